import type { Clock } from '#main/core/clock.ts'
import { JOB_NUMBER, matchCustomer, rankCustomers } from '#shared/domain/customer-match.ts'
import type { Customer } from '#shared/domain/customer.ts'
import { digitsOf } from '#shared/domain/likeness.ts'
import type { LeapReads } from './leap-reads.ts'

/** Twenty requests at most: a third of a minute's budget, for the first 2,000 records that Leap lists. */
const MOST_CUSTOMERS = 2000
const FRESH_FOR = 3 * 60_000

/** Finding customers by what Leap's `query` (e-mail and full name) does not search. */
export interface CustomerDirectory {
  find(text: string, limit: number, signal: AbortSignal | undefined): Promise<readonly Customer[]>
  /** The customer whose note or job bears the marker; null when none of those listed does. */
  bearing(mark: string, signal: AbortSignal | undefined): Promise<string | null>
  /** After a write, so that the next search does not show what was. */
  forget(): void
}

interface Directory {
  readonly at: number
  readonly customers: readonly Customer[]
  /** Ids of customers by the markers they bear. */
  readonly bearers: ReadonlyMap<string, string>
}

export function createCustomerDirectory(reads: LeapReads, clock: Clock): CustomerDirectory {
  let kept: Directory | null = null

  const listed = async (signal: AbortSignal | undefined): Promise<Directory> => {
    if (kept && clock.now() - kept.at < FRESH_FOR) return kept
    const { items, bearers } = await reads.customers({}, MOST_CUSTOMERS, signal)
    const customers = items.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
    kept = { at: clock.now(), customers, bearers }
    return kept
  }
  const everyone = async (signal: AbortSignal | undefined) => (await listed(signal)).customers

  const byJobNumber = async (number: string, signal: AbortSignal | undefined) => {
    const jobs = await reads.jobs({ job_number: number }, 10, signal)
    const owners = new Set(jobs.filter((job) => job.number === number).map((job) => job.customerId))
    return Promise.all([...owners].map((id) => reads.customer(id, signal)))
  }

  return {
    forget: () => {
      kept = null
    },
    bearing: async (mark, signal) => (await listed(signal)).bearers.get(mark) ?? null,
    find: async (text, limit, signal) => {
      const asked = text.trim()
      if (asked === '') return (await everyone(signal)).slice(0, limit)
      const number = JOB_NUMBER.exec(asked)?.[0]
      if (number !== undefined) return (await byJobNumber(number, signal)).slice(0, limit)
      if (!/^[+\d\s().-]+$/.test(asked) && !(digitsOf(asked).length > 0 && !asked.includes('@'))) {
        const { items } = await reads.customers({ query: asked }, Math.max(limit, 25), signal)
        const ranked = rankCustomers(items, asked)
        // Leap also hits parts of e-mail addresses; only names and whole addresses are worth stopping for.
        const sure = ranked.filter((customer) => {
          const match = matchCustomer(customer, asked)
          return match?.how === 'same' && match.by !== 'mixed' && match.score >= 80
        })
        if (sure.length > 0) return ranked.slice(0, limit)
      }
      return rankCustomers(await everyone(signal), asked).slice(0, limit)
    },
  }
}
