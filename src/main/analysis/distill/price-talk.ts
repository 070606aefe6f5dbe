import type { Distillation } from '#shared/domain/transcript.ts'
import { amountsIn, isAboutMoney, type Amount } from './money/amounts.ts'
import type { Said, Sentence, Talk } from './said.ts'

type PriceTalk = Distillation['priceTalk'][number]
type Kind = PriceTalk['kind']

const MONTHLY = /\b(?:a|per|each|every) month\b|\bmonthly\b/
const DEPOSIT =
  /\b(?:deposit|down payment|(?:half|third|percent) down|(?<!being )up ?front|to hold (?:it|the|your)|at signing|when (?:you|we) sign|half today|(?:in |is |it's |one )?thirds?\b|on the (?:check|card)|first payment|write (?:the|you a|a) check)\b/
const DOWN_AFTER = /^ (?:dollars |bucks )?down\b(?! (?:to|from|at|the))/
const PART =
  /\b(?:half|a third|one third|\w+ percent|%) (?:is |of it |of that )?(?:today|now|down|up ?front|at signing|to start|when)\b/
const DISCOUNT =
  /\b(?:discount|(?:percent|dollars|hundred|thousand|bucks|\$?[\d,]+|%) off|comes? off|knock|take (?:off|another|that off)|come down|savings?|save you|rebate|coupon|credit (?:of|you)|waive|promotion)\b/
const BUDGET =
  /\b(?:budget|hoping|figur(?:ed|ing)|planned|planning|set aside|put aside|saved|had in mind|propose|offer|spend|at the (?:outside|most)|stay under|no more than|max(?:imum)?|afford|made up|(?:i|we) (?:had|have|said|were thinking|was thinking|thought)|thinking)\b/
const OTHERS =
  /\b(?:they|they're|he|he'll|he's|she|other|another (?:company|guy|bid|quote|one|firm|contractor|outfit)|firm|letter|neighbor|cousin|brother\w*|friend|buddy|fella|somebody|guy|company|insurance|adjuster|deductible|last (?:time|year)|paid|used to|hardware store|difference|instead|permit|extra|fee|allowance|rebate|worth|a year|per year|each year)\b/
const YOURS =
  /\b(?:you|you're|yours|your (?:price|number|quote|bid))(?: were| are| was| is| said| came in)?(?: at)? $/
/** A rule or a condition, not a price: "no fee under five thousand". */
const THRESHOLD =
  /\b(?<!(?:little|bit|just|somewhere|total's|total is) )(?:under|over|above|below|starts? at|minimum(?: of| is)?|at least|up to|more than|less than) \$?$/
const OFFER =
  /\b(?:comes? (?:out )?to|total|price|cost|costs|would be|it'd be|it's|that's|is|are|run|runs|you're at|looking at|you're looking|all in|investment|number|for)\b/

function kindOf(amount: Amount, sentence: Sentence, turn: Said): Kind {
  const { plain } = sentence
  const near = plain.slice(Math.max(0, amount.from - 45), amount.to + 30)
  const before = plain.slice(Math.max(0, amount.from - 25), amount.from)
  if (amount.per === 'month' || MONTHLY.test(before)) return 'monthly'
  const after = plain.slice(amount.to, amount.to + 20)
  if (DEPOSIT.test(near) || DOWN_AFTER.test(after)) return 'deposit'
  if (DISCOUNT.test(near)) return 'discount'
  if (amount.per === 'piece') return 'other'
  if (turn.isBuyer && YOURS.test(before)) return 'quote'
  if (turn.isBuyer) return !OTHERS.test(near) && BUDGET.test(plain) ? 'budget' : 'other'
  if (OTHERS.test(near) && !/\b(?:total|comes? (?:out )?to|all in)\b/.test(near)) return 'other'
  if (amount.value !== null && amount.value < 200 && !/\btotal\b/.test(near)) return 'other'
  return OFFER.test(plain) || (amount.value ?? 0) >= 1000 ? 'quote' : 'other'
}

/** Sums below this that are no price, payment or discount are small change. */
const LEAST = 100
/** The price of what may turn out to be needed: "after that ninety-five a sheet". */
const IF_NEEDED = /\b(?:after (?:that|two|one|the)|extra|beyond|rotten|rot|each one|the rest|code|soft)\b/
const APART = /^ (?:dollars |bucks )?(?:less|apart|cheaper|of a difference|difference)\b/

/** The customer only says a sum back, or adds up: "So seven grand." */
const isEcho = ({ plain }: Sentence): boolean =>
  ADDS_UP.test(plain) && plain.split(' ').length <= ECHO_WORDS && !OTHERS.test(plain) && !BUDGET.test(plain)
const ECHO_WORDS = 6
const ADDS_UP = /^(?:okay,? |oh,? |and )*(?:so|that's|i get|which is|meaning)\b/

interface Place {
  readonly sentence: Sentence
  readonly amount: Amount
}

/** Items of a total that is named behind them in the same turn: 3,640 and 480 and 468, "4,588". */
function itemsOf(places: readonly Place[]): ReadonlySet<Amount> {
  const whole = places.filter(({ amount }) => amount.per === 'whole' && amount.value !== null)
  const items = new Set<Amount>()
  whole.forEach(({ amount: total }, at) => {
    let sum = 0
    for (let from = at - 1; from >= 0 && sum < (total.value ?? 0); from--) {
      sum += whole[from]?.amount.value ?? 0
      if (sum !== total.value || at - from < 2) continue
      for (const { amount } of whole.slice(from, at)) items.add(amount)
    }
  })
  return items
}

/** Sums that are small change, rules or prices by the piece tell nothing about the price. */
function tellsNothing({ amount, sentence }: Place, kind: Kind, alone: boolean): boolean {
  const { value, per, named } = amount
  if (per === 'piece') return !alone && !IF_NEEDED.test(sentence.plain)
  if (value === null) return kind !== 'discount' && kind !== 'deposit'
  const small = value < LEAST && !/\bpermit\b/.test(sentence.plain)
  if (kind === 'other' && (small || (value < 200 && !named && per === 'whole'))) return true
  if (kind === 'monthly' && per === 'whole' && value >= 1000) return true
  if (APART.test(sentence.plain.slice(amount.to, amount.to + 25))) return true
  const before = sentence.plain.slice(Math.max(0, amount.from - 20), amount.from)
  return (kind === 'quote' || kind === 'other') && THRESHOLD.test(before)
}

/** "Seventy-one instead of fifty-eight": hundreds, where such a sum was named before. */
function inHundreds(amount: Amount, found: readonly Mention[]): number | null {
  const { value, bare } = amount
  if (!bare || value === null) return value
  const said = (sum: number): boolean =>
    found.some((each) => Math.abs((each.amount ?? 0) - sum) <= sum * ROUNDING)
  return !said(value) && said(value / 10) ? value / 10 : value
}

interface Mention {
  readonly kind: Kind
  readonly amount: number | null
  readonly text: string
  readonly turns: number[]
}

function partTalk(sentence: Sentence): Kind | null {
  return PART.test(sentence.plain) ? 'deposit' : null
}

/** Rounded as people repeat a price: "seven two and change" is "so seven grand". */
const ROUNDING = 0.035

function isSameSum(before: Mention, mention: Mention): boolean {
  const [a, b] = [before.amount, mention.amount]
  if (a === null || b === null) return a === b && before.kind === mention.kind
  if (a === b) return before.kind === mention.kind || mention.kind === 'other' || mention.kind === 'quote'
  const round = b % 100 === 0 && Math.abs(a - b) <= a * ROUNDING && a >= 1000
  return round && (mention.kind === 'other' || mention.kind === before.kind)
}

/** The first is the second, rounded; said by somebody who guessed at it before it was named. */
function isRounded(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a % 100 === 0 && b % 100 !== 0 && Math.abs(a - b) <= b * ROUNDING
}

/** So many different sums are a price list, and nothing that a summary could tell. */
const MOST_SUMS = 250

/** A sum that is only repeated belongs to the first mention of it. */
function remember(found: Mention[], mention: Mention): void {
  const before = found.find((each) => isSameSum(each, mention))
  const [turn] = mention.turns
  const exact = found.findIndex(({ kind, amount }) => kind === 'other' && isRounded(amount, mention.amount))
  if (!before && exact < 0 && found.length >= MOST_SUMS) return
  if (!before && exact >= 0) {
    found[exact] = { ...mention, turns: [...(found[exact]?.turns ?? []), ...mention.turns] }
  } else if (!before || turn === undefined) found.push(mention)
  else if (!before.turns.includes(turn)) before.turns.push(turn)
}

/** Turns after a price in which a bare number may be another. */
const REACH = 16

/** Where money was spoken of, with the sum as it was said. */
export function findPriceTalk(talk: Talk): readonly PriceTalk[] {
  const found: Mention[] = []
  let moneyAt = -10
  let quote: number | null = null
  let quotedAt = -10
  talk.turns.forEach((turn, at) => {
    const warm = at - moneyAt <= 2
    if (isAboutMoney(turn.plain)) moneyAt = at
    const places: Place[] = []
    for (const sentence of turn.sentences) {
      const amounts = amountsIn(sentence.plain, warm || moneyAt === at, at - quotedAt <= REACH ? quote : null)
      if (amounts.some(({ value }) => (value ?? 0) >= 1000)) moneyAt = at
      for (const amount of amounts) places.push({ sentence, amount })
      const part = amounts.length === 0 ? partTalk(sentence) : null
      if (part) remember(found, { kind: part, amount: null, text: sentence.text, turns: [turn.ordinal] })
    }
    const sums = places.flatMap(({ amount: { per, value } }) =>
      per === 'whole' && value !== null && value >= 1000 ? [value] : [],
    )
    if (sums.length > 0) {
      quote = Math.min(...sums)
      quotedAt = at
    }
    const items = itemsOf(places)
    const alone = places.every((each) => each.amount.per === 'piece')
    for (const place of places) {
      const { amount, sentence } = place
      const kind = kindOf(amount, sentence, turn)
      const insums = amount.value === null && places.some((each) => each.amount.value !== null)
      if (items.has(amount) || insums || tellsNothing(place, kind, alone)) continue
      if (kind === 'other' && turn.isBuyer && isEcho(sentence)) continue
      const sum = inHundreds(amount, found)
      remember(found, { kind, amount: sum, text: sentence.text, turns: [turn.ordinal] })
    }
  })
  // "A third today" is said in dollars as well, sooner or later.
  const inDollars = found.some(({ kind, amount }) => kind === 'deposit' && amount !== null)
  return inDollars ? found.filter(({ kind, amount }) => kind !== 'deposit' || amount !== null) : found
}
