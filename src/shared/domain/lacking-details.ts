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

const cityWords = (city: string): string =>
  fold(city).replace(/^(saint|fort|mount) /, (word) => `${word.charAt(0)}t `)

const unitWords = (unit: string): string =>
  fold(unit).replace(/^(?:apartment|apt|unit|suite|ste|number|no) /, '')

const SAME_PART: Readonly<Record<keyof Address, (a: string, b: string) => boolean>> = {
  street: sameStreet,
  unit: (a, b) => unitWords(a) === unitWords(b),
  city: (a, b) => cityWords(a) === cityWords(b),
  state: (a, b) => fold(a) === fold(b),
  zip: (a, b) => a.trim().slice(0, 5) === b.trim().slice(0, 5),
}
const parts = Object.keys(SAME_PART) as readonly (keyof Address)[]

/** True when a part that both have differs: a city of the one must not complete a street of the other. */
function disagree(a: Address, b: Address): boolean {
  return parts.some((part) => a[part] !== '' && b[part] !== '' && !SAME_PART[part](a[part], b[part]))
}

function lackingAddress(known: Address | null, said: Address | null): Address | null {
  if (!said) return null
  if (!known || (known.street === '' && known.city === '' && known.zip === '')) return said
  if (disagree(known, said)) return null
  const whole = {
    street: known.street || said.street,
    unit: known.unit || said.unit,
    city: known.city || said.city,
    state: known.state || said.state,
    zip: known.zip || said.zip,
  }
  const grown = parts.some((part) => known[part] !== whole[part])
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

/** True when a job at `said` stands elsewhere than the customer lives, as far as `known` tells. */
export function otherPlace(known: Address | null, said: Address | null): said is Address {
  if (!said) return false
  if (!known) return said.street !== ''
  if (disagree(known, said)) return true
  return (['street', 'unit'] as const).some((part) => said[part] !== '' && known[part] === '')
}
