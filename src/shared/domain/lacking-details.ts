import type { Address, Phone } from './customer.ts'
import { digitsOf, fold } from './likeness.ts'
import { streetWords } from './customer-match.ts'

/** What a CRM can hold about a client besides jobs. Texts are empty, lists too, where nothing is known. */
export interface ClientDetails {
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
  readonly coName: string
  readonly email: string
  readonly phones: readonly Phone[]
  readonly address: Address | null
  readonly leadSource: string
  readonly referredBy: string
  readonly note: string
}

const TEXTS = [
  'firstName',
  'lastName',
  'companyName',
  'coName',
  'email',
  'leadSource',
  'referredBy',
  'note',
] as const

/** One street, whatever its spelling: "4127 Maple Ridge Drive" and "4127 maple ridge dr." */
export function sameStreet(a: string, b: string): boolean {
  const words = streetWords(a).join(' ')
  return words !== '' && words === streetWords(b).join(' ')
}

function lackingAddress(known: Address | null, said: Address | null): Address | null {
  if (!said) return null
  if (!known || (known.street === '' && known.city === '' && known.zip === '')) return said
  // Another street is another place; its city must not complete this one.
  if (known.street !== '' && said.street !== '' && !sameStreet(known.street, said.street)) return null
  const whole = {
    street: known.street || said.street,
    unit: known.unit || said.unit,
    city: known.city || said.city,
    state: known.state || said.state,
    zip: known.zip || said.zip,
  }
  const grown = Object.entries(whole).some(([key, value]) => known[key as keyof Address] !== value)
  return grown ? whole : null
}

function lackingPhones(known: readonly Phone[], said: readonly Phone[]): readonly Phone[] | null {
  const numbers = new Set(known.map((phone) => digitsOf(phone.number)))
  const more = said.filter((phone) => !numbers.has(digitsOf(phone.number)))
  return more.length > 0 ? [...known, ...more] : null
}

/**
 * What `known` lacks and `said` has: the new values, whole (phones with those on record). Nothing that is on
 * record is replaced. An empty object: nothing is lacking.
 */
export function lackingDetails(known: ClientDetails, said: ClientDetails): Partial<ClientDetails> {
  const texts = TEXTS.filter((key) => known[key].trim() === '' && said[key].trim() !== '')
  const phones = lackingPhones(known.phones, said.phones)
  const address = lackingAddress(known.address, said.address)
  return {
    ...Object.fromEntries(texts.map((key) => [key, said[key].trim()])),
    ...(phones ? { phones } : {}),
    ...(address ? { address } : {}),
  }
}

/** True when a job at `said` stands elsewhere than the customer lives. */
export function otherPlace(known: Address | null, said: Address | null): said is Address {
  if (!known || !said || known.street === '' || said.street === '') return false
  if (!sameStreet(known.street, said.street)) return true
  return fold(known.unit) !== fold(said.unit) && said.unit !== ''
}
