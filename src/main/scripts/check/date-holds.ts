import { contextOf, shares, stemsOf, type Act } from './context.ts'
import { factLabels } from '../facts/labels.ts'
import type { Claimed, DateMeaning, Meaning } from './meaning.ts'
import { actsOf, type ReadFact } from './read-fact.ts'

interface Dated extends Claimed {
  readonly meaning: Extract<Meaning, { type: 'date' }>
}
export const isDated = (one: Claimed): one is Dated => one.meaning.type === 'date'

function partHolds(part: NonNullable<DateMeaning['part']>, times: readonly number[]): boolean {
  const [from, to] = part === 'morning' ? [0, 720] : part === 'afternoon' ? [720, 1080] : [1020, 1440]
  return times.some((time) => time >= from && time < to)
}

/** A fact writes no year; day and weekday together say which years it can be. */
function yearHolds(year: number, { year: own, weekday, month, day }: DateMeaning): boolean {
  if (own !== undefined) return own === year
  if (weekday === undefined || month === undefined || day === undefined) return false
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday
}

function sameDay(claim: DateMeaning, fact: DateMeaning): boolean {
  const equal = (['weekday', 'month', 'day', 'word'] as const).every(
    (key) => claim[key] === undefined || claim[key] === fact[key],
  )
  if (!equal || (claim.year !== undefined && !yearHolds(claim.year, fact))) return false
  const times = fact.times ?? []
  if (claim.times && !claim.times.some((time) => times.includes(time))) return false
  return claim.part === undefined || claim.part === fact.part || partHolds(claim.part, times)
}

const isHard = (act: Act | null): boolean => act === 'start' || act === 'finish' || act === 'expire'
const OVER: ReadonlySet<string> = new Set([factLabels.lastAppointment, factLabels.stage])

/** The day of a visit is none of a start, and the last visit not the next one. */
function sameDeed(claim: Dated, one: Dated, fact: ReadFact): boolean {
  const { act, tense } = contextOf(claim.place)
  const { label } = fact.fact
  const gone = fact.standing === 'record' && OVER.has(label)
  if (gone && tense === 'future') return false
  if (tense === 'past' && fact.standing === 'record' && label === factLabels.nextAppointment) return false
  const acts = actsOf(fact, one)
  if (isHard(act)) return act !== null && acts.includes(act)
  return act !== 'meet' || acts.length === 0 || acts.some((each) => !isHard(each))
}

/** Does a date of the fact say what the claim says? */
export function dateHolds(claim: Dated, one: Dated, fact: ReadFact): boolean {
  if (!sameDay(claim.meaning, one.meaning)) return false
  if (fact.standing !== 'note') return sameDeed(claim, one, fact)
  const { act, told } = contextOf(claim.place)
  // When we work or meet is for the calendar; a note may say what the customer told us.
  return (told || act === null) && shares(stemsOf(claim.place.sentence), fact.about)
}
