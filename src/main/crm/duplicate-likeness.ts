import { streetWords } from '#shared/domain/customer-match.ts'
import type { Address, Customer } from '#shared/domain/customer.ts'
import { sameStreet } from '#shared/domain/lacking-details.ts'
import { digitsOf, fold, matchWord } from '#shared/domain/likeness.ts'
import type { ClientField } from '#shared/domain/new-client.ts'

export type ClientValues = Readonly<Partial<Record<ClientField, string>>>

interface Likeness {
  /** 0 to 1. */
  readonly likeness: number
  /** In words, the weightiest first: "same phone". */
  readonly reasons: readonly string[]
}

interface Sign {
  readonly weight: number
  readonly reason: string
}

/** Below this two records have nothing in common that a person would stop for. */
const WORTH_A_LOOK = 0.4
/** A name alone says less when something else says otherwise. */
const AGAINST = { address: 0.65, phone: 0.9, email: 0.9 } as const

const joined = (text: string): string => fold(text).replaceAll(' ', '')
const LEGAL_FORM = /\b(?:incorporated|inc|llc|ltd|co|corp|corporation|company|group|the)\b/g
const companyWords = (text: string): string => fold(text).replace(LEGAL_FORM, '').replace(/\s+/g, ' ').trim()

type Closeness = 'same' | 'nickname' | 'typo' | 'none'

/** How a first or a last name stands for another; "De La Cruz" is "Delacruz". */
function closeness(said: string, known: string): Closeness {
  const [a, b] = [joined(said), joined(known)]
  if (a === '' || b === '') return 'none'
  if (a === b) return 'same'
  const either = [matchWord(a, b), matchWord(b, a)]
  if (either.includes('nickname')) return 'nickname'
  // A beginning: "Dan" for Danielle, "Smith" for Smith-Larson.
  return either.some((how) => how === 'typo' || how === 'prefix' || how === 'same') ? 'typo' : 'none'
}

function phonesOf(values: ClientValues): readonly string[] {
  return [values.phone, values.phone2]
    .map((each) => digitsOf((each ?? '').replace(/\s*(?:ext|x|;).*$/i, '')))
    .filter(Boolean)
}

type Agreement = 'same' | 'other' | 'untold'

function phoneAgreement(values: ClientValues, customer: Customer): Agreement {
  const said = phonesOf(values)
  const known = customer.phones.map((phone) => digitsOf(phone.number)).filter(Boolean)
  if (said.length === 0 || known.length === 0) return 'untold'
  return said.some((number) => known.includes(number)) ? 'same' : 'other'
}

function emailAgreement(values: ClientValues, customer: Customer): Agreement {
  const said = (values.email ?? '').trim().toLowerCase()
  const known = customer.email.trim().toLowerCase()
  if (said === '' || known === '') return 'untold'
  return said === known ? 'same' : 'other'
}

function samePlace(values: ClientValues, place: Address): boolean {
  if (!sameStreet(values.street ?? '', place.street)) return false
  const agree = (said: string | undefined, known: string): boolean =>
    !said || known === '' || fold(said) === fold(known)
  const zip = (values.zip ?? '').slice(0, 5)
  // A wrong city or ZIP code alone does not make it another house.
  return agree(zip, place.zip.slice(0, 5)) || agree(values.city, place.city)
}

function addressAgreement(values: ClientValues, customer: Customer): Agreement {
  const places = [customer.address, ...customer.jobs.map((job) => job.address)].filter(
    (place) => place !== null && place.street !== '',
  )
  if (streetWords(values.street ?? '').length === 0 || places.length === 0) return 'untold'
  return places.some((place) => place !== null && samePlace(values, place)) ? 'same' : 'other'
}

interface NameSign extends Sign {
  readonly whole: boolean
  readonly sameLast: boolean
}

