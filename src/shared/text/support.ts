import { questionKind, type QuestionKind } from './question-kind.ts'
import { questionTerms, type QuestionTerm } from './question-terms.ts'
import { countedTerm, focusOf } from './question-focus.ts'
import { metAt, typedAt, type ReadPlace } from './windows.ts'

/** How many of all texts (passages of an index, or sentences at hand) hold a term. */
export interface Rarity {
  readonly total: number
  holding(term: QuestionTerm): number
}

const SOFT = 0.3
/** With hardly a word of substance in the question, the free words carry it. */
const SOFT_ALONE = 0.6
const VERB = 0.75
/** What one does is worded freely: "reuse" for "harvested up to eight generations". */
const VERB_ABSENT = 0.4
const SOFT_ABSENT = 0.5
const SOFT_ABSENT_ALONE = 0.6
/** "in summer", "at the harbor": says where or when, and is often worded otherwise. */
const ASIDE = 0.5
/** The further words of a name of several: "Heron Point Marina" is one thing. */
const NAME_GOES_ON = 0.35
const UNTYPED = 0.6
/** "When" also asks for a condition. */
const UNDATED = 0.65
/** A name the passage does not hold: it speaks of somebody or something else. */
const OTHER_NAME = 0.5
/** A name in this share of all passages is the company's own, or as good as: it singles nothing out. */
const EVERYWHERE = 0.3
/** The thing asked for is not spoken of there. */
const OFF_FOCUS = 0.7
const IN_FOCUS = 0.66

interface Weighed {
  readonly term: QuestionTerm
  readonly weight: number
  /** No text holds the term. */
  readonly absent: boolean
}

/** A question taken apart and weighed against what there is to read. */
export interface ReadQuestion {
  readonly text: string
  readonly kind: QuestionKind
  readonly terms: readonly Weighed[]
  readonly counted: QuestionTerm | null
  readonly focus: QuestionTerm | null
}

function isAside(question: string, term: QuestionTerm): boolean {
  const word = term.text.replace(/[^\p{L}\p{N} ]/gu, '')
  const aside = String.raw`\S\s+(?:in|at|during|within|inside|from|by) (?:the |a |an |our |my )?${word}`
  return new RegExp(aside, 'iu').test(question)
}

function weigh(
  question: string,
  terms: readonly QuestionTerm[],
  { total, holding: count }: { total: number; holding: (term: QuestionTerm) => number },
): readonly Weighed[] {
  const hard = terms.filter((term) => term.role !== 'soft').length
  return terms.map((term, at) => {
    const holding = count(term)
    // A word that stands nowhere says no more than one that stands once.
    const seen = Math.max(1, holding)
    const idf = Math.log(1 + (total - seen + 0.5) / (seen + 0.5))
    const absent = holding === 0
    const capped = Math.min(5, Math.max(0.7, idf))
    if (term.role === 'soft')
      return { term, weight: (hard > 1 ? SOFT : SOFT_ALONE) * Math.min(capped, 3), absent }
    if (term.role === 'name' && holding > 3 && holding > total * EVERYWHERE) {
      return { term: { ...term, role: 'soft' }, weight: SOFT, absent }
    }
    if (term.role === 'verb')
      return { term, weight: (absent ? VERB_ABSENT : VERB) * Math.min(capped, 3.5), absent }
    if (term.role === 'word' && isAside(question, term))
      return { term, weight: capped * ASIDE * (absent ? ASIDE : 1), absent }
    const goesOn = term.role === 'name' && terms[at - 1]?.role === 'name' && !absent
    const sharp = term.role === 'name' || term.role === 'code' ? 1.3 : 1
    return { term, weight: capped * sharp * (goesOn ? NAME_GOES_ON : 1), absent }
  })
}

export function readQuestion(text: string, rarity: Rarity): ReadQuestion {
  const kind = questionKind(text)
  const whom = kind === 'person' ? /\b(?:which|what) (\p{L}+)/iu.exec(text)?.[1]?.toLowerCase() : null
  // A name is answer enough to "Which rep …": the page need not say what he is.
  const terms = questionTerms(text).map((term): QuestionTerm =>
    term.text === whom ? { ...term, role: 'soft' } : term,
  )
  return {
    text,
    kind,
    terms: weigh(text, terms, { total: rarity.total, holding: (term) => rarity.holding(term) }),
    counted: countedTerm(text, terms),
    focus: focusOf(text, terms),
  }
}

/** The share of the question that one place speaks to, 0 to 1. */
export function supportAt(question: ReadQuestion, place: ReadPlace): number {
  let sum = 0
  let total = 0
  let others = 0
  const rich = question.terms.filter(({ term }) => term.role !== 'soft').length > 1
  for (const { term, weight } of question.terms) {
    const met = metAt(term, place)
    sum += weight * met
    // A soft word that is not there counts less against than one that is there counts for.
    total += weight * (term.role === 'soft' && met === 0 ? (rich ? SOFT_ABSENT : SOFT_ABSENT_ALONE) : 1)
    if (met === 0 && (term.role === 'name' || term.role === 'code')) others++
  }
  if (total === 0 || sum === 0) return 0
  const { text, kind, counted, focus } = question
  const off = focus && focus.role !== 'soft' && metAt(focus, place) < IN_FOCUS ? OFF_FOCUS : 1
  const least = kind === 'date' ? UNDATED : UNTYPED
  const typed = least + (1 - least) * typedAt(text, kind, counted, place)
  return (sum / total) * typed * off * OTHER_NAME ** Math.min(2, others)
}

/**
 * The support from which a question counts as answered. A short question must be met nearly whole; a long
 * one is worded in more ways than one.
 */
export function supportNeeded({ terms }: ReadQuestion): number {
  const soft = terms.filter(({ term }) => term.role === 'soft').length
  const hard = terms.length - soft
  return 0.74 - 0.07 * Math.min(3, soft) - 0.02 * Math.min(3, Math.max(0, hard - 2))
}
