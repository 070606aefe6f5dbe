import { editDistance, fold, matchWord } from '#shared/domain/likeness.ts'
import { pattern } from './pattern.ts'
import { isSoft } from '#shared/text/stop-words.ts'
import type { QuestionContext } from './context.ts'
import type { Reader } from './reader.ts'
import { isGeneral } from './vocabulary.ts'

export interface People {
  readonly reps: readonly string[]
  /** Transcripts of customers that are named. */
  readonly ids: readonly string[]
  /** Customers as they are on record. */
  readonly customers: readonly string[]
  readonly remarks: readonly string[]
}

interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

function wordsOf(rest: string): readonly Word[] {
  return [...rest.matchAll(/[\p{L}]+(?:[-'][\p{L}]+)*/gu)].map((match) => ({
    text: fold(match[0].replace(/'s?$/, '')),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

const everyday = (word: string): boolean => isGeneral(word) || isSoft(word)

function isPart(said: string, part: string): boolean {
  const match = matchWord(said, part)
  if (match === 'same' || match === 'nickname') return !everyday(said) || said === part
  // One wrong letter, but not where the word is one of every day: "tell" is not Mr. Bell.
  return said.length >= 4 && part.length >= 4 && !everyday(said) && editDistance(said, part, 1) <= 1
}

interface Named {
  readonly name: string
  readonly words: readonly Word[]
}

/** People of the list whose first, last or full name stands in the text. */
function named(words: readonly Word[], names: readonly string[]): readonly Named[] {
  return names.flatMap((name) => {
    const parts = fold(name)
      .split(' ')
      .filter((part) => part.length >= 2)
    const found = words.filter(({ text }) => parts.some((part) => isPart(text, part)))
    return found.length > 0 ? [{ name, words: found }] : []
  })
}

/** Who has the most of their name said: "Marcus Bell" is not every other Marcus. */
function best(found: readonly Named[]): readonly Named[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.words.length > one.words.length &&
          one.words.every((word) => other.words.includes(word)),
      ),
  )
}

const EXCEPT =
  /\b(?:except(?: for)?|excluding|without|other than|apart from|besides|but not|not counting|leaving out)\s+$/

export function readPeople(reader: Reader, context: QuestionContext): People {
  const words = wordsOf(reader.rest())
  const found = best(named(words, context.reps))
  const remarks: string[] = []
  const shared = found.filter((one) =>
    found.some((other) => other !== one && other.words.some((word) => one.words.includes(word))),
  )
  if (shared.length > 1) {
    remarks.push(`The name fits ${shared.map(({ name }) => name).join(' and ')}; all of them are counted.`)
  }
  const excluded = found.filter(
    ({ words: [first] }) => first && EXCEPT.test(reader.rest().slice(0, first.from)),
  )
  for (const { words: said } of found) for (const { from, to } of said) reader.cut(from, to)
  const wanted = found.filter((one) => !excluded.includes(one)).map(({ name }) => name)
  const others = context.reps.filter((name) => !excluded.some((one) => one.name === name))
  if (excluded.length > 0)
    reader.take(
      /\b(except( for)?|excluding|without|other than|apart from|besides|but not|not counting|leaving out)\b/,
    )
  const reps = excluded.length > 0 && wanted.length === 0 ? others : wanted
  const people = best(
    named(
      wordsOf(reader.rest()),
      context.customers.map(({ name }) => name),
    ),
  )
  // A first name alone may be anybody's: it names a customer only when it is written as a name.
  const customers = people.filter(
    ({ words: said }) =>
      said.length > 1 || said.some(({ from }) => /\p{Lu}/u.test(reader.written[from] ?? '')),
  )
  for (const { words: said } of customers) for (const { from, to } of said) reader.cut(from, to)
  const ids = customers.flatMap(({ name }) => context.customers.find((each) => each.name === name)?.ids ?? [])
  return { reps: [...reps].sort(), ids, customers: customers.map(({ name }) => name), remarks }
}

/** A name that is nobody's in the transcripts: "does Kevin ask", "Kevin's questions", "compare Kevin". */
export function strangerIn(reader: Reader): string | null {
  const rest = reader.rest()
  const asked = pattern(
    String.raw`\b(?:does|did|has|is|was|do|would|can|could|compare|about|by|of|for|than|and|with|did not|
      doesn't|didn't)\s+([\p{L}]+)(?=\s|'s|\?|$|¤)`,
    'gu',
  )
  for (const match of rest.matchAll(asked)) {
    const word = match[1] ?? ''
    const at = match.index + match[0].length - word.length
    const capital = /\p{Lu}/u.test(reader.written[at] ?? '')
    const verb =
      /^\s+(ask|talk|speak|say|win|lose|close|sell|get|open|start|answer|handle|mention|have|do|use|quote)\b/
    const acts = /^(does|did)/.test(match[0]) && verb.test(rest.slice(at + word.length))
    if ((capital || acts) && !everyday(word)) return reader.written.slice(at, at + word.length)
  }
  const owner = /\b([\p{L}]+)'s\b/gu
  for (const match of rest.matchAll(owner)) {
    const word = match[1] ?? ''
    const capital = /\p{Lu}/u.test(reader.written[match.index] ?? '')
    if (capital && !everyday(word)) return reader.written.slice(match.index, match.index + word.length)
  }
  return null
}
