import { type MoneyToken, moneyTokens, type NumberRun, numberRuns } from './number-run.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const UNITS = set('dollar dollars buck bucks grand cent cents')
const SHARES = set('% percent point points')
const COUNTED =
  set(`square squares sq feet foot ft inch inches mile miles people home homes house houses roof roofs
  customer customers family families hour hours minute minutes day days week weeks month months year
  years time times review reviews btu btus pound pounds gallon gallons shingle shingles job jobs
  sheet sheets bundle bundles nail nails mph degree degrees window windows door doors`)
const RATES = set('month week year square foot window door')
const BEFORE =
  set(`price prices priced pricing cost costs costing total totals quote quoted quotes estimate estimated
  bid bids budget budgeted deposit payment payments pay pays paid paying spend spending charge
  charged charges money afford finance financed financing discount rebate credit invoice balance
  check cash number numbers package refund save saves saved saving savings difference`)
const AFTER = set(
  'off down deposit total budget discount rebate credit upfront less cheaper price quote bid financed',
)
const LABELS = set('job number no suite route exit apartment unit zip code street')

/** How many words away a word of money still makes a bare number a price. */
const REACH_BEFORE = 8
const REACH_AFTER = 4

function hasMoneyNear(tokens: readonly MoneyToken[], run: NumberRun): boolean {
  const before = tokens.slice(Math.max(0, run.from - REACH_BEFORE), run.from).map(({ text }) => text)
  const after = tokens.slice(run.to, run.to + REACH_AFTER).map(({ text }) => text)
  const comesTo = before.some(
    (word, i) =>
      (/^(come|comes|came|coming)$/.test(word) && /^(to|in|out)$/.test(before[i + 1] ?? '')) ||
      (word === 'looking' && before[i + 1] === 'at'),
  )
  return comesTo || before.some((word) => BEFORE.has(word)) || after.some((word) => AFTER.has(word))
}

const isYear = (first: number, second: number): boolean =>
  (first === 19 && second >= 10) || (first === 20 && second >= 10 && second <= 29)

/** "twenty-four eight", "eighteen five", "twelve nine": thousands and hundreds without their names. */
function isShortened({ groups, digits, hundred, large, million }: NumberRun): boolean {
  const [first = 0, second = 0, ...more] = groups
  if (digits.length > 0 || hundred || large || million || groups.length < 2 || first > 99) return false
  if (more.length === 0 && isYear(first, second)) return false
  return first >= 13 || (first >= 10 && more.length === 0 && second <= 9)
}

/** "two thousand eleven" */
function isYearInWords({ groups, digits }: NumberRun): boolean {
  const [value = 0] = groups
  return digits.length === 0 && groups.length === 1 && value > 2_000 && value < 2_040
}

function isPlainFigure({ digits, groups }: NumberRun): boolean {
  const [written = ''] = digits
  const value = groups[0] ?? 0
  const year = !written.includes(',') && Number.isInteger(value) && value >= 1900 && value <= 2099
  return digits.length === 1 && groups.length === 1 && value >= 100 && value < 1_000_000 && !year
}

function isRate(tokens: readonly MoneyToken[], run: NumberRun): boolean {
  const [first, second] = [tokens[run.to]?.text ?? '', tokens[run.to + 1]?.text ?? '']
  const rate = first === 'monthly' || (/^(a|per|each|every)$/.test(first) && RATES.has(second))
  return rate && (run.groups.length > 1 || (run.groups[0] ?? 0) >= 50)
}

function isMoney(tokens: readonly MoneyToken[], run: NumberRun, talkOfMoney: boolean): boolean {
  const before = tokens[run.from - 1]
  if (before?.text === '$') return true
  let next = tokens[run.to]
  if (next?.text === 'and' && tokens[run.to + 1]?.text === 'a' && tokens[run.to + 2]?.text === 'half') {
    next = tokens[run.to + 3]
  }
  const follows = next?.joined ? next.text : ''
  if (UNITS.has(follows)) return true
  const last = tokens[run.to - 1]
  if (follows === 'k' && next?.start === last?.end && /^\d/.test(last?.text ?? '')) return true
  const shareOf = tokens[run.to]?.text ?? ''
  if (SHARES.has(shareOf) || (shareOf === 'per' && tokens[run.to + 1]?.text === 'cent')) return false
  if (COUNTED.has(follows) || run.digits.length > 1) return false
  if (isYearInWords(run)) return false
  if (run.large || isRate(tokens, run)) return true
  if (before && LABELS.has(before.text)) return false
  const bare = isShortened(run) || isPlainFigure(run) || run.hundred
  return bare && (talkOfMoney || hasMoneyNear(tokens, run))
}

const MAY_BE_MONEY =
  /[\d$]|ty|teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundr|thous|million|few|coup|sever/i

/** "a couple grand", "few bucks": sums without a number. */
function looseSums(tokens: readonly MoneyToken[]): readonly number[] {
  return tokens.flatMap(({ text, start }, i) => {
    if (!/^(couple|few|several)$/.test(text)) return []
    const next = tokens[i + 1]?.text === 'of' ? tokens[i + 2] : tokens[i + 1]
    return next && UNITS.has(next.text) && !next.text.startsWith('cent') ? [start] : []
  })
}

/**
 * Where the first amount of money in a turn begins (UTF-16 offset), or null. `talkOfMoney`: a turn shortly
 * before it names an amount, so that "Twenty-four eight?" is one too. Percentages, sizes, times and years are
 * none.
 */
export function firstMoney(text: string, talkOfMoney: boolean): number | null {
  // Most turns have nothing to look at.
  if (!MAY_BE_MONEY.test(text)) return null
  const tokens = moneyTokens(text)
  const starts = numberRuns(tokens)
    .filter((run) => isMoney(tokens, run, talkOfMoney))
    .map((run) => {
      const sign = tokens[run.from - 1]
      return sign?.text === '$' ? sign.start : (tokens[run.from]?.start ?? 0)
    })
  const all = [...starts, ...looseSums(tokens)]
  return all.length === 0 ? null : Math.min(...all)
}
