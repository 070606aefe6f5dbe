/** Words of a cue, with who the markup says is speaking. */
export interface Spoken {
  /** Empty: the span ended; null: the markup says nothing. */
  readonly voice: string | null
  readonly text: string
}

const LONGEST_TAG = 400
const TAGS = new Set([
  'c',
  'i',
  'b',
  'u',
  's',
  'em',
  'strong',
  'ruby',
  'rt',
  'lang',
  'font',
  'span',
  'p',
  'br',
])
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

/** "&amp;" → "&"; what is no entity stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const exists = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return exists ? String.fromCodePoint(code) : ''
  })
}

/** Positions and effects of SubStation in braces with a backslash; other braces are words ("{laughs}"). */
function withoutEffects(text: string): string {
  return text.includes('{\\') ? text.replace(/\{\\[^{}]{0,200}\}/g, '') : text
}

/**
 * The words of one line without markup. Tags that no caption format knows stay: "<noise>" is what somebody
 * transcribed.
 */
export function readCueLine(line: string): readonly Spoken[] {
  if (!/[<&{]/.test(line)) return line.trim() ? [{ voice: null, text: line }] : []
  const spoken: Spoken[] = []
  let voice: string | null = null
  let text = ''
  let at = 0
  const end = (): void => {
    spoken.push({ voice, text: decodeEntities(withoutEffects(text)) })
    text = ''
  }
  while (at < line.length) {
    const open = line.indexOf('<', at)
    if (open < 0) break
    text += line.slice(at, open)
    // A window keeps a line of nothing but "<" from being searched to its end again and again.
    const close = line.slice(open, open + LONGEST_TAG).indexOf('>')
    const tag = close < 0 ? '' : line.slice(open + 1, open + close)
    const [, slash = '', name = '', rest = ''] =
      /^(\/?)([a-z]*|[\d:.]+)(?:\.[^\s]*)?(?:\s+([^]*))?\/?$/i.exec(tag) ?? []
    const kind = name.toLowerCase()
    if (tag && kind === 'v') {
      end()
      voice = slash ? '' : decodeEntities(rest).replace(/\s+/g, ' ').trim()
    } else if (tag && kind === 'br') text += ' '
    else if (!tag || !(TAGS.has(kind) || /^\d[\d:.]*$/.test(kind) || tag === '/')) {
      text += '<'
      at = open + 1
      continue
    }
    at = open + close + 1
  }
  text += line.slice(at)
  end()
  return spoken.filter((each) => each.text.trim() || each.voice !== null)
}
