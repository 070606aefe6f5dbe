import { questionTerms, quotedPhrases } from '#shared/text/question-terms.ts'
import { stopWords } from '#shared/text/stop-words.ts'
import { fold, tokenize } from '#shared/text/tokens.ts'

export function quote(text: string): string {
  return `"${text.replaceAll('"', ' ').trim()}"`
}

const MOST_ALTERNATIVES = 10
/** Shorter words with a wrong letter are as likely other words. */
const TYPO_FROM = 6

/** "ice-dam" is also "ice dam" and "icedam"; neighbours that may be one word ("drip edge") likewise. */
function compounds(query: string): readonly string[] {
  const hyphened = [...query.matchAll(/\p{L}+(?:[-/]\p{L}+)+/gu)].flatMap(([word]) => [
    word.replace(/[-/]/g, ' '),
    word.replace(/[-/]/g, ''),
  ])
  const words = [...query.matchAll(/\p{L}{3,}/gu)].map((match) => fold(match[0]))
  const joined = words.flatMap((word, i) => {
    const next = words[i + 1]
    return next && !stopWords.has(word) && !stopWords.has(next) ? [word + next] : []
  })
  return [...hyphened, ...joined]
}

/** "dripedge" for "drip edge": ways to cut a word that the index does not know. */
function cuts(word: string): readonly string[] {
  if (word.length < 6 || word.length > 20) return []
  return Array.from({ length: word.length - 5 }, (_, i) => `${word.slice(0, i + 3)} ${word.slice(i + 3)}`)
}

export interface FtsQuery {
  /**
   * The question's own words; stop words only when there is nothing else. Null when there is no word at
   * all.
   */
  readonly plain: string | null
  /** The plain words and everything they may also be called; null when that adds nothing. */
  readonly wide: string | null
}

/**
 * FTS5 expressions for a question: quoted terms joined by OR (an implicit AND finds almost nothing).
 * `isKnown` tells whether the index holds a word, `isCommon` whether so many passages do that as another
 * name for something it costs time and finds nothing.
 */
export function ftsQuery(
  question: string,
  isKnown: (expression: string) => boolean,
  isCommon: (expression: string) => boolean = () => false,
): FtsQuery {
  const tokens = tokenize(question)
  const content = tokens.filter((token) => !stopWords.has(token.text) || /^[A-Z]{2,}$/.test(token.written))
  const phrases = quotedPhrases(question)
  const plain = new Set<string>()
  for (const token of content.length ? content : tokens) {
    plain.add(quote(token.written))
    if (token.text !== fold(token.written)) plain.add(quote(token.text))
  }
  for (const phrase of phrases) plain.add(quote(phrase))
  if (plain.size === 0) return { plain: null, wide: null }
  const wide = new Set(plain)
  for (const term of questionTerms(question)) {
    // What a soft word may also be called is common: it costs time and finds nothing.
    if (term.role === 'soft' && !term.stems.includes(' ')) continue
    for (const { words } of term.alternatives.slice(0, MOST_ALTERNATIVES)) {
      if (!wide.has(quote(words)) && !isCommon(quote(words))) wide.add(quote(words))
    }
  }
  for (const compound of compounds(question)) wide.add(quote(compound))
  for (const token of content) {
    if (/^\p{L}+$/u.test(token.written) && !isKnown(quote(token.written))) {
      for (const cut of cuts(token.text)) wide.add(quote(cut))
      // A letter wrong further on: what begins alike is read, and the judge compares letters.
      const start = `${quote(token.text.slice(0, TYPO_FROM - 2))}*`
      if (token.text.length >= TYPO_FROM && !isCommon(start)) wide.add(start)
    }
  }
  return {
    plain: [...plain].join(' OR '),
    wide: wide.size > plain.size ? [...wide].join(' OR ') : null,
  }
}
