import { holdsKind, questionKind } from './question-kind.ts'
import { questionTerms, type QuestionTerm } from './question-terms.ts'
import { splitSentences } from './sentences.ts'
import { matchStrength, stemText, type StemmedText } from './term-match.ts'
import type { PassageText } from './windows.ts'

/** A sentence of a passage, verbatim. `score` 0 to about 1.2: the share of the question it speaks to. */
export interface BestSentence {
  readonly index: number
  readonly sentence: string
  readonly score: number
}

interface Candidate {
  readonly index: number
  readonly rank: number
  readonly text: string
  readonly own: StemmedText
  readonly near: StemmedText
  readonly above: StemmedText
}

const NEAR = 0.6
const ABOVE = 0.7

function candidatesOf(passages: readonly PassageText[]): readonly Candidate[] {
  return passages.flatMap((passage, rank) => {
    const sentences = splitSentences(passage.text)
    const above = stemText(`${passage.title ?? ''} ${passage.heading ?? ''}`)
    return sentences.map((sentence, i) => ({
      index: passage.index,
      rank,
      text: sentence.text,
      own: stemText(sentence.text),
      near: stemText(`${sentences[i - 1]?.text ?? ''} ${sentences[i + 1]?.text ?? ''}`),
      above,
    }))
  })
}

/** Rare terms among the sentences at hand say more; no index is needed. */
function weightOf(term: QuestionTerm, candidates: readonly Candidate[]): number {
  const holding = candidates.filter((candidate) => matchStrength(term, candidate.own) > 0).length
  const rarity = Math.log(1 + (candidates.length + 1) / (holding + 1))
  return term.role === 'soft' ? rarity * 0.4 : rarity
}

/**
 * The sentences that speak most directly to the question, best first, at most `limit`. Headings and
 * neighbours count in part; when the question wants a number, a date or a person, sentences that hold one
 * win.
 */
export function bestSentences(
  question: string,
  passages: readonly PassageText[],
  limit = 3,
): readonly BestSentence[] {
  const kind = questionKind(question)
  const terms = questionTerms(question)
  const candidates = candidatesOf(passages)
  const weights = terms.map((term) => weightOf(term, candidates))
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const scored = candidates.map((candidate) => {
    let score = 0
    for (const [i, term] of terms.entries()) {
      const best = Math.max(
        matchStrength(term, candidate.own),
        NEAR * matchStrength(term, candidate.near),
        ABOVE * matchStrength(term, candidate.above),
      )
      score += best * (weights[i] ?? 0)
    }
    const share = score / total
    const typed =
      kind === 'open'
        ? share
        : holdsKind(candidate.text, kind, question)
          ? share * 1.15
          : share * (kind === 'date' ? 0.85 : 0.7)
    const asksBack = candidate.text.endsWith('?') ? 0.7 : 1
    const short = candidate.own.stems.size < 3 ? 0.6 : 1
    return { candidate, score: typed * asksBack * short * (1 - 0.02 * candidate.rank) }
  })
  const seen = new Set<string>()
  const best: BestSentence[] = []
  for (const { candidate, score } of scored.toSorted((a, b) => b.score - a.score)) {
    if (best.length >= limit || score <= 0) break
    if (seen.has(candidate.own.joined)) continue
    seen.add(candidate.own.joined)
    best.push({ index: candidate.index, sentence: candidate.text, score })
  }
  return best
}
