interface Token {
  readonly word: string
  readonly at: number
  readonly end: number
}

/** A chain of number tokens: `from` and `to` (inclusive) are places in the list of tokens. */
interface Run {
  readonly from: number
  readonly to: number
}

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const SMALL =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 }
const MONEY = list('dollar dollars buck bucks grand cent cents')
const THINGS =
  list(`square squares sq feet foot ft inch inches mile miles people home homes house houses roof roofs
  customer customers family families hour hours minute minutes day days week weeks month months year years time times
  review reviews btu btus pound pounds gallon gallons shingle shingles job jobs sheet sheets bundle bundles nail nails
  mph degree degrees window windows door doors`)
const NAMED = list('job number no suite route exit apartment unit zip code street')
const PER = list('a per each every')
const UNITS = list('month week square year foot window door')
const BEFORE =
  list(`price prices priced pricing cost costs costing total totals quote quotes quoted estimate estimated
  bid bids budget budgeted deposit payment payments pay pays paid paying spend spending charge charges charged money
  afford finance financed financing discount rebate credit invoice balance check cash number numbers package refund
  save saves saved saving savings difference`)
const AFTER = list(`off down deposit total budget discount rebate credit upfront less cheaper price quote bid
  financed`)

function tokensOf(text: string): Token[] {
  const pattern =
    /\$|%|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu
  return [...text.matchAll(pattern)].map((match) => ({
    word: match[0].toLowerCase(),
    at: match.index,
    end: match.index + match[0].length,
  }))
}

const isDigits = (word: string): boolean => /^\d/.test(word)
const isScale = (word: string): boolean => word in SCALES
const isNumber = (word: string): boolean =>
  isDigits(word) || SMALL.includes(word) || TENS.includes(word) || isScale(word)

function valueOf(word: string): number {
  if (isDigits(word)) return Number(word.replaceAll(',', ''))
  return SMALL.includes(word) ? SMALL.indexOf(word) + 1 : (TENS.indexOf(word) + 2) * 10
}

/** The numbers and scales of a run, in order, "twenty-four" as 24. */
function partsOf(words: readonly string[]): (number | string)[] {
  const parts: (number | string)[] = []
  words.forEach((word, i) => {
    const before = words[i - 1]
    if (word === 'and') return
    if (isScale(word)) parts.push(word)
    else if (before && TENS.includes(before) && SMALL.slice(0, 9).includes(word)) {
      parts[parts.length - 1] = valueOf(before) + valueOf(word)
    } else parts.push(valueOf(word))
  })
  return parts
}

/** The numbers one hears: "twenty-four eight" is 24 and 8. */
export function groupsOf(parts: readonly (number | string)[]): number[] {
  const groups: number[] = []
  let whole = 0
  let current = 0
  parts.forEach((part, i) => {
    if (typeof part === 'string') {
      const scaled = (current || 1) * (SCALES[part] ?? 1)
      if (part === 'hundred') current = scaled
      else {
        whole += scaled
        current = 0
      }
      return
    }
    if (i > 0 && typeof parts[i - 1] === 'number') {
      groups.push(whole + current)
      whole = 0
      current = 0
    }
    current += part
  })
  groups.push(whole + current)
  return groups
}

