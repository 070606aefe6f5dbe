import { holdsKind, questionKind } from '#shared/text/question-kind.ts'
import { questionTerms, type QuestionTerm } from '#shared/text/question-terms.ts'
import { splitSentences } from '#shared/text/sentences.ts'
import { matchStrength, stemText } from '#shared/text/term-match.ts'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import type { Evidence } from './knowledge.ts'

/** How many of the searchable passages hold one of the stem sequences. */
export interface Rarity {
  readonly total: number
  holding(term: QuestionTerm): number
}

/** What a term counts for by where it stands, seen from the sentence that would be the answer. */
const PLACE = { sentence: 1, neighbour: 0.9, heading: 0.9, title: 0.85, passage: 0.45, nowhere: 0 }
const SOFT = 0.3
/** A soft word that is not there is worth less than one that is: people ask in their own words. */
const SOFT_MISSING = 0.12
const UNTYPED = 0.6
const ENOUGH = 0.62

interface Weighed {
  readonly term: QuestionTerm
  readonly weight: number
  readonly missing: boolean
}

function weigh(terms: readonly QuestionTerm[], rarity: Rarity): readonly Weighed[] {
  return terms.map((term) => {
    const holding = rarity.holding(term)
    const idf = Math.log(1 + (rarity.total - holding + 0.5) / (holding + 0.5))
    const missing = holding === 0
    const capped = Math.min(5, Math.max(0.7, idf))
    if (term.role === 'soft')
      return { term, weight: (missing ? SOFT_MISSING : SOFT) * Math.min(capped, 3), missing }
    const sharp = term.role === 'name' || term.role === 'code' ? 1.3 : 1
    return { term, weight: capped * sharp, missing }
  })
}

/** The share of the question that the best place of one passage holds. */
function supportOf(weighed: readonly Weighed[], question: string, passage: RankedPassage): number {
  const kind = questionKind(question)
  const sentences = splitSentences(passage.text)
  const stems = sentences.map((sentence) => stemText(sentence.text))
  const heading = stemText(passage.heading)
  const title = stemText(passage.title)
  const whole = stemText(passage.text)
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  const fixed = weighed.map(({ term }) =>
    Math.max(
      PLACE.heading * matchStrength(term, heading),
      PLACE.title * matchStrength(term, title),
      PLACE.passage * matchStrength(term, whole),
    ),
  )
  const inSentence = stems.map((text) => weighed.map(({ term }) => matchStrength(term, text)))
  let best = 0
  for (const i of sentences.keys()) {
    let sum = 0
    for (const [k, { weight }] of weighed.entries()) {
      const beside = Math.max(inSentence[i - 1]?.[k] ?? 0, inSentence[i + 1]?.[k] ?? 0)
      sum += weight * Math.max(inSentence[i]?.[k] ?? 0, PLACE.neighbour * beside, fixed[k] ?? 0)
    }
    const around = sentences.slice(Math.max(0, i - 1), i + 2).some((near) => holdsKind(near.text, kind))
    best = Math.max(best, (sum / total) * (around ? 1 : UNTYPED))
  }
  return best
}

/** Judges whether passages answer a question. Pure: the index is asked through `rarity` only. */
export function judgeEvidence(
  question: string,
  passages: readonly RankedPassage[],
  rarity: Rarity,
): Evidence {
  const weighed = weigh(questionTerms(question), rarity)
  const missing = weighed.filter((one) => one.missing && one.term.role !== 'soft')
  const support = Math.max(0, ...passages.map((passage) => supportOf(weighed, question, passage)))
  const named = missing.some(({ term }) => term.role === 'name' || term.role === 'code')
  return {
    passages,
    support,
    answerable: passages.length > 0 && support >= ENOUGH && !named,
    missingTerms: missing.map(({ term }) => term.text),
  }
}
