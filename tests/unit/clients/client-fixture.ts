import type { ClientField, ClientReading, ReadValue } from '#shared/domain/new-client.ts'
import type { SlotRules } from '#main/clients/apply-reading.ts'

/** Checks that are easy to see through: what is wrong says so itself. */
export const plainRules: SlotRules = {
  check: (field, value, others) => {
    if (value.includes('bad')) return { ok: false, problem: `“${value}” is no ${field}.` }
    if (field === 'zip' && others.state === 'TX' && !value.startsWith('7')) {
      return { ok: false, problem: `${value} is not in TX.` }
    }
    return { ok: true, value: field === 'email' ? value.toLowerCase() : value }
  },
  placeOf: (zip) => {
    if (zip === '43065') return { city: 'Powell', state: 'OH' }
    return zip === '43201' ? { city: 'Columbus', state: 'OH' } : null
  },
}

type Said = Partial<Record<ClientField, string | ReadValue>>

/** A reading as an engine gives it; plain strings are values that were said clearly. */
export function reading(said: Said, more: Partial<ClientReading> = {}): ClientReading {
  const values = Object.fromEntries(
    Object.entries(said).map(([field, value]) => [
      field,
      typeof value === 'string' ? { value, words: value, confidence: 0.95 } : value,
    ]),
  )
  return { values, skipped: {}, cleared: [], wish: null, ...more }
}

export const wholeClient: Said = {
  firstName: 'Maria',
  lastName: 'Ortiz',
  phone: '+16145550142',
  email: 'maria@example.com',
  projectTypes: 'Roofing',
  street: '2214 Maple Avenue',
  zip: '43065',
}
