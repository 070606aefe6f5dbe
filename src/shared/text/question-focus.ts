import type { QuestionTerm } from './question-terms.ts'
import { matchStrength, stemText } from './term-match.ts'

/** In "how many windows did we …" the windows, or null in any other question. */
export function countedTerm(question: string, terms: readonly QuestionTerm[]): QuestionTerm | null {
  const noun = /\bhow many ((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)\b/iu.exec(question)?.[1]?.toLowerCase()
  return terms.find((term) => noun?.includes(term.text)) ?? null
}

const VERB =
  'is|are|was|were|do|does|did|can|could|should|must|may|will|would|has|have|we|i|you|they|to|gets?|needs?'
const PREPOSITION = 'of|for|in|at|on|to|from|with|by|per|about|during|after|before|when|if|that|which|who'
const END = String.raw`(?= (?:${VERB}|${PREPOSITION})\b|[?.!]|$)`
const DIRECT = new RegExp(
  String.raw`\b(?:what|which|whose|how many) (?!(?:${VERB}|kind|type|sort)\b)(.+?)${END}`,
  'iu',
)
const NOUN = new RegExp(
  String.raw`\b(?:what|how much|who|when|where|which)(?:['’]s| is| are| was| were) ` +
    String.raw`(?:the |our |your |a |an )?(.+?)${END}`,
  'iu',
)

/** What a question asks of its subject: "extension" in "What is Kenji's extension?"; null when unclear. */
export function focusOf(question: string, terms: readonly QuestionTerm[]): QuestionTerm | null {
  const direct = DIRECT.exec(question)
  const phrase = (direct ?? NOUN.exec(question))?.[1]?.toLowerCase()
  if (!phrase) return null
  const stems = stemText(phrase)
  const held = terms.filter((term) => matchStrength({ ...term, alternatives: [] }, stems) === 1)
  // "Which rep handles Powell": without a helping verb only the first word is sure to be the thing.
  const ends = direct ? question.slice(direct.index + direct[0].length) : ''
  const helped =
    !direct || /^ (?:is|are|was|were|do|does|did|can|should|must|may|will|have|has)\b/i.test(ends)
  return (helped ? held.at(-1) : held[0]) ?? null
}
