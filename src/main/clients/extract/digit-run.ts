import type { Said } from './said.ts'
import type { Span, Token } from './token.ts'

/** Digits said one after the other; `tokenOf[i]` is the token of digit i. */
export interface DigitRun extends Span {
  readonly digits: string
  readonly tokenOf: readonly number[]
}

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 }

const NUMERIC = /^[+#(]?\d[\d().\u2011-]*(?:\s*(?:x|ext\.?)\s*\d+)?$/

/** Digits of a token written in figures, or null. */
export function writtenDigits(token: Token | undefined): string | null {
  if (!token || !NUMERIC.test(token.text)) return null
  if (token.kind === 'money' || token.kind === 'date' || token.kind === 'time') return null
  if (/^\d{1,3}(?:,\d{3})+$/.test(token.text)) return token.text.replace(/,/g, '')
  return token.text.replace(/\s*(?:x|ext).*$/, '').replace(/\D/g, '')
}

export interface DigitGroup {
  readonly digits: string
  readonly to: number
}

/** One group of digits from a token on: "614", "oh", "twenty two", "triple five", "nine hundred". */
export function groupAt(tokens: readonly Token[], at: number): DigitGroup | null {
  const word = tokens[at]?.lower ?? ''
  const joined = (to: number): boolean => tokens[to]?.gap === ''
  const written = writtenDigits(tokens[at])
  if (written !== null) return { digits: written, to: at + 1 }
  if (word === 'oh' || word === 'o') return { digits: '0', to: at + 1 }
  const times = TIMES[word]
  if (times) {
    const next = groupAt(tokens, at + 1)
    return next && next.digits.length === 1 ? { digits: next.digits.repeat(times), to: next.to } : null
  }
  const hyphen = /^([a-z]+ty)-([a-z]+)$/.exec(word)
  const ten = TENS[hyphen?.[1] ?? word]
  let value = UNITS[word] ?? ten
  if (value === undefined) return null
  let to = at + 1
  const unit = hyphen ? UNITS[hyphen[2] ?? ''] : joined(to) ? UNITS[tokens[to]?.lower ?? ''] : undefined
  if (ten !== undefined && unit !== undefined && unit > 0 && unit < 10) {
    value = ten + unit
    if (!hyphen) to += 1
  }
  let digits = String(value)
  if (tokens[to]?.lower === 'hundred' || tokens[to]?.lower === 'thousand') {
    const zeros = tokens[to]?.lower === 'hundred' ? 2 : 3
    to += 1
    const skip = tokens[to]?.lower === 'and' ? 1 : 0
    const rest = /^(?:oh|o|zero|double|triple)$/.test(tokens[to + skip]?.lower ?? '')
      ? null
      : groupAt(tokens, to + skip)
    const fits =
      rest !== null && rest.digits.length <= zeros && (skip === 1 || zeros === 3 || rest.digits.length === 2)
    digits += fits ? rest.digits.padStart(zeros, '0') : '0'.repeat(zeros)
    if (fits) to = rest.to
  }
  return { digits, to }
}

/** Punctuation that may stand inside one number as it is dictated. */
const INSIDE = new Set(['', ',', '(', '.'])

/** All runs of digits, longest first from the left. "Oh" counts only beside other digits. */
export function digitRuns(said: Said): DigitRun[] {
  const { tokens } = said
  const runs: DigitRun[] = []
  for (let at = 0; at < tokens.length;) {
    let to = at
    let digits = ''
    const tokenOf: number[] = []
    for (;;) {
      const token = tokens[to]
      if (!token) break
      const before = tokens[to - 1]
      if (to > at) {
        if (!INSIDE.has(token.gap)) break
        // A number written whole stands alone.
        if ((writtenDigits(before)?.length ?? 0) >= 7 || (writtenDigits(token)?.length ?? 0) >= 8) break
        if (writtenDigits(before)?.length === 5 && writtenDigits(token) !== null) break
        if (token.gap !== '' && !isOpen(digits, token)) break
        // "before nine, twenty five oh five Summit": two numbers; single digits may all have a comma between them.
        if (token.gap === ',' && digits.length < 3 && !isSingle(token)) break
        if (token.gap === '.' && !/^\d+$/.test(token.text) && digits.length !== 3 && digits.length !== 6)
          break
      }
      const group = groupAt(tokens, to)
      if (!group) break
      for (const digit of group.digits) {
        digits += digit
        tokenOf.push(to)
      }
      to = group.to
    }
    if (digits !== '' && !(digits === '0' && to === at + 1 && /^oh?$/.test(tokens[at]?.lower ?? ''))) {
      runs.push({ from: at, to, digits, tokenOf })
    }
    at = Math.max(to, at + 1)
  }
  return runs
}

const isSingle = ({ lower }: Token): boolean =>
  /^(?:\d|oh?|zero|one|two|three|four|five|six|seven|eight|nine)$/.test(lower)

/** Whether a number said so far may still go on after a pause. */
function isOpen(digits: string, next: Token): boolean {
  // Written groups go on only as those of a phone do: 614, 555, 0142.
  if (/^\d/.test(next.text)) {
    const size = next.text.replace(/\D/g, '').length
    if (
      !(
        (digits.length === 3 && (size === 3 || size === 7)) ||
        (digits.length === 6 && size === 4) ||
        (digits.length >= 6 && size === 2) ||
        (size === 1 && (digits.length === 3 || digits.length === 6))
      )
    )
      return false
  }
  return digits.length < 10 && digits.length !== 5 && digits.length !== 7
}
