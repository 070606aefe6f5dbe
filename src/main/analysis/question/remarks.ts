import type { QuestionReading } from './question-reading.ts'
import type { People } from './read-people.ts'
import type { Reader } from './reader.ts'

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ')

/** What of a question was not used, in sentences. */
export function remarksOf(
  reader: Reader,
  found: QuestionReading,
  people: People,
  grouping: string | null,
): readonly string[] {
  const unused = found.leftover.filter((word) => !grouping?.includes(word))
  const second = found.groups
    .filter((group) => group !== found.groupBy && group !== 'transcript')
    .filter(
      (group) =>
        !(group === 'rep' && found.groupBy === 'objectionKind' && found.measures.includes('objections')),
    )
  return [
    ...people.remarks,
    ...(found.unread ? [`Calls cannot be chosen by "${found.unread}", so this limit is not used.`] : []),
    ...(grouping ? [`Nothing can be divided "${grouping}".`] : []),
    ...(second.length > 0 && found.groupBy !== 'none'
      ? ['Only one division at a time is possible; ask again for the other.']
      : []),
    ...(unused.length > 0
      ? [`I could not use ${quoted(unused)} from your question; the numbers are not narrowed by it.`]
      : []),
    ...(/\bnot\b/.test(reader.rest()) &&
    !found.search &&
    found.phrase === null &&
    (found.filter.outcomes?.length ?? 0) === 0
      ? ['The word "not" was not understood here.']
      : []),
  ]
}
