import type { ClientReading, NewClient } from '#shared/domain/new-client.ts'
import { usPhone } from '#shared/domain/us-phone.ts'
import { clientName, filledValues } from './client-slots.ts'

/** Announces somebody new where a message begins. */
const ANNOUNCES =
  /^.{0,60}?\b(?:(?:a|another|one more|next)\s+(?:new\s+)?(?:client|customer|lead|prospect|homeowner)|(?:another|next) one|new (?:client|customer|lead|prospect))\b/is
const CORRECTS =
  /\b(?:actually|correction|change|sorry|not|wrong|no wait|i mean|should be|ends in|spelled|instead|make that)\b/i
const BACK = /\b(?:back to|go on with|continue with|return to|resume|about)\s+(?<who>.+)/i

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()

const digits = (phone: string | undefined): string | null => (phone ? (usPhone(phone)?.digits ?? null) : null)

/**
 * True when a message begins with the next client instead of going on with this one: it announces one and names
 * somebody else, or this one is ready; or it gives a whole other person, name and phone, and corrects nothing.
 * `reading` is read without knowing this client.
 */
export function isAnotherClient(client: NewClient, text: string, reading: ClientReading): boolean {
  const known = filledValues(client.slots)
  if (!known.lastName && !known.companyName && !known.firstName) return false
  const { firstName, lastName, companyName, phone } = reading.values
  const samePerson =
    (!lastName || same(lastName.value, known.lastName)) &&
    (!firstName || same(firstName.value, known.firstName))
  const named = firstName !== undefined || lastName !== undefined
  const [before, after] = [digits(known.phone), digits(phone?.value)]
  const wholeOther =
    firstName !== undefined && lastName !== undefined && !samePerson && before !== null && after !== null
  if (wholeOther && before !== after && !CORRECTS.test(text)) return true
  if (!ANNOUNCES.test(text)) return false
  if (!named && !companyName) return client.state === 'proposed'
  return companyName && !named ? !same(companyName.value, known.companyName) : !samePerson
}

/** The client of the conversation that "back to Kevin" names; null when it names none. */
export function namedClient(text: string, clients: readonly NewClient[]): NewClient | null {
  const who = BACK.exec(text)?.groups?.['who']?.toLowerCase() ?? ''
  if (who === '') return null
  const found = clients.filter((client) => {
    const name = clientName(client.slots)?.toLowerCase() ?? ''
    return name.split(' ').some((part) => part.length > 1 && new RegExp(`^(?:the )?${part}\\b`).test(who))
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
