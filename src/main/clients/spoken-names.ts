import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Crm } from '../crm/crm.ts'

const MOST_NAMES = 100
const RECENT_CUSTOMERS = 80
const FRESH_MS = 10 * 60_000
/** Names only help the spelling: a slow CRM must not hold up what was said. */
const PATIENCE_MS = 1_500

export interface SpokenNamesDeps {
  readonly crm: () => Crm
  readonly company: () => string
  readonly clock: Clock
  readonly log: Log
}

/** Names that are likely to be said: the company, colleagues, recent customers. Never rejects. */
export interface SpokenNames {
  /** Begins to read them, so that they are there when they are needed. */
  warm(): void
  read(): Promise<readonly string[]>
}

/** The company first, then colleagues, then customers; each once, at most a hundred. */
export function likelyNames(
  company: string,
  colleagues: readonly { readonly name: string }[],
  customers: readonly { readonly name: string; readonly companyName: string }[],
): readonly string[] {
  const names = [
    company,
    ...colleagues.map(({ name }) => name),
    ...customers.flatMap(({ name, companyName }) => [name, companyName]),
  ]
  const plain = names
    .map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 80))
    .filter((name) => name !== '')
  return [...new Set(plain)].slice(0, MOST_NAMES)
}

export function createSpokenNames({ crm, company, clock, log }: SpokenNamesDeps): SpokenNames {
  let known: { readonly crm: Crm; readonly at: number; readonly names: readonly string[] } | null = null
  let loading: { readonly crm: Crm; readonly names: Promise<readonly string[]> } | null = null

  const load = async (from: Crm): Promise<readonly string[]> => {
    const [colleagues, customers] = await Promise.allSettled([
      from.colleagues(),
      from.find('', { limit: RECENT_CUSTOMERS }),
    ])
    for (const each of [colleagues, customers]) {
      if (each.status === 'rejected') log.warn('names for speech could not be read', { error: each.reason })
    }
    const names = likelyNames(
      company(),
      colleagues.status === 'fulfilled' ? colleagues.value : [],
      customers.status === 'fulfilled' ? customers.value : [],
    )
    if (customers.status === 'fulfilled') known = { crm: from, at: clock.now(), names }
    return names
  }
  const current = (): Promise<readonly string[]> => {
    const from = crm()
    if (known?.crm === from && clock.now() - known.at < FRESH_MS) return Promise.resolve(known.names)
    if (loading?.crm === from) return loading.names
    const names = load(from).finally(() => {
      loading = null
    })
    loading = { crm: from, names }
    return names
  }
  const fallback = (): readonly string[] => likelyNames(company(), [], [])

  const read = async (): Promise<readonly string[]> => {
    const timer = new AbortController()
    const late = clock.sleep(PATIENCE_MS, timer.signal).then(
      () => known?.names ?? fallback(),
      () => fallback(),
    )
    try {
      return await Promise.race([current(), late])
    } catch (error) {
      log.warn('names for speech could not be read', { error })
      return fallback()
    } finally {
      timer.abort()
    }
  }
  return { warm: () => void read(), read }
}
