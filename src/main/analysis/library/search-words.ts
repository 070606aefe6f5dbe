import { stopWords } from '#shared/text/stop-words.ts'
import { fold, tokenize } from '#shared/text/tokens.ts'

/** FTS5 expressions for a search in what was said. */
interface TurnQuery {
  /** Turns with all of the words; null when there is no word at all. */
  readonly all: string | null
  /** Turns with some of them; null where that is the same. */
  readonly some: string | null
}

const MOST_WORDS = 24
const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/g

/** Only letters and digits get between the quotes, so nothing a person types is an operator. */
function quoted(text: string): string | null {
  const words = tokenize(text).map((token) => token.written)
  return words.length ? `"${words.join(' ')}"` : null
}

/** Phrases in quotes must be there as they stand; the last word may be the beginning of one. */
export function turnQuery(query: string): TurnQuery {
  const phrases = [...query.matchAll(PHRASE)].flatMap((match) => quoted(match[1] ?? '') ?? [])
  const rest = query.replace(PHRASE, ' ')
  const tokens = tokenize(rest)
  const content = tokens.filter((token) => !stopWords.has(fold(token.written)))
  const used = (content.length || phrases.length ? content : tokens).slice(0, MOST_WORDS)
  const last = tokens.at(-1)
  const isOpen = last !== undefined && last.end === rest.length && last.end > last.start + 1
  const words = used.map((token) => {
    const word = quoted(token.written) ?? '""'
    return isOpen && token === last ? `(${word} OR ${word}*)` : word
  })
  const must = phrases.slice(0, MOST_WORDS)
  const all = [...must, ...words]
  if (all.length === 0) return { all: null, some: null }
  const some = words.length > 1 ? [...must, `(${words.join(' OR ')})`] : null
  return { all: all.join(' AND '), some: some ? some.join(' AND ') : null }
}