/** Where the first amount of money of a turn begins, or -1. `near`: a turn shortly before names one. */
export function firstAmount(text: string, near: boolean): number {
  const tokens = tokensOf(text)
  const word = (i: number): string => tokens[i]?.word ?? ''
  const joined = (i: number): boolean => {
    const [first, second] = [tokens[i], tokens[i + 1]]
    return first !== undefined && second !== undefined && /^\s*-?\s*$/.test(text.slice(first.end, second.at))
  }
  const begins: number[] = []
  const beginAt = (i: number): void => {
    begins.push(tokens[i]?.at ?? 0)
  }

  for (const run of runsOf()) if (isMoney(run)) beginAt(hasSign(run) ? run.from - 1 : run.from)
  tokens.forEach((token, i) => {
    if (!['couple', 'few', 'several'].includes(token.word) || !joined(i)) return
    const last = word(i + 1) === 'of' && joined(i + 1) ? i + 2 : i + 1
    if (['dollar', 'dollars', 'buck', 'bucks', 'grand'].includes(word(last))) beginAt(i)
  })
  return begins.length > 0 ? Math.min(...begins) : -1

  function runsOf(): Run[] {
    const runs: Run[] = []
    for (let from = 0; from < tokens.length; from += 1) {
      if (!isNumber(word(from))) continue
      let to = from
      while (joined(to)) {
        if (isNumber(word(to + 1))) to += 1
        else if (isScale(word(to)) && word(to + 1) === 'and' && joined(to + 1) && isNumber(word(to + 2)))
          to += 2
        else break
      }
      runs.push({ from, to })
      from = to
    }
    return runs
  }

  function hasSign({ from }: Run): boolean {
    return word(from - 1) === '$' && joined(from - 1)
  }

  function isMoney({ from, to }: Run): boolean {
    const words = tokens.slice(from, to + 1).map((token) => token.word)
    const parts = partsOf(words)
    const groups = groupsOf(parts)
    const [only = 0] = groups
    const digits = words.filter(isDigits)
    const next = word(to + 1)

    if (hasSign({ from, to })) return true

    if (joined(to) && MONEY.has(next)) return true
    const half = [1, 2, 3].map((each) => word(to + each)).join(' ') === 'and a half'
    if (half && [0, 1, 2, 3].every((each) => joined(to + each)) && MONEY.has(word(to + 4))) return true
    if (next === 'k' && isDigits(word(to)) && tokens[to]?.end === tokens[to + 1]?.at) return true

    if (['%', 'percent', 'point', 'points'].includes(next)) return false
    if (next === 'per' && word(to + 2) === 'cent') return false

    if ((joined(to) && THINGS.has(next)) || digits.length > 1) return false

    if (digits.length === 0 && groups.length === 1 && only >= 2001 && only <= 2039) return false
    if (words.includes('thousand')) return true
    const teens = (part: number | string | undefined) => typeof part === 'number' && part >= 11 && part <= 99
    if (parts.some((part, i) => part === 'hundred' && teens(parts[i - 1]))) return true

    const periodic = next === 'monthly' || (PER.has(next) && UNITS.has(word(to + 2)))
    if (periodic && (groups.length > 1 || only >= 50)) return true

    if (NAMED.has(word(from - 1))) return false

    return isBare(words, groups, digits) && (near || isNear(from, to))
  }

  function isBare(words: readonly string[], groups: readonly number[], digits: readonly string[]): boolean {
    if (words.includes('hundred')) return true
    const [digit] = digits
    if (digit !== undefined) {
      const value = valueOf(digit)
      const year = value >= 1900 && value <= 2099 && Number.isInteger(value) && !digit.includes(',')
      return words.length === 1 && value >= 100 && value < 1_000_000 && !year
    }
    if (words.some(isScale) || groups.length < 2) return false
    const [first = 0, second = 0] = groups
    if (groups.length === 2 && first === 19 && second >= 10) return false
    if (groups.length === 2 && first === 20 && second >= 10 && second <= 29) return false
    if (first >= 13 && first <= 99) return true
    return first >= 10 && first <= 12 && groups.length === 2 && second < 10
  }

  function isNear(from: number, to: number): boolean {
    const before = tokens.slice(Math.max(0, from - 8), from).map((token) => token.word)
    if (before.some((each) => BEFORE.has(each))) return true
    const leads = before.some((each, i) => {
      const then = before[i + 1] ?? ''
      if (['come', 'comes', 'came', 'coming'].includes(each)) return ['to', 'in', 'out'].includes(then)
      return each === 'looking' && then === 'at'
    })
    return leads || tokens.slice(to + 1, to + 5).some((token) => AFTER.has(token.word))
  }
}
