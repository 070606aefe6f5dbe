import { readQuestion, supportAt, supportNeeded, type Rarity } from '#shared/text/support.ts'
import type { QuestionTerm } from '#shared/text/question-terms.ts'
import { metAt, readPlaces } from '#shared/text/windows.ts'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import type { Evidence } from './knowledge.ts'

/** Judges whether passages answer a question. Pure: the index is asked through `rarity` only. */
export function judgeEvidence(
  question: string,
  passages: readonly RankedPassage[],
  rarity: Rarity,
): Evidence {
  const asked = readQuestion(question, rarity)
  const numbered = passages.map(({ text, title, heading }, index) => ({ index, text, title, heading }))
  const support = passages.map(() => 0)
  const met = new Set<QuestionTerm>()
  for (const place of readPlaces(numbered)) {
    const at = place.passage.index
    support[at] = Math.max(support[at] ?? 0, supportAt(asked, place))
    for (const { term, absent } of asked.terms) if (absent && metAt(term, place) > 0) met.add(term)
  }
  // The index does not know "Wednesday" of "Monday to Friday", nor a word with a letter wrong.
  const missing = asked.terms.filter(({ term, absent }) => absent && term.role !== 'soft' && !met.has(term))
  const judged = passages
    .map((passage, rank) => ({ passage, rank, support: support[rank] ?? 0 }))
    // What speaks to the whole question goes first; search order decides between equals.
    .toSorted((a, b) => b.support - 0.01 * b.rank - (a.support - 0.01 * a.rank))
  const best = Math.max(0, ...support)
  const named = missing.some(({ term }) => ['name', 'code', 'number'].includes(term.role))
  return {
    passages: judged.map((one) => one.passage),
    support: best,
    answerable: passages.length > 0 && best >= supportNeeded(asked) && !named,
    missingTerms: missing.map(({ term }) => term.text),
  }
}
