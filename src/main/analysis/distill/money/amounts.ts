import { readNumber, startsNumber, wordsOf, type NumberRead, type Word } from './number-reading.ts'

/** A sum of money as it was said. */
export interface Amount {
  /** US dollars; null for a percentage. */
  readonly value: number | null
  readonly percent: number | null
  /** Character places in the plain sentence. */
  readonly from: number
  readonly to: number
  /** By the month, by the piece ("a sheet", "per window"), or as a whole. */
  readonly per: 'month' | 'piece' | 'whole'
  /** Said with its currency. */
  readonly named: boolean
  /** "about nineteen": the thousands were left out. */
  readonly bare: boolean
}

const MONEY =
  /[$]|\b(?:dollars?|bucks|grand|pric(?:e|es|ed|ing|ier)|costs?|quot(?:e|es|ed)|estimates?|bids?|budget(?:ed)?|spend|totals?|deposit|down payment|payments?|monthly|(?:a|per|each) month|discounts?|(?:comes?|came|coming) (?:out |in |back )?(?:to|at|around|about)|looking at|investment|numbers?|figures?|pay|paid|afford|cheaper|expensive|save|savings|cash|financ\w+|deductible|allowance|damage|the bill|how much|owe|rang(?:e|es)|setting? (?:me|us|you) back|runs?|charg\w+|ballpark|all in|out the door|knock|rebate|credit|interest|thousands?|hundred)\b/
