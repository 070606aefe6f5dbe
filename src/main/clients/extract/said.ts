import { normalizeForContact } from '../speech/normalize-speech.ts'
import type { SpeechKind } from '../speech/speech-piece.ts'
import type { ClientLists } from './load-lists.ts'

/** One word or written form and where it stood in what was said. */
export interface Token {
  readonly text: string
  /** Lower case, with a plain apostrophe. */
  readonly lower: string
  readonly kind: SpeechKind
  readonly start: number
  readonly end: number
  /** What stands between it and the token before: '' for a space, else one of . , & : ( \n */
  readonly gap: string
}

/** A run of tokens: from (inclusive) to (exclusive). */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What was said as tokens, with one flat lower-case line to match phrases against. */
export interface Said {
  readonly source: string
  readonly tokens: readonly Token[]
  /** Tokens in lower case, gaps as " , ", " . " and so on; starts and ends with a space. */
  readonly flat: string
  readonly lists: ClientLists
  /** Written form of a span, single spaces. */
  text(span: Span): string
  /** The exact stretch of the source. */
  words(span: Span): string
  /** Flat text before a token, at most `count` tokens, ends with a space. */
  left(at: number, count: number): string
  /** Flat text from a token on, starts with a space. */
  right(at: number, count: number): string
  /** Where a pattern matches the flat text, as token spans with the match. */
  find(pattern: RegExp): readonly (Span & { readonly match: RegExpExecArray })[]
}

/** After these a full stop ends an abbreviation, not a sentence. */
const ABBREVIATED = /^(?:mrs?|ms|dr|st|ste|mt|ft|apt|no|jr|sr|[nsew]|[ns][ew]|ave|blvd|rd|ln|ct|attn|\p{L})$/iu

function gapSymbol(between: string, before: string): string {
  if (/^\.\s*$/.test(between) && !between.includes('\n') && ABBREVIATED.test(before)) return ''
  if (/^[\s"]*[:=]/.test(between)) return ':'
  if (between.includes('\n')) return '\n'
  if (/[.;!?|/•·–—]|\s-+\s/.test(between)) return '.'
  if (/[&+]/.test(between)) return '&'
  if (/[("]/.test(between)) return '('
  if (/[:=]/.test(between)) return ':'
  if (/[,)]/.test(between)) return ','
  return ''
}

const WHOLE: ReadonlySet<SpeechKind> = new Set(['email', 'url', 'phone', 'money', 'date', 'time', 'zip', 'spelled'])

/** Splits a piece that glues two words: "kitch/bath", "name=Hollis". */
function parts(text: string): { readonly text: string; readonly at: number }[] {
  if (/@|^https?:|^\d+[/]\d+/.test(text)) return [{ text: text.replace(/^(?:\w+=|mailto:)/i, ''), at: text.indexOf(text.replace(/^(?:\w+=|mailto:)/i, '')) }]
  return [...text.matchAll(/[^/=|&+<>:;,"()\u2013\u2014]+/g)].map((match) => ({ text: match[0], at: match.index }))
}

function kindOf(text: string, kind: SpeechKind): SpeechKind {
  if (kind !== 'word' && kind !== 'number') return kind
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) return 'email'
  if (/^\p{Lu}(?:-\p{Lu}){2,}$/u.test(text)) return 'spelled'
  return kind
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const piece of normalizeForContact(source).pieces) {
    if (piece.kind === 'punct') continue
    const exact = source.slice(piece.start, piece.end) === piece.text
    for (const part of WHOLE.has(piece.kind) || !exact ? [{ text: piece.text, at: 0 }] : parts(piece.text)) {
      const start = exact ? piece.start + part.at : piece.start
      const stop = exact ? start + part.text.length : piece.end
      const text = part.text.replace(/^[._'’"-]+|[._'’"-]+$/g, '')
      if (!/[\p{L}\p{N}]/u.test(text)) continue
      const between = source.slice(end, start).replace(/[\p{L}\p{N}]/gu, '')
      tokens.push({
        text,
        lower: text.toLowerCase().replace(/’/g, "'"),
        kind: kindOf(text, piece.kind),
        start,
        end: stop,
        gap: tokens.length === 0 ? '' : gapSymbol(between, tokens.at(-1)?.text ?? ''),
      })
      end = stop
    }
  }
  return tokens
}

/** Single letters in a row are one spelled word: "k o w a l c z y k". */
function joinSpelled(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    let to = at
    while (/^[a-z]$/i.test(tokens[to]?.text ?? '') && (to === at || '-,'.includes(tokens[to]?.gap ?? '') )) to += 1
    const first = tokens[at]
    const last = tokens[to - 1]
    if (first && last && to - at >= 3) {
      const text = tokens.slice(at, to).map((token) => token.text).join('')
      out.push({ ...first, text, lower: text.toLowerCase(), kind: 'spelled', end: last.end })
      at = to
    } else if (first) {
      out.push(first)
      at += 1
    }
  }
  return out
}

/** Reads a message once; everything else works on the result. */
export function readSaid(source: string, lists: ClientLists): Said {
  const tokens = joinSpelled(tokenize(source))
  let flat = ' '
  const startOf: number[] = []
  for (const token of tokens) {
    if (token.gap !== '') flat += `${token.gap} `
    startOf.push(flat.length)
    flat += `${token.lower} `
  }
  const ends = tokens.map((token, at) => (startOf[at] ?? 0) + token.lower.length)
  const slice = (from: number, to: number): string =>
    from >= to ? ' ' : flat.slice((startOf[from] ?? 1) - 1, (ends[to - 1] ?? 0) + 1)
  return {
    source,
    tokens,
    flat,
    lists,
    text: ({ from, to }) => tokens.slice(from, to).map((token) => token.text).join(' '),
    words: ({ from, to }) => source.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0),
    left: (at, count) => {
      const gap = tokens[at]?.gap ?? ''
      return slice(Math.max(0, at - count), at) + (gap === '' ? '' : `${gap} `)
    },
    right: (at, count) => {
      const gap = tokens[at]?.gap ?? ''
      return (gap === '' ? '' : ` ${gap}`) + slice(at, Math.min(tokens.length, at + count))
    },
    find: (pattern) => {
      const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)
      return [...flat.matchAll(global)].flatMap((match) => {
        const begin = match.index
        const stop = begin + match[0].length
        const from = ends.findIndex((end) => end > begin)
        let to = from
        while (to < tokens.length && (startOf[to] ?? 0) < stop) to += 1
        return from >= 0 && to > from ? [{ from, to, match }] : []
      })
    },
  }
}
