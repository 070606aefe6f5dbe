import { questionTerms, type QuestionTerm } from '#shared/text/question-terms.ts'
import { matchStrength, stemText, type StemmedText } from '#shared/text/term-match.ts'

export interface Subject {
  readonly terms: readonly QuestionTerm[]
}

/** The words of substance of "the warranty" or "how you protect my plants". */
export function readSubject(words: string): Subject {
  const terms = questionTerms(words)
  const firm = terms.filter(({ role }) => role !== 'soft')
  return { terms: firm.length > 0 ? firm : terms }
}

/** Does a text speak of a subject, by its words, their family or what else they are called? */
export function speaksOf(text: string | StemmedText, subject: Subject): boolean {
  const own = typeof text === 'string' ? stemText(text) : text
  if (subject.terms.length === 0) return false
  return subject.terms.every((term) => matchStrength(term, own) >= 0.7)
}