const HAS_NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|grand)\b/
const DOLLARS = /^(?:dollars?|bucks)$/
const NOT_MONEY =
  /^(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|seconds?|squares?|feet|foot|ft|inch(?:es)?|by|windows?|doors?|sheets?|gallons?|degrees?|miles?|people|folks|jobs?|roofs?|kitchens?|bathrooms?|decks?|houses?|homes?|customers?|families|reviews?|times?|o'clock|am|pm|a|p|gauge|series|amps?|panels?|stars?|street|avenue|road|drive|lane|linear|pounds?|mil|mph|watts?|nails?|bundles?|layers?|boards?|pieces?|guys?|kids?|men|crews?|miles|pages?|screws?|shingles?|trips?|hundred|point|oh|quotes|bids|estimates|companies|options?|coats?|rooms?|sides?|gutters?|downspouts?|cabinets?|drawers?|posts?|steps?|colors?|or|thirty|percent|%)$/
const PIECE =
  /^\s*(?:dollars?\s+|bucks\s+)?(?:an?|per|each|every)\s+(?:sheet|window|door|square|foot|piece|board|panel|opening|unit|linear|gutter|hour|day|week|year|post|step|yard|ton|roll|drawer|cabinet)\b|^\s*(?:dollars?\s+|bucks\s+)?apiece\b/
const SHEET = /^\s*(?:dollars?\s+)?(?:an?|per|each|every|for (?:each|every)) sheet\b/
const PIECE_BEFORE = /\b(?:squares?|feet|foot|windows|doors|sheets|panels|pieces|openings) at \$?$/
const MONTH =
  /^\s*(?:dollars?\s+|bucks\s+)?(?:and [\w-]+ cents )?(?:or so\s+)?(?:an?|per|each|every)\s+month\b|^\s*(?:dollars?\s+|bucks\s+)?(?:monthly|\/\s?mo)\b/
const TIME_BEFORE = /\b(?:at|by|until|till|before|after|around|about|from|between|for|to|is|say)\s+$/
const CLOCK = new Set([0, 15, 30, 45])
const TIME_AFTER =
  /^\s*(?:a\.?m|p\.?m|o'clock|in the (?:morning|afternoon|evening)|tonight|sharp|tomorrow|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/
const SIZE_BEFORE =
  /\b(?:around|about|at|for|under|over|like|than|near|to|roughly|closer to|nearly|almost|maybe|quoted (?:me|us)|said|says|figured|figuring|had|got|thought|expecting|expected|made up|spend|another|was|were|is|it's|that's|say|and|or|between|(?:think|thinking|total|budget|price|quote|bid|cost|maximum|minimum) of|just|low|mid|high)\s+$/
const SIZE_AFTER =
  /^\s*(?:$|[.,?!;]|even|flat|and change|something|ish|range|all in|total|installed|at the (?:outside|most|top)|in (?:my|our|the)|for (?:the|everything|all|it|that)|with|on the)/
const HELD_BEFORE =
  /\b(?:figured|figuring|thought|thinking|expecting|expected|made up|budget(?:ed)?(?: is| was| says)?|hop(?:ing|ed) for|saved|set aside|put by|written down|wrote down|go to|propose|offer|(?:we|i|he|she|they)(?:'d)? said|(?:we|i|he)(?:'ve)? (?:got|have|had))(?:,| of| on| about| around| maybe| only| just| something like| more like)* $/
/** Before the price of somebody else. */
const RIVAL_BEFORE =
  /\b(?:for|at|said|wants|wanted|quoted(?: me| us)?|asked|charged?|did it for)(?: about| around| maybe| only)* $/
const NEARLY_BEFORE = /\b(?:about|around|at|for|maybe|over|under|nearly|almost|of) $/
const SENTENCE_ENDS = /^\s*(?:$|[.?!]|,? (?:for|on|all in|even|flat)\b)/
const DAYTIME =
  /\b(?:o'clock|morning|afternoon|evening|tonight|noon|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|quarter|percent|number|between|days?|weeks?|months?|years?|hours?|minutes?|feet|foot|inch(?:es)?)\b/
const YEAR_BEFORE =
  /\b(?:in|since|from|back in|built|year|of|(?:house|home|building|church|place|barn)(?:'s| is| was)(?: from)?)\s+$/
/** "the four hundred" is a model, "lines fifteen to twenty-one" are places in a list. */
const MODEL_BEFORE = /\bthe $/
const MODEL_AFTER =
  /^\s*(?:dollars|bucks|off|down|a month|discount|credit|rebate|deposit|fee|for|you|we|i|that|is)\b/
const LABEL_BEFORE =
  /\b(?:lines?|pages?|items?|number|rated|route|exit|unit|apartment|suite|section|chapter) (?:[\w-]+ (?:to|and|or|through) )?$/
/** A sum as only prices are said: "at thirty-four nine". */
const AT_PRICE = /\b(?:at|for|to|is|was|were|around|about|say|said|[a-z]+'s) $/
const DIAL = /\d[-.]$|^[-.]\d/

/** True where a sentence is about money. */
export const isAboutMoney = (plain: string): boolean => MONEY.test(plain)

function isClock(value: number, before: string, after: string): boolean {
  if (TIME_AFTER.test(after)) return true
  const hour = Math.floor(value / 100)
  return hour >= 1 && hour <= 12 && CLOCK.has(value % 100) && TIME_BEFORE.test(before) && value < 1300
}

interface Place {
  readonly before: string
  readonly after: string
  readonly next: string
  /** The sentence, or what was said just before it, is about money. */
  readonly money: boolean
  /** The sentence itself is. */
  readonly sure: boolean
  /** The price that was named last, which tells what a bare number may stand for. */
  readonly scale: number | null
}

const isYear = (value: number, before: string): boolean =>
  value >= 1700 && value < 2040 && YEAR_BEFORE.test(before)

const isNear = (sum: number, scale: number | null): boolean =>
  scale !== null && sum >= scale / 6 && sum <= scale * 2.5

/** Dollars that the number stands for, or null when it is no sum of money. */
function dollarsOf(read: NumberRead, text: string, place: Place): number | null {
  const { before, after, next, money, sure, scale } = place
  const { value, shape } = read
  if (text.startsWith('$') || DOLLARS.test(next)) return value
  if (/\br[- ]$|\bmonths? at $/.test(before)) return null
  if (LABEL_BEFORE.test(before)) return null
  if (value < 1000 && value % 100 === 0 && MODEL_BEFORE.test(before) && !MODEL_AFTER.test(after)) return null
  if (DIAL.test(before.slice(-2)) || DIAL.test(after.slice(0, 2))) return null
  if (MONTH.test(after) || /^\s*(?:off|down)\b/.test(after)) return value >= 20 && money ? value : null
  if (PIECE.test(after)) return (money || SHEET.test(after)) && value >= 2 ? value : null
  if (NOT_MONEY.test(next) && !(next === 'a' || next === 'or')) return null
  if (shape !== 'whole' && isClock(value, before, after)) return null
  if (shape === 'thousands') {
    if (/^two$/.test(text) && value > 2000 && value < 2040) return null
    return (money || next === 'grand') && !/\bmeasured\b/.test(before) ? value : null
  }
  if (isYear(value, before)) return null
  const spoken = shape === 'short' && value >= 10_000 && AT_PRICE.test(before)
  const likely = isNear(value * 1000, scale)
  const daytime = DAYTIME.test(`${before}${after}`)
  const held =
    HELD_BEFORE.test(before) || (likely && !daytime && RIVAL_BEFORE.test(before) && SENTENCE_ENDS.test(after))
  if (!money && !spoken && !(held && likely)) return null
  if (value >= 100) return shape === 'digits' && value < 1000 && !sure ? null : value
  const known =
    held || value > 12 || ((sure || (likely && NEARLY_BEFORE.test(before))) && SENTENCE_ENDS.test(after))
  const bare =
    value >= 3 &&
    known &&
    (held || !daytime) &&
    (held || SIZE_BEFORE.test(before)) &&
    (SIZE_AFTER.test(after) || (held && /^ (?:was|is|as|from|and)\b/.test(after)))
  return bare && /\d|[a-z]/.test(text) ? value * 1000 : null
}

/** "two hundred dollars and fifty cents". */
function centsAfter(words: readonly Word[], at: number): number {
  const from = words[at]?.text === 'and' ? at + 1 : at
  const cents = readNumber(words, from)
  return cents && /^cents?$/.test(words[cents.end]?.text ?? '') ? cents.value / 100 : 0
}

const PERCENT = /^(?:%|percent)$/

/** Characters before a number that tell what it is. */
const BEFORE = 30

interface Known {
  readonly money: boolean
  readonly sure: boolean
  readonly scale: number | null
}

function amountAt(words: readonly Word[], at: number, plain: string, known: Known) {
  const read = readNumber(words, at)
  if (!read) return null
  const from = words[at]?.from ?? 0
  const to = words[read.end - 1]?.to ?? from
  const next = words[read.end]
  const after = plain.slice(to, to + 40)
  const place = {
    before: plain.slice(Math.max(0, from - BEFORE), from),
    after,
    next: next?.apart ? '' : (next?.text ?? ''),
    ...known,
  }
  if (next && PERCENT.test(next.text) && !next.apart) {
    const amount: Amount = {
      value: null,
      percent: read.value,
      from,
      to: next.to,
      per: 'whole',
      named: false,
      bare: false,
    }
    return { amount, end: read.end + 1 }
  }
  const value = dollarsOf(read, words[at]?.text ?? '', place)
  if (value === null) return { amount: null, end: read.end }
  const apiece = PIECE.test(after) || PIECE_BEFORE.test(place.before)
  const per = MONTH.test(after) ? 'month' : apiece ? 'piece' : 'whole'
  const named = (words[at]?.text ?? '').startsWith('$') || DOLLARS.test(place.next)
  const cents = named ? centsAfter(words, read.end + 1) : 0
  const bare = value === read.value * 1000
  const amount: Amount = { value: value + cents, percent: null, from, to, per, named, bare }
  return { amount, end: read.end }
}

/** "fifteen to eighteen thousand": the first number has the scale of the second. */
function rangeStart(words: readonly Word[], at: number) {
  const low = readNumber(words, at)
  if (!low || low.value >= 100 || !/^(?:to|or)$/.test(words[low.end]?.text ?? '')) return null
  const high = readNumber(words, low.end + 1)
  if (!high || high.shape !== 'thousands' || high.value % 1000 !== 0) return null
  const from = words[at]?.from ?? 0
  const to = words[low.end - 1]?.to ?? from
  const amount: Amount = {
    value: low.value * 1000,
    percent: null,
    from,
    to,
    per: 'whole',
    named: false,
    bare: false,
  }
  return { amount, end: low.end }
}

/**
 * Sums of money in a plain sentence. `money`: what was said just before was about money too. `scale`: the price
 * that was named last.
 */
export function amountsIn(plain: string, money: boolean, scale: number | null = null): readonly Amount[] {
  if (!HAS_NUMBER.test(plain)) return []
  const words = wordsOf(plain)
  const sure = isAboutMoney(plain)
  const found: Amount[] = []
  for (let at = 0; at < words.length;) {
    const named = sure || found.some(({ value }) => (value ?? 0) >= 1000)
    // "nine point nine nine percent" is no price.
    if (words[at]?.text === 'point') {
      const decimals = readNumber(words, at + 1)
      at = decimals ? decimals.end : at + 1
      continue
    }
    if (!startsNumber(words[at])) {
      at += 1
      continue
    }
    const hit =
      rangeStart(words, at) ?? amountAt(words, at, plain, { money: money || named, sure: named, scale })
    if (hit?.amount) found.push(hit.amount)
    at = hit ? hit.end : at + 1
  }
  return found
}

/** Every sum that a text can be understood to name, however loosely: what a model says is held against it. */
export function couldName(plain: string, value: number): boolean {
  const words = wordsOf(plain)
  return words.some((_word, at) => {
    const read = readNumber(words, at)
    return read !== null && (read.value === value || (read.value < 100 && read.value * 1000 === value))
  })
}
