/** One token of an utterance as the classifier sees it. */
export interface Token {
  /** Lower case, or a shape such as `#phone`. */
  readonly word: string
  /** Written with a capital although it does not begin the sentence. */
  readonly proper: boolean
}

const digitWord = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)'
const shapes: readonly (readonly [string, RegExp])[] = [
  ['#email', /[\w.+-]+@[\w-]+\.[\w.]+|\b\w+(?: dot \w+)? at \w+ dot \w+/gi],
  ['#url', /https?:\/\/\S+|\bwww\.\S+/gi],
  ['#phone', /(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b|\b\d{3}[-.]\d{4}\b/g],
  ['#phone', new RegExp(`\\b${digitWord}(?:[ -]${digitWord}){5,}\\b`, 'gi')],
  ['#jobno', /\b\d{3,5}-\d{1,3}\b/g],
  ['#money', /\$ ?\d[\d,.]*k?\b|\b\d[\d,.]*k\b|\b\d[\d,.]*(?: thousand| grand| dollars| bucks)+/gi],
  ['#time', /\b\d{1,2}(?::\d{2})? ?(?:am|pm)\b|\b\d{1,2}:\d{2}\b/gi],
  ['#zip', /\b\d{5}\b/g],
  ['#num', /\b\d[\d,.]*(?:st|nd|rd|th)?\b/g],
]
const tokenPattern = /#[a-z]+|[a-z]+(?:['-][a-z]+)*|\?/gi

/** Splits text into words and shapes; long texts are cut at 2,000 characters. */
export function tokenize(text: string): Token[] {
  let plain = text
    .slice(0, 2000)
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll('#', ' ')
  for (const [shape, pattern] of shapes) plain = plain.replaceAll(pattern, ` ${shape} `)
  const tokens: Token[] = []
  let sentenceStart = true
  let last = 0
  for (const match of plain.matchAll(tokenPattern)) {
    const raw = match[0]
    if (/[.!?:\n]/.test(plain.slice(last, match.index))) sentenceStart = true
    last = match.index + raw.length
    const proper = !sentenceStart && /^[A-Z][a-z]/.test(raw)
    tokens.push({ word: raw.toLowerCase(), proper })
    sentenceStart = false
  }
  return tokens
}

/** FNV-1a, folded to `bits` bits. */
export function bucketOf(feature: string, bits: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193)
  }
  return ((hash >>> bits) ^ hash) & ((1 << bits) - 1)
}
