import type { ClientReading, NewClient } from '#shared/domain/new-client.ts'
import { filledValues } from './client-slots.ts'

const ANNOUNCES =
  /\b(?:a|another|one more|next)\s+(?:new\s+)?(?:client|customer|lead|prospect|homeowner)\b|^\W*(?:(?:um|uh|ok|okay|and|also|so)\W+)*(?:new|next|another)\s+(?:client|customer|lead|prospect|one)\b/i

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()

/**
 * True when a message begins with the next client instead of going on with this one: it announces one and names
 * somebody else, or this one is ready. `reading` is read without knowing this client.
 */
export function isAnotherClient(client: NewClient, text: string, reading: ClientReading): boolean {
  if (!ANNOUNCES.test(text)) return false
  const known = filledValues(client.slots)
  if (!known.lastName && !known.companyName && !known.firstName) return false
  const { firstName, lastName, companyName } = reading.values
  if (!firstName && !lastName && !companyName) return client.state === 'proposed'
  const samePerson =
    (!lastName || same(lastName.value, known.lastName)) &&
    (!firstName || same(firstName.value, known.firstName))
  return companyName && !lastName ? !same(companyName.value, known.companyName) : !samePerson
}
