const UNITS = 'zero one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const small = new Map<string, number>([
  ...UNITS.map((word, at): [string, number] => [word, at]),
  ...TEENS.map((word, at): [string, number] => [word, at + 10]),
])
const tens = new Map(TENS.map((word, at): [string, number] => [word, (at + 2) * 10]))

export interface Word {
  /** Lower case; a number in digits keeps its commas and point. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** A comma, full stop or the like stands before it. */
  readonly apart: boolean
}

const WORD = /\$\s?\d[\d,]*(?:\.\d+)?k?\b|\d[\d,]*(?:\.\d+)?(?:k\b)?|[a-z]+(?:'[a-z]+)?|%/g

/** Words of a plain sentence; hyphens part words, so that "twenty-four eight" is three. */
export function wordsOf(plain: string): readonly Word[] {
  let before = 0
  return [...plain.matchAll(WORD)].map((found) => {
    const gap = plain.slice(before, found.index)
    before = found.index + found[0].length
    const text = found[0].replace(/^\$\s/, '$').replace(/,$/, '')
    return { text, from: found.index, to: before, apart: /[.,;:?!/]/.test(gap) }
  })
}

const STARTS = new Set([...small.keys(), ...tens.keys(), 'a', 'couple', 'oh', 'o'])

/** How a number was put: in digits, with a full scale word, or shortened as people say prices. */
export type Shape = 'digits' | 'whole' | 'thousands' | 'short'

/** False for words in which no number begins; most do not. */
export const startsNumber = (word: Word | undefined): boolean =>
  word !== undefined && (/^[$\d]/.test(word.text) || STARTS.has(word.text))

export interface NumberRead {
  readonly end: number
  readonly value: number
  readonly shape: Shape
}

/** 1 to 99 in words, from `at`; null where there is none. */
function belowHundred(words: readonly Word[], at: number): { end: number; value: number } | null {
  const word = words[at]?.text ?? ''
  const ten = tens.get(word)
  if (ten === undefined) {
    const value = small.get(word)
    return value === undefined || value === 0 ? null : { end: at + 1, value }
  }
  const next = words[at + 1]
  const unit = next && !next.apart ? small.get(next.text) : undefined
  return unit !== undefined && unit > 0 && unit < 10
    ? { end: at + 2, value: ten + unit }
    : { end: at + 1, value: ten }
}

const isJoin = (word: Word | undefined): boolean => word?.text === 'and' && !word.apart

/** Up to 9,999 with hundreds ("four hundred and fifty", "twelve hundred"). */
function hundreds(words: readonly Word[], at: number): { end: number; value: number; round: boolean } | null {
  const article = words[at]?.text === 'a' && words[at + 1]?.text === 'hundred'
  const couple = words[at]?.text === 'couple' && ['hundred', 'of'].includes(words[at + 1]?.text ?? '')
  const first = article
    ? { end: at + 1, value: 1 }
    : couple
      ? { end: at + 1, value: 2 }
      : belowHundred(words, at)
  if (!first) return null
  const of = couple && words[first.end]?.text === 'of' ? first.end + 1 : first.end
  if (words[of]?.text !== 'hundred') return couple ? null : { ...first, round: false }
  const value = first.value * 100
  const rest = isJoin(words[of + 1]) ? of + 2 : of + 1
  const more = words[rest]?.apart ? null : belowHundred(words, rest)
  return more
    ? { end: more.end, value: value + more.value, round: true }
    : { end: of + 1, value, round: true }
}

const THOUSAND = /^(?:thousand|grand|k)$/

/** "one eighty" behind a thousand: hundreds and the rest. */
function hundredsUnnamed(words: readonly Word[], at: number): { end: number; value: number } | null {
  const first = belowHundred(words, at)
  const next = first && words[first.end]
  if (!first || first.value > 9 || !next || next.apart) return null
  const rest = belowHundred(words, first.end)
  return rest && rest.value > 9 ? { end: rest.end, value: first.value * 100 + rest.value } : null
}

/** "fourteen thousand, two hundred": one sum, taken slowly. */
function hundredsBehindComma(words: readonly Word[], at: number) {
  const more = words[at]?.apart ? hundreds(words, at) : null
  const next = more && words[more.end]
  const ends = !next || next.apart || /^(?:dollars?|bucks|even|and)$/.test(next.text)
  return more?.round && more.value < 1000 && ends ? more : null
}

function scaled(words: readonly Word[], value: number, end: number): NumberRead {
  const rest = isJoin(words[end]) ? end + 1 : end
  const unnamed = words[rest]?.apart ? null : hundredsUnnamed(words, rest)
  if (unnamed) return { end: unnamed.end, value: value * 1000 + unnamed.value, shape: 'thousands' }
  const more = words[rest]?.apart ? hundredsBehindComma(words, rest) : hundreds(words, rest)
  if (
    !more ||
    more.value > 999 ||
    /^(?:thousand|grand|percent|%|month|months)$/.test(words[more.end]?.text ?? '')
  ) {
    return { end, value: value * 1000, shape: 'thousands' }
  }
  // "nineteen thousand five": the hundreds are left out.
  const hundred = more.value < 10 && !isJoin(words[end]) ? more.value * 100 : more.value
  return { end: more.end, value: value * 1000 + hundred, shape: 'thousands' }
}

function half(words: readonly Word[], at: number): number | null {
  return words[at]?.text === 'and' && words[at + 1]?.text === 'a' && words[at + 2]?.text === 'half'
    ? at + 3
    : null
}

function inDigits(words: readonly Word[], at: number): NumberRead | null {
  const text = words[at]?.text ?? ''
  if (!/^\$?\d/.test(text)) return null
  const value = Number(text.replace(/[$,k]/g, ''))
  if (!Number.isFinite(value)) return null
  if (text.endsWith('k')) return { end: at + 1, value: value * 1000, shape: 'thousands' }
  if (THOUSAND.test(words[at + 1]?.text ?? '')) return scaled(words, value, at + 2)
  if (words[at + 1]?.text === 'hundred') return { end: at + 2, value: value * 100, shape: 'digits' }
  return { end: at + 1, value, shape: 'digits' }
}

/** What people leave out: "eighteen four fifty" 18,450; "twenty-four eight" 24,800; "twelve fifty" 1,250. */
function withoutScale(words: readonly Word[], at: number): NumberRead | null {
  const first = belowHundred(words, at)
  const join = first && words[first.end]
  if (!first || !join || join.apart) return null
  const second = hundreds(words, first.end)
  if (!second) return null
  if (second.round) {
    return second.value < 1000
      ? { end: second.end, value: first.value * 1000 + second.value, shape: 'short' }
      : null
  }
  const next = words[second.end]
  const third = second.value < 10 && next && !next.apart ? belowHundred(words, second.end) : null
  if (third && third.value > 9) {
    return { end: third.end, value: first.value * 1000 + second.value * 100 + third.value, shape: 'short' }
  }
  const zero =
    second.value < 10 && next && !next.apart && /^(?:oh|o)$/.test(next.text)
      ? small.get(words[second.end + 1]?.text ?? '')
      : undefined
  if (zero !== undefined) {
    return { end: second.end + 2, value: first.value * 1000 + second.value * 100 + zero, shape: 'short' }
  }
  const value = second.value < 10 ? first.value * 1000 + second.value * 100 : first.value * 100 + second.value
  return { end: second.end, value, shape: 'short' }
}

const digitOf = (word: Word | undefined): number =>
  /^(?:oh|o)$/.test(word?.text ?? '') ? 0 : (small.get(word?.text ?? '') ?? 10)

/** "three one six nine" is 3,169; longer rows of digits, also in groups, are phone numbers. */
function digitByDigit(words: readonly Word[], at: number): NumberRead | null {
  let end = at
  let text = ''
  for (; end < words.length; end++) {
    const digit = digitOf(words[end])
    const group = text.length >= 3 && digitOf(words[end + 1]) < 10 && digitOf(words[end + 2]) < 10
    if (digit > 9 || (end === at && words[at]?.text.startsWith('o') && digit === 0)) break
    if (end > at && words[end]?.apart && !group) break
    text += String(digit)
  }
  return text.length >= 3 && !tens.has(words[end]?.text ?? '')
    ? { end, value: text.length > 5 ? 0 : Number(text), shape: 'short' }
    : null
}

/** The number that begins at word `at`, the longest way it can be read; null where none begins. */
export function readNumber(words: readonly Word[], at: number): NumberRead | null {
  const digits = inDigits(words, at)
  if (digits) return digits
  const first = words[at]?.text ?? ''
  const second = words[at + 1]?.text ?? ''
  if (first === 'a' && THOUSAND.test(second)) return scaled(words, 1, at + 2)
  if (first === 'couple') {
    const of = second === 'of' ? at + 2 : at + 1
    if (THOUSAND.test(words[of]?.text ?? '')) return { end: of + 1, value: 2000, shape: 'thousands' }
  }
  const spelled = digitByDigit(words, at)
  if (spelled) return spelled
  const plain = hundreds(words, at)
  if (!plain) return null
  const withHalf = half(words, plain.end)
  if (withHalf !== null) {
    const after = THOUSAND.test(words[withHalf]?.text ?? '') ? withHalf + 1 : withHalf
    if (plain.value < 100)
      return { end: after, value: plain.value * 1000 + 500, shape: after > withHalf ? 'thousands' : 'short' }
  }
  if (THOUSAND.test(words[plain.end]?.text ?? '')) return scaled(words, plain.value, plain.end + 1)
  const short = withoutScale(words, at)
  if (short && short.end > plain.end) return short
  return { end: plain.end, value: plain.value, shape: plain.round ? 'whole' : 'short' }
}
