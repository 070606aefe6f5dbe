import type { Token } from './tokens.ts'

/** Word classes by name: words and phrases of up to four words, lower case. */
export type LexiconSource = Readonly<Record<string, readonly string[]>>

export interface TaggedToken extends Token {
  /** Word classes of this token; for a phrase, on its first token. */
  readonly tags: readonly string[]
  /** What stands for the token in sequences: its first class, itself, or `oov`. */
  readonly symbol: string
}

export interface Lexicon {
  tag(tokens: readonly Token[]): TaggedToken[]
}

const nameTags = new Set(['FIRST', 'LAST'])

/** Forms under which a word may be listed: itself and without common endings. */
function* forms(word: string): Generator<string> {
  yield word
  if (word.endsWith("'s") || word.endsWith("s'")) yield word.slice(0, -2)
  if (word.length < 5) return
  if (word.endsWith('s')) yield word.slice(0, -1)
  if (word.endsWith('ed')) {
    yield word.slice(0, -2)
    yield word.slice(0, -1)
  }
  if (word.endsWith('ing')) {
    yield word.slice(0, -3)
    yield `${word.slice(0, -3)}e`
  }
}

/** All strings one deletion away; two words within one edit share one of them. */
function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))]
}

/**
 * Tags tokens with word classes. `known` is the vocabulary of the training data: words outside it, and
 * outside
 * every class, become `oov`, which is how an unheard-of surname looks.
 */
export function createLexicon(source: LexiconSource, known: ReadonlySet<string>): Lexicon {
  const classes = new Map<string, string[]>()
  for (const [tag, phrases] of Object.entries(source)) {
    for (const phrase of phrases) {
      const tags = classes.get(phrase)
      if (tags) tags.push(tag)
      else classes.set(phrase, [tag])
    }
  }
  let spelling: Map<string, string> | null = null

  function buildSpelling(): Map<string, string> {
    const index = new Map<string, string>()
    for (const [phrase, tags] of classes) {
      if (phrase.length < 6 || phrase.includes(' ') || tags.some((tag) => nameTags.has(tag))) continue
      for (const form of deletions(phrase)) if (!index.has(form)) index.set(form, phrase)
    }
    return index
  }

  /** A listed word within about one typing error of `word`. */
  function corrected(word: string): string | undefined {
    if (word.length < 6 || word.startsWith('#')) return undefined
    spelling ??= buildSpelling()
    for (const form of deletions(word)) {
      const hit = spelling.get(form)
      if (hit !== undefined && Math.abs(hit.length - word.length) <= 1) return hit
    }
    return undefined
  }

  function single(token: Token): { tags: readonly string[]; symbol: string } {
    for (const form of forms(token.word)) {
      const tags = classes.get(form)
      if (tags) return { tags: token.proper ? [...tags, 'PROPER'] : tags, symbol: tags[0] ?? form }
    }
    if (token.word.startsWith('#') || known.has(token.word)) {
      return { tags: token.proper ? ['PROPER'] : [], symbol: token.word }
    }
    const fixed = token.proper ? undefined : corrected(token.word)
    const tags = fixed === undefined ? undefined : classes.get(fixed)
    if (tags) return { tags, symbol: tags[0] ?? 'oov' }
    return {
      tags: token.proper ? ['OOV', 'PROPER'] : ['OOV'],
      symbol: token.word.endsWith("'s") ? "oov's" : 'oov',
    }
  }

  return {
    tag(tokens) {
      const tagged: TaggedToken[] = []
      for (let at = 0; at < tokens.length;) {
        let length = Math.min(4, tokens.length - at)
        let tags: readonly string[] | undefined
        for (; length > 1 && !tags; length -= 1) {
          tags = classes.get(
            tokens
              .slice(at, at + length)
              .map((token) => token.word)
              .join(' '),
          )
          if (tags) break
        }
        const token = tokens[at]
        if (!token) break
        if (tags) {
          const word = tokens.slice(at, at + length).map((part) => part.word)
          tagged.push({ word: word.join(' '), proper: token.proper, tags, symbol: tags[0] ?? 'oov' })
          at += length
        } else {
          tagged.push({ ...token, ...single(token) })
          at += 1
        }
      }
      return tagged
    },
  }
}
