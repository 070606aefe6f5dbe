import type { Clock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import { fold, wordsOf } from '#shared/domain/likeness.ts'
import type { LeapClient } from './leap-client.ts'
import { tradeName } from './mapping.ts'
import { remembered } from './remembered.ts'
import { namedSchema, placeSchema } from './schemas.ts'

/** An account's trades, states and referral sources change about never within a working day. */
const FRESH_FOR = 60 * 60_000

interface Named {
  readonly id: string
  readonly name: string
}

type Signal = AbortSignal | undefined

const invalid = (message: string): ServiceError =>
  new ServiceError(message, { service: 'leap', kind: 'validation', safeToRetry: true })

/** Trades of a job as Leap takes them. `other`: what is said of a trade that the account does not have. */
export interface ChosenTrades {
  readonly ids: readonly string[]
  readonly other: string
}

const singular = (word: string): string => word.replace(/s$/, '')

/** "Windows" is the trade WINDOWS, else the first one that names it: WINDOWS & DOORS. */
function tradeFor(said: string, known: readonly Named[]): Named | undefined {
  const exact = known.find((each) => fold(each.name) === fold(said))
  if (exact) return exact
  const words = wordsOf(said).map(singular)
  return known.find((each) => {
    const parts = wordsOf(each.name).map(singular)
    return words.length > 0 && words.every((word) => parts.includes(word))
  })
}

/** The ids for trades said by name. Throws ServiceError (validation) when the account cannot take one. */
export function chooseTrades(said: readonly string[], known: readonly Named[]): ChosenTrades {
  const other = known.find((each) => fold(each.name) === 'other')
  const unknown = said.filter((name) => !tradeFor(name, known))
  if (unknown.length > 0 && !other) {
    const names = known.map((each) => tradeName(each.name)).join(', ')
    throw invalid(`trades: Leap has no trade "${unknown.join(', ')}". It has: ${names}.`)
  }
  const chosen = said.map((name) => (tradeFor(name, known) ?? other)?.id ?? '')
  return { ids: [...new Set(chosen)], other: unknown.join(', ') }
}

/** The lists behind the ids that Leap wants: trades, states of the United States, referral sources. */
export function createLeapLists(client: LeapClient, clock: Clock) {
  const trades = remembered(
    clock,
    FRESH_FOR,
    async (signal): Promise<readonly Named[]> =>
      (await client.list('/company/trades', {}, namedSchema, { signal })).items,
  )
  const referrals = remembered(
    clock,
    FRESH_FOR,
    async (signal): Promise<readonly Named[]> =>
      (await client.list('/referrals', { include_system_referral: 1 }, namedSchema, { signal })).items,
  )
  const states = remembered(clock, FRESH_FOR, async (signal) => {
    const { items: countries } = await client.list('/countries', {}, placeSchema, { signal })
    const country = countries.find((each) => each.code === 'US' || each.name === 'United States')
    if (!country) throw invalid('address: Leap does not list the United States.')
    const path = `/countries/${encodeURIComponent(country.id)}/states`
    const { items } = await client.list(path, {}, placeSchema, { signal })
    return { countryId: country.id, items }
  })

  return {
    trades: async (signal: Signal): Promise<readonly string[]> =>
      (await trades(signal)).map((each) => tradeName(each.name)),
    choose: async (said: readonly string[], signal: Signal): Promise<ChosenTrades> =>
      said.length === 0 ? { ids: [], other: '' } : chooseTrades(said, await trades(signal)),
    /** The ids for "OH"; null for no state. */
    place: async (code: string, signal: Signal) => {
      if (code.trim() === '') return null
      const { countryId, items } = await states(signal)
      const state = items.find((each) => fold(each.code) === fold(code) || fold(each.name) === fold(code))
      if (!state) throw invalid(`address: Leap does not know the state "${code}".`)
      return { stateId: state.id, countryId }
    },
    /** The account's referral source of that name, or null. */
    referral: async (name: string, signal: Signal): Promise<string | null> => {
      if (name.trim() === '') return null
      return (await referrals(signal)).find((each) => fold(each.name) === fold(name))?.id ?? null
    },
  }
}
export type LeapLists = ReturnType<typeof createLeapLists>
