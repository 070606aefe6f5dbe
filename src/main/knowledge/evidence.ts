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
const PLACE = {
  sentence: 1,
  neighbour: 0.9,
  heading: 0.9,
  title: 0.85,
  apart: 0.9,
  passage: 0.45,
  nowhere: 0,
}
const SOFT = 0.3
const VERB = 0.75
const SOFT_ABSENT = 0.5
const UNTYPED = 0.6
/** "When" also asks for a condition. */
const UNDATED = 0.85
/** A name the passage does not hold: it speaks of somebody or something else. */
const OTHER_NAME = 0.5
/** A name in this share of all passages is the company's own, or as good as: it singles nothing out. */
const EVERYWHERE = 0.15
const ENOUGH = 0.63

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
    if (term.role === 'soft') return { term, weight: SOFT * Math.min(capped, 3), missing }
    if (term.role === 'name' && holding > 3 && holding > rarity.total * EVERYWHERE) {
      return { term: { ...term, role: 'soft' }, weight: SOFT, missing }
    }
    if (term.role === 'verb') return { term, weight: VERB * Math.min(capped, 3.5), missing }
    const sharp = term.role === 'name' || term.role === 'code' ? 1.3 : 1
    return { term, weight: capped * sharp, missing }
  })
}

/** In "how many windows did we …" the windows, or null in any other question. */
function countedTerm(question: string, weighed: readonly Weighed[]): QuestionTerm | null {
  const noun = /\bhow many ((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)\b/iu.exec(question)?.[1]?.toLowerCase()
  return weighed.find(({ term }) => noun?.includes(term.text))?.term ?? null
}

/** True when a number stands close to the thing ("24 signed contracts"), or is all there is ("Five."). */
function countsThing(sentence: string, thing: QuestionTerm): boolean {
  if (sentence.split(/\s+/).length <= 5) return holdsKind(sentence, 'count')
  const words = sentence.split(/\s+/)
  return words.some(
    (word, i) =>
      holdsKind(word, 'count') &&
      matchStrength(thing, stemText(words.slice(Math.max(0, i - 5), i + 7).join(' '))) > 0,
  )
}

/** The share of the question that the best place of one passage holds. */
function supportOf(weighed: readonly Weighed[], question: string, passage: RankedPassage): number {
  const kind = questionKind(question)
  const sentences = splitSentences(passage.text)
  const stems = sentences.map((sentence) => stemText(sentence.text))
  const heading = stemText(passage.heading)
  const title = stemText(passage.title)
  const whole = stemText(passage.text)
  if (weighed.length === 0) return 0
  const everything = stemText(`${passage.title} ${passage.heading} ${passage.text}`)
  const fixed = weighed.map(({ term }) =>
    Math.max(
      // The words of a phrase may stand apart: "warranty" in the title, "claim" in the heading.
      term.stems.includes(' ') ? PLACE.apart * matchStrength(term, everything) : 0,
      PLACE.heading * matchStrength(term, heading),
      PLACE.title * matchStrength(term, title),
      PLACE.passage * matchStrength(term, whole),
    ),
  )
  const inSentence = stems.map((text) => weighed.map(({ term }) => matchStrength(term, text)))
  // Names and codes must be met somewhere in the passage, its headings or its title.
  const others = weighed.filter(
    ({ term }, k) => (term.role === 'name' || term.role === 'code') && (fixed[k] ?? 0) === 0,
  )
  const about = OTHER_NAME ** Math.min(2, others.length)
  const counted = countedTerm(question, weighed)
  let best = 0
  for (const i of sentences.keys()) {
    let sum = 0
    let total = 0
    for (const [k, { term, weight }] of weighed.entries()) {
      const beside = Math.max(inSentence[i - 1]?.[k] ?? 0, inSentence[i + 1]?.[k] ?? 0)
      const met = Math.max(inSentence[i]?.[k] ?? 0, PLACE.neighbour * beside, fixed[k] ?? 0)
      sum += weight * met
      // A soft word that is not there counts less against than one that is there counts for.
      total += weight * (term.role === 'soft' && met === 0 ? SOFT_ABSENT : 1)
    }
    const around = sentences
      .slice(Math.max(0, i - 1), i + 2)
      .some((near) => (counted ? countsThing(near.text, counted) : holdsKind(near.text, kind, question)))
    best = Math.max(best, (sum / total) * (around ? 1 : kind === 'date' ? UNDATED : UNTYPED) * about)
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
  const judged = passages
    .map((passage, rank) => ({ passage, rank, support: supportOf(weighed, question, passage) }))
    // What speaks to the whole question goes first; search order decides between equals.
    .toSorted((a, b) => b.support - 0.01 * b.rank - (a.support - 0.01 * a.rank))
  const support = Math.max(0, ...judged.map((one) => one.support))
  const named = missing.some(({ term }) => term.role === 'name' || term.role === 'code')
  return {
    passages: judged.map((one) => one.passage),
    support,
    answerable: passages.length > 0 && support >= ENOUGH && !named,
    missingTerms: missing.map(({ term }) => term.text),
  }
}
