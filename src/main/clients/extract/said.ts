import { normalizeForContact } from '../speech/normalize-speech.ts'
import type { SpeechKind } from '../speech/speech-piece.ts'
import type { ClientLists } from './load-lists.ts'
import { joinOrdinals } from './join-ordinals.ts'
import { maskPasted } from './mask.ts'
import type { Span, Token } from './token.ts'

/** Words that name a place. */
export interface CityWords extends Span {
  readonly city: string
  /** False for a name that is not in the list of places. */
  readonly known: boolean
}

/** What was said as tokens, with one flat lower-case line to match phrases against. */
export interface Said {
  readonly source: string
  readonly tokens: readonly Token[]
  /** Tokens in lower case, gaps as " , ", " . " and so on; starts and ends with a space. */
  readonly flat: string
  readonly lists: ClientLists
  /** The cities looked up so far by their first token: several steps ask for the same. */
  readonly cities: Map<number, CityWords | null>
  /** Written form of a span, single spaces. */
  text(span: Span): string
  /** The exact stretch of the source. */
  words(span: Span): string
  /** Flat text before a token, at most `count` tokens, ends with a space. */
  left(at: number, count: number): string
  /** Flat text from a token on without the mark before it, starts with a space. */
  ahead(at: number, count: number): string
  /** The same with the mark before it. */
  right(at: number, count: number): string
  /** Where a pattern matches the flat text, as token spans with the match. */
  find(pattern: RegExp): readonly (Span & { readonly match: RegExpExecArray })[]
}

/** After these a full stop ends an abbreviation, not a sentence. */
const ABBREVIATED =
  /^(?:p\.?o|mrs?|ms|dr|st|ste|mt|ft|apt|jr|sr|[nsew]|[ns][ew]|ave|blvd|rd|ln|ct|attn|\p{L})$/iu

