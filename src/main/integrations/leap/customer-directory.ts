import type { Clock } from '#main/core/clock.ts'
import { JOB_NUMBER, matchCustomer, rankCustomers } from '#shared/domain/customer-match.ts'
import type { Customer } from '#shared/domain/customer.ts'
import { digitsOf } from '#shared/domain/likeness.ts'
import type { LeapReads } from './leap-reads.ts'

/** Twenty requests at most: a third of a minute's budget, for the 2,000 newest records Leap lists. */
const MOST_CUSTOMERS = 2000
const FRESH_FOR = 3 * 60_000

/** Finding customers by what Leap's `query` (e-mail and full name) does not search. */
export interface CustomerDirectory {
  find(text: string, limit: number, signal: AbortSignal | undefined): Promise<readonly Customer[]>
  /** After a write, so that the next search does not show what was. */
  forget(): void
}

export function createCustomerDirectory(reads: LeapReads, clock: Clock): CustomerDirectory {
  let kept: { readonly at: number; readonly customers: readonly Customer[] } | null = null

  const everyone = async (signal: AbortSignal | undefined): Promise<readonly Customer[]> => {
    if (kept && clock.now() - kept.at < FRESH_FOR) return kept.customers
    const { items } = await reads.customers({}, MOST_CUSTOMERS, signal)
    const customers = items.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
    kept = { at: clock.now(), customers }
    return customers
  }

  const byJobNumber = async (number: string, signal: AbortSignal | undefined) => {
    const jobs = await reads.jobs({ job_number: number }, 10, signal)
    const owners = new Set(jobs.filter((job) => job.number === number).map((job) => job.customerId))
    return Promise.all([...owners].map((id) => reads.customer(id, signal)))
  }

  return {
    forget: () => {
      kept = null
    },
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
