import { withoutMarkers } from './spoken-words.ts'

const ASKED = /[?!]*\?[?!]*/g
const SENTENCE_END = /[?!]|[.…](?=["'”’)\]]*(?:\s|$))/

/** Sentences that end in a question mark; "Really?!" is one. */
export function countQuestions(text: string): number {
  return text.includes('?') ? (withoutMarkers(text).match(ASKED) ?? []).length : 0
}

/** False for the raw text of a recogniser, in which no question can be told from a statement. */
export function hasSentenceMarks(text: string): boolean {
  return SENTENCE_END.test(withoutMarkers(text))
}