function gapSymbol(between: string, before: string): string {
  if (/^\.\s*$/.test(between) && !between.includes('\n') && ABBREVIATED.test(before)) return ''
  if (/^[\s"?)#.]*[:=]/.test(between)) return ':'
  if (between.includes('\n')) return '\n'
  if (/\.{3,}/.test(between)) return ':'
  if (/#/.test(between)) return '#'
  if (/[.;!?|/•·–—]|\s-+\s/.test(between)) return '.'
  if (/[&+]/.test(between)) return '&'
  if (/[("]/.test(between)) return '('
  if (/[:=]/.test(between)) return ':'
  if (/[,)]/.test(between)) return ','
  return ''
}

const WHOLE: ReadonlySet<SpeechKind> = new Set([
  'email',
  'url',
  'phone',
  'money',
  'date',
  'time',
  'zip',
  'spelled',
])

/** Splits a piece that glues two words: "kitch/bath", "name=Hollis". */
function parts(text: string): { readonly text: string; readonly at: number }[] {
  if (/@|^https?:|^\d{1,2}[/]\d{1,2}(?:[/]\d{2,4})?$/.test(text))
    return [
      {
        text: text.replace(/^(?:\w+=|mailto:)/i, ''),
        at: text.indexOf(text.replace(/^(?:\w+=|mailto:)/i, '')),
      },
    ]
  if (/^\d{3}\/\d{3}[-.]?\d{4}$/.test(text)) return [{ text: text.replace('/', '-'), at: 0 }]
  return [...text.matchAll(/[^/=|&+<>:;,"()\u2013\u2014]+/g)].map((match) => ({
    text: match[0],
    at: match.index,
  }))
}

function kindOf(text: string, kind: SpeechKind): SpeechKind {
  if (kind !== 'word' && kind !== 'number') return kind
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) return 'email'
  if (/^\p{Lu}(?:-\p{Lu}){2,}$/u.test(text)) return 'spelled'
  return kind
}

/** A number that was spoken is read again word by word, so that where one ends and the next begins stays open. */
const SPOKEN_NUMBER =
  /^(?:(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|double|triple|and|\d+)[\s,-]*)+$/i
const NUMBER_KINDS: ReadonlySet<SpeechKind> = new Set(['phone', 'zip', 'number'])

function piecesOf(source: string): { text: string; kind: SpeechKind; start: number; end: number }[] {
  const out: { text: string; kind: SpeechKind; start: number; end: number }[] = []
  for (const { text: line, offset } of stretches(source)) {
    const { pieces } = normalizeForContact(line)
    const isNumber = (at: number): boolean => NUMBER_KINDS.has(pieces[at]?.kind ?? 'word')
    pieces.forEach((piece, at) => {
      const start = piece.start + offset
      const end = piece.end + offset
      const words = source.slice(start, end)
      const plus = /^(?:plus|\+)\s+(?=[a-z])/i.exec(words)?.[0].length ?? 0
      // A house number range keeps its hyphen; a lone number stays as the normaliser wrote it.
      if (/^\d{1,5}-\d{1,5}$/.test(words) && words.length < 11)
        out.push({ text: words, kind: 'number', start, end })
      else if (
        isNumber(at) &&
        words !== piece.text &&
        SPOKEN_NUMBER.test(words.slice(plus)) &&
        (piece.kind !== 'number' ||
          isNumber(at - 1) ||
          isNumber(at + 1) ||
          /^(?:oh|o|zero)$/i.test(pieces[at - 1]?.text ?? '') ||
          words.trim().split(/[\s-]+/).length > 2)
      ) {
        for (const match of words.slice(plus).matchAll(/[a-z]+|\d+/gi)) {
          const from = start + plus + match.index
          out.push({ text: match[0], kind: 'number', start: from, end: from + match[0].length })
        }
      } else out.push({ text: piece.text, kind: piece.kind, start, end })
    })
  }
  return out
}

/** Ends of lines, cells and sentences: no number, name or address goes on behind them. */
const ENDS =
  /\n|\t|\||"|,(?=[^\s\d])|(?<=[^\s\d]),(?=\d)|,(?=\d{5})|(?<=[\p{L}\p{N}]{3})[.!?](?=\s)|(?<=\s)(?=(?:sorry|scratch|correction|wait|strike|oops|my bad|actually|i mean|make that)\b)/giu

function stretches(source: string): { text: string; offset: number }[] {
  const out: { text: string; offset: number }[] = []
  let offset = 0
  for (const match of source.matchAll(ENDS)) {
    out.push({ text: source.slice(offset, match.index), offset })
    offset = match.index + match[0].length
  }
  out.push({ text: source.slice(offset), offset })
  return out.filter(({ text }) => text.trim() !== '')
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const piece of piecesOf(source)) {
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

const JOINTS: Readonly<Record<string, string>> = { space: ' ', hyphen: '-', dash: '-', apostrophe: "'" }

/** Single letters in a row are one spelled word: "k o w a l c z y k", "d i space s t e f a n o". */
function joinSpelled(tokens: readonly Token[]): Token[] {
  const isLetter = (at: number): boolean =>
    /^[a-z]$/i.test(tokens[at]?.text ?? '') || tokens[at]?.kind === 'spelled'
  const out: Token[] = []
  for (let at = 0; at < tokens.length;) {
    let to = at
    let text = ''
    let letters = 0
    while (to < tokens.length && (to === at || tokens[to]?.gap === '')) {
      const token = tokens[to]
      const joint = JOINTS[token?.lower ?? '']
      if (joint !== undefined && letters > 0 && isLetter(to + 1)) text += joint
      else if (to === at && /^an?$/.test(token?.lower ?? '') && tokens[at - 1]?.lower === 'with') break
      else if (token && isLetter(to) && !(token.kind === 'spelled' && letters > 2 && !/[ '-]$/.test(text))) {
        text += token.text
        letters += token.text.length
      } else break
      to += 1
    }
    const first = tokens[at]
    const last = tokens[to - 1]
    if (first && last && letters >= 3 && to > at) {
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
  const tokens = joinSpelled(joinOrdinals(tokenize(maskPasted(source)), source))
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
    cities: new Map(),
    text: ({ from, to }) =>
      tokens
        .slice(from, to)
        .map((token) => token.text)
        .join(' '),
    words: ({ from, to }) => source.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0),
    left: (at, count) => {
      const gap = tokens[at]?.gap ?? ''
      return slice(Math.max(0, at - count), at) + (gap === '' ? '' : `${gap} `)
    },
    ahead: (at, count) => slice(at, Math.min(tokens.length, at + count)),
    right: (at, count) => {
      const gap = tokens[at]?.gap ?? ''
      return (gap === '' ? '' : ` ${gap}`) + slice(at, Math.min(tokens.length, at + count))
    },
    find: (pattern) => {
      if (flat.search(pattern) < 0) return []
      const global = pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`)
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
