import { fold, tokenize, type Token } from './tokens.ts'
import { isSoft, stopWords } from './stop-words.ts'
import { synonyms, type Synonym } from './synonyms.ts'

/**
 * What a term of a question is: a proper name, a code such as X200, a number, a word of substance, what
 * somebody does, or a soft word that people use freely when asking.
 */
export type TermRole = 'name' | 'code' | 'number' | 'word' | 'verb' | 'soft'

export interface QuestionTerm {
  /** As asked, lower case. */
  readonly text: string
  /** The term's own stems, joined by a space when it is a phrase ("down payment"). */
  readonly stems: string
  /** What else it may be called. */
  readonly alternatives: readonly Synonym[]
  readonly role: TermRole
}

/** Phrases in straight or curly double quotes: they are wanted as they stand. */
export function quotedPhrases(question: string): readonly string[] {
  return [...question.matchAll(/["“]([^"“”]{2,80})["”]/g)]
    .map((match) => match[1]?.trim() ?? '')
    .filter(Boolean)
}

function startsSentence(question: string, token: Token): boolean {
  const before = question.slice(0, token.start).trimEnd()
  return (
    token.start === 0 || (/(^|[.!?:;]\s*["“(]?)$/.test(before) && !/\b(?:Mrs?|Ms|Dr|Prof|St)\.$/.test(before))
  )
}

const ACTS = new RegExp(
  String.raw`\b(?:can|may|must|should|do|does|did|will|could|have)\s+(?:(?:the|a|an|our|my)\s+)?` +
    String.raw`(?:homeowner|customer|client|guest|patient|employee|owner|visitor|tenant|member|staff|people` +
    String.raw`|kid)s?\s+$`,
  'i',
)

/** The word after "do we", "can I" or "to" is what one does: people choose that verb freely. */
function isVerb(question: string, token: Token): boolean {
  const before = question.slice(Math.max(0, token.start - 40), token.start)
  if (ACTS.test(before)) return true
  return /\b(i|we|you|they|he|she|someone|somebody|anyone|to|can't|don't|doesn't|not)\s+$/i.test(
    question.slice(Math.max(0, token.start - 12), token.start),
  )
}

function roleOf(question: string, token: Token, shouting: boolean): TermRole {
  if (/^\d+(\.\d+)?$/.test(token.text)) return 'number'
  if (/\d/.test(token.text))
    return /^\d+(st|nd|rd|th|yr|ft|in|lb|hr|min|k)s?$/.test(token.text) ? 'number' : 'code'
  if (!shouting && /^\p{Lu}/u.test(token.written) && !startsSentence(question, token)) return 'name'
  if (isSoft(token.text)) return 'soft'
  return isVerb(question, token) ? 'verb' : 'word'
}

function phraseAt(tokens: readonly Token[], from: number): { stems: string; length: number } | null {
  for (let length = Math.min(synonyms.longest, tokens.length - from); length > 1; length--) {
    const stems = tokens
      .slice(from, from + length)
      .map((token) => token.stem)
      .join(' ')
    if (synonyms.has(stems)) return { stems, length }
  }
  return null
}

/**
 * The content of a question, each term with what else it may be called. Question and stop words are
 * gone.
 */
export function questionTerms(question: string): readonly QuestionTerm[] {
  const tokens = tokenize(question)
  // In a Title Like This or IN CAPITALS even small words have one: capitals mark no names there.
  const shouting = tokens.some(
    ({ written, text }, at) => at > 0 && /^\p{Lu}./u.test(written) && stopWords.has(text) && text !== 'us',
  )
  const terms: QuestionTerm[] = []
  const seen = new Set<string>()
  const add = (text: string, stems: string, role: TermRole): void => {
    if (seen.has(stems)) return
    seen.add(stems)
    terms.push({ text, stems, alternatives: synonyms.alternatives(stems), role })
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    const phrase = phraseAt(tokens, i)
    if (phrase) {
      const words = tokens.slice(i, i + phrase.length)
      const soft = words.every((word) => stopWords.has(word.text) || isSoft(word.text))
      // "how many", "have to": the form of the question, not its content.
      if (words[0]?.text === 'how' || words.every((word) => stopWords.has(word.text))) {
        i += phrase.length - 1
        continue
      }
      add(words.map((word) => word.text).join(' '), phrase.stems, soft ? 'soft' : 'word')
      i += phrase.length - 1
      continue
    }
    const upper = /^[A-Z]{2,}$/.test(token.written) && !shouting
    if (tokens[i - 1]?.text === 'how' && isSoft(token.text)) continue
    if ((stopWords.has(fold(token.written)) && !upper) || (token.text.length < 2 && !/\d/.test(token.text)))
      continue
    add(token.text, token.stem, roleOf(question, token, shouting))
  }
  return terms
}