function nameSign(values: ClientValues, customer: Customer): NameSign | null {
  const { firstName: first = '', lastName: last = '' } = values
  const given = closeness(first, customer.firstName)
  const family = closeness(last, customer.lastName)
  const sameLast = family === 'same'
  if (given === 'same' && sameLast) return { weight: 0.6, reason: 'same name', whole: true, sameLast }
  if (closeness(first, customer.lastName) === 'same' && closeness(last, customer.firstName) === 'same') {
    return { weight: 0.55, reason: 'first and last name swapped', whole: true, sameLast: true }
  }
  if (given === 'nickname' && sameLast) {
    const reason = `${first.trim()} may stand for ${customer.firstName}`
    return { weight: 0.55, reason, whole: false, sameLast }
  }
  if (given !== 'none' && family !== 'none') {
    return { weight: 0.45, reason: `name sounds like ${customer.name}`, whole: false, sameLast }
  }
  const swapped =
    closeness(first, customer.lastName) !== 'none' && closeness(last, customer.firstName) !== 'none'
  if (swapped) return { weight: 0.4, reason: 'first and last name may be swapped', whole: false, sameLast }
  return sameLast ? { weight: 0.1, reason: 'same last name', whole: false, sameLast } : null
}

function partnerSign(values: ClientValues, customer: Customer): Sign | null {
  const [partner = '', ...rest] = (values.coName ?? '').trim().split(/\s+/)
  if (partner === '') return null
  const family = rest.join(' ') || (values.lastName ?? '')
  const given = closeness(partner, customer.firstName)
  const fits = (given === 'same' || given === 'nickname') && closeness(family, customer.lastName) === 'same'
  return fits ? { weight: 0.5, reason: `${customer.firstName} is named as the partner` } : null
}

function companySign(values: ClientValues, customer: Customer): Sign | null {
  const [said, known] = [companyWords(values.companyName ?? ''), companyWords(customer.companyName)]
  if (said === '' || known === '') return null
  if (said === known) return { weight: 0.75, reason: 'same company' }
  return closeness(said, known) === 'none' ? null : { weight: 0.45, reason: 'company of a similar name' }
}

/** How much the values look like a customer on record; null when not worth a look. Pure. */
export function likenessOf(values: ClientValues, customer: Customer): Likeness | null {
  const phone = phoneAgreement(values, customer)
  const email = emailAgreement(values, customer)
  const address = addressAgreement(values, customer)
  const name = nameSign(values, customer)
  const signs: Sign[] = []
  if (phone === 'same') signs.push({ weight: 0.8, reason: 'same phone' })
  if (email === 'same') signs.push({ weight: 0.85, reason: 'same e-mail' })
  if (address === 'same') {
    const household = name?.sameLast === true && !name.whole
    signs.push(
      household
        ? { weight: 0.7, reason: 'same last name at the same address' }
        : { weight: 0.5, reason: 'same address' },
    )
  }
  const against = [
    address === 'other' ? AGAINST.address : 1,
    phone === 'other' ? AGAINST.phone : 1,
    email === 'other' ? AGAINST.email : 1,
  ].reduce((product, factor) => product * factor, 1)
  const named = [name, partnerSign(values, customer), companySign(values, customer)]
    .filter((sign) => sign !== null)
    .map((sign) => ({ reason: sign.reason, weight: signs.length > 0 ? sign.weight : sign.weight * against }))
  // The very same name is always worth a look, whatever else has changed since.
  if (name?.whole) named.push({ weight: signs.length > 0 ? 0 : WORTH_A_LOOK * 0.6, reason: '' })
  const all = [...signs, ...named].toSorted((a, b) => b.weight - a.weight)
  const likeness = 1 - all.reduce((rest, sign) => rest * (1 - sign.weight), 1)
  if (likeness < WORTH_A_LOOK) return null
  const reasons = all.map((sign) => sign.reason).filter(Boolean)
  const shown = reasons.includes('same last name at the same address')
    ? reasons.filter((reason) => reason !== 'same last name')
    : reasons
  return { likeness: Math.min(0.99, Math.round(likeness * 100) / 100), reasons: shown }
}
