/** A piece of a sentence as the search for money sees it. */
export interface MoneyToken {
  /** Lower case; "$", "%", a number in digits, or a word. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Nothing but spaces or a hyphen stands between it and the token before. */
  readonly joined: boolean
}

const TOKEN = /[$%]|\d+(?:,\d{3})*(?:\.\d+)?|\p{L}+(?:['’]\p{L}+)*/gu

const SMALL = 'one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const VALUES = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i + 1] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
])
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])

export function moneyTokens(text: string): readonly MoneyToken[] {
  const tokens: MoneyToken[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length
    const joined = tokens.length > 0 && /^\s*-?\s*$/.test(text.slice(last, match.index))
    tokens.push({ text: match[0].toLowerCase(), start: match.index, end, joined })
    last = end
  }
  return tokens
}

/** Numbers that are said in one breath: "twenty-four eight", "nineteen thousand five hundred", "18,450". */
export interface NumberRun {
  /** Token indexes, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Cardinals in it: "twenty-four eight" is 24 and 8. */
  readonly groups: readonly number[]
  /** Numbers written in digits. */
  readonly digits: readonly string[]
  /** Has "thousand", or counts hundreds as in "sixty-two hundred". */
  readonly large: boolean
  readonly hundred: boolean
  readonly million: boolean
}

const isDigits = (token: MoneyToken): boolean => /^\d/.test(token.text)
const isNumber = (token: MoneyToken): boolean =>
  isDigits(token) || VALUES.has(token.text) || SCALES.has(token.text)

function runFrom(tokens: readonly MoneyToken[], from: number): NumberRun {
  const groups: number[] = []
  const digits: string[] = []
  let large = false
  let hundred = false
  let million = false
  let to = from
  let before = ''
  // The number that was just said: of "nine hundred and eighteen hundred" the 18.
  let spoken = 0
  for (;;) {
    const token = tokens[to]
    if (!token || (to > from && !token.joined)) break
    const next = tokens[to + 1]
    // "two hundred and fifty"
    if (token.text === 'and' && SCALES.has(before) && next?.joined && isNumber(next)) {
      to++
      continue
    }
    if (!isNumber(token)) break
    const scale = SCALES.get(token.text)
    const last = groups.at(-1) ?? 1
    if (scale !== undefined) {
      if (groups.length > 0) groups.pop()
      if (scale === 1_000 || (scale === 100 && spoken >= 11 && spoken <= 99)) large = true
      if (scale === 100) hundred = true
      if (scale === 1_000_000) million = true
      groups.push(last * scale)
    } else {
      const value = VALUES.get(token.text) ?? Number(token.text.replaceAll(',', ''))
      if (isDigits(token)) digits.push(token.text)
      const completes =
        !isDigits(token) &&
        groups.length > 0 &&
        (SCALES.has(before) || before === 'and' || (value < 10 && TENS.includes(before)))
      spoken = completes && value < 10 && TENS.includes(before) ? spoken + value : value
      if (completes) groups.push((groups.pop() ?? 0) + value)
      else groups.push(value)
    }
    before = token.text
    to++
  }
  return { from, to, groups, digits, large, hundred, million }
}

export function numberRuns(tokens: readonly MoneyToken[]): readonly NumberRun[] {
  const runs: NumberRun[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (token && isNumber(token)) {
      const run = runFrom(tokens, at)
      runs.push(run)
      at = run.to
    } else at++
  }
  return runs
}
