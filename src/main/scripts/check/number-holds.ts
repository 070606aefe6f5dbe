import { contextOf, shares, stemsOf } from './context.ts'
import type { Claimed, Meaning } from './meaning.ts'
import { actsOf, type ReadFact } from './read-fact.ts'
import { agree, moneyTopic, tradesIn, warrantyScope } from './topics.ts'
import { fold } from './words-of.ts'

type NumberMeaning = Extract<Meaning, { type: 'number' }>
interface Numbered extends Claimed {
  readonly meaning: NumberMeaning
}
export const isNumbered = (one: Claimed): one is Numbered => one.meaning.type === 'number'

const LOCAL = new Set(['day', 'week', 'month', 'hour', 'minute'])
const same = (a: number, b: number): boolean => Math.round(a * 100) === Math.round(b * 100)
const equal = (a: NumberMeaning, b: NumberMeaning): boolean =>
  a.values.some((value) => b.values.some((other) => same(value, other)))

/** "24,850 w/ gutters" in an offer is a price without its sign; "28 squares" is not $28. */
const isAmount = ({ money, unit, values }: NumberMeaning): boolean =>
  money || (unit === '' && (values[0] ?? 0) >= 100)

/** Money rests on the contract value, on what the person says, and on documents about that thing. */
function moneyHolds(claim: Numbered, one: Numbered, fact: ReadFact): boolean {
  const { standing, fact: plain } = fact
  if (standing === 'note') return false
  if (standing === 'record') return plain.kind === 'price' && moneyTopic(claim.place) === 'total'
  if (!isAmount(claim.meaning) || !isAmount(one.meaning)) return false
  if (moneyTopic(claim.place) !== moneyTopic(one.place)) return false
  return standing !== 'document' || shares(stemsOf(claim.place.sentence), fact.about)
}

/** A percentage rests on a percentage of the same thing. */
function percentHolds(claim: Numbered, one: Numbered, fact: ReadFact): boolean {
  if (fact.standing === 'note' || one.meaning.unit !== 'percent') return false
  const [mine, its] = [moneyTopic(claim.place), moneyTopic(one.place)]
  if (mine !== its) return false
  return (
    mine === 'deposit' || fact.standing !== 'document' || shares(stemsOf(claim.place.sentence), fact.about)
  )
}

function termHolds(claim: Numbered, fact: ReadFact): boolean {
  const said = `${claim.place.lead} ${claim.place.clause}`
  const [mine, its] = [warrantyScope(said), warrantyScope(fact.whole)]
  return (
    (mine.length === 0 || mine.some((scope) => its.includes(scope))) &&
    agree(tradesIn(said), tradesIn(fact.fact.value))
  )
}

/** The same thing is counted: "28 squares" of shingles are none of siding. */
function thingsAgree(claim: Numbered, one: Numbered): boolean {
  const { unit, things } = claim.meaning
  const own = things.filter((thing) => thing !== unit)
  const its = one.meaning.things.filter((thing) => thing !== one.meaning.unit)
  if (unit !== '' || own.length === 0 || its.length === 0) return true
  return own.some((thing) => its.includes(thing))
}

function topicHolds(claim: Numbered, one: Numbered, fact: ReadFact): boolean {
  const { about } = claim.meaning
  const its = one.meaning.about
  if (about === 'warranty') {
    const warranty = its === 'warranty' || (its === null && /warrant|guarantee|coverage/i.test(fact.whole))
    return warranty && fact.standing !== 'note' && termHolds(claim, fact)
  }
  if (about === 'age') return its === 'age' || /\bage\b/i.test(fact.fact.label)
  return about === 'price' || its === 'price' || about === its
}

/** How long our work takes is promised by us, never by a note. */
function spanHolds(claim: Numbered, one: Numbered, fact: ReadFact): boolean {
  const { act, told } = contextOf(claim.place)
  const acts = actsOf(fact, one)
  const hard = act === 'start' || act === 'finish' || act === 'expire'
  if (hard && acts.length > 0 && !acts.includes(act)) return false
  return fact.standing !== 'note' || told || claim.meaning.about === 'age'
}

/** Does a number of the fact say what the claim says? */
export function numberHolds(claim: Numbered, one: Numbered, fact: ReadFact): boolean {
  if (!equal(claim.meaning, one.meaning)) return false
  const { unit, money, about } = claim.meaning
  if (unit === 'percent') return percentHolds(claim, one, fact)
  const amount = isAmount(claim.meaning) && isAmount(one.meaning)
  if (money || one.meaning.money || (amount && about === 'price')) return moneyHolds(claim, one, fact)
  if (amount && fact.standing === 'ours' && fact.fact.label === 'Offer') return moneyHolds(claim, one, fact)
  if (unit !== one.meaning.unit) {
    // The label may hold the unit: "Windows: 14".
    const labelled = one.meaning.unit === '' && unit !== '' && fold(fact.fact.label).includes(unit)
    if (!labelled || fact.fact.kind === 'price') return false
  }
  if (!thingsAgree(claim, one) || !topicHolds(claim, one, fact)) return false
  if (LOCAL.has(unit) && !spanHolds(claim, one, fact)) return false
  if (unit !== '' && fact.standing !== 'note') return true
  if (claim.meaning.things.some((thing) => one.meaning.things.includes(thing))) return true
  return shares(stemsOf(claim.place.sentence), fact.about) || fact.standing === 'ours'
}
