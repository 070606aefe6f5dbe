import type { Customer } from './customer.ts'
import { digitsOf, fold, matchWord, wordsOf, type WordMatch } from './likeness.ts'

/** What in the record fits a search text, how well (0–100), and how exactly. */
export interface CustomerMatch {
  readonly score: number
  readonly by: 'name' | 'company' | 'email' | 'phone' | 'job' | 'address' | 'mixed'
  /** The least exact of the words that had to match. */
  readonly how: Exclude<WordMatch, 'none'>
}

const STREET_WORDS: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  boulevard: 'blvd',
  circle: 'cir',
  trail: 'trl',
  terrace: 'ter',
  parkway: 'pkwy',
  highway: 'hwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: 'apt',
  suite: 'ste',
}

const ORDER: readonly CustomerMatch['how'][] = ['same', 'nickname', 'prefix', 'typo']
const EXACTNESS = { same: 1, nickname: 0.95, prefix: 0.8, typo: 0.65, none: 0 } as const
const FIELD_WEIGHT = { name: 90, given: 84, company: 88, address: 75, email: 60, job: 70 } as const
type Field = keyof typeof FIELD_WEIGHT
type Shown = Exclude<Field, 'given'>

/** Job numbers as people and Leap write them: "2231-01", "2007-1506655-01". */
export const JOB_NUMBER = /(?<![\d-])\d{3,6}-(?:\d{4,9}-)?\d{2}(?![\d-])/

/** "Maple Street" and "maple st." are one street. */
export function streetWords(text: string): readonly string[] {
  return wordsOf(text).map((word) => STREET_WORDS[word] ?? word)
}

function worst(a: CustomerMatch['how'], b: CustomerMatch['how']): CustomerMatch['how'] {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b
}

function fieldsOf(customer: Customer): readonly (readonly [Field, readonly string[]])[] {
  const places = [customer.address, ...customer.jobs.map((job) => job.address)].filter(
    (place) => place !== null,
  )
  return [
    ['name', wordsOf(customer.lastName)],
    ['given', wordsOf(customer.firstName)],
    ['name', [fold(customer.lastName).replaceAll(' ', '')]],
    ['given', [fold(customer.firstName).replaceAll(' ', '')]],
    ['company', wordsOf(customer.companyName)],
    [
      'address',
      places.flatMap((place) => [
        ...streetWords(`${place.street} ${place.unit}`),
        ...wordsOf(`${place.city} ${place.zip}`),
        ...(place.state ? [fold(place.state)] : []),
      ]),
    ],
    ['email', wordsOf(customer.email.split('@')[0] ?? '')],
  ]
}

/** Short letters such as "n" or "st" may only match a whole word. */
function bestField(said: string, fields: ReturnType<typeof fieldsOf>): { field: Field; how: WordMatch } {
  let best: { field: Field; how: WordMatch } = { field: 'name', how: 'none' }
  let bestValue = 0
  for (const [field, words] of fields) {
    const asked = field === 'address' ? (STREET_WORDS[said] ?? said) : said
    for (const known of words) {
      const how = matchWord(asked, known)
      // A slip of the finger is only forgiven in names and streets, never in an e-mail address.
      if (how === 'typo' && field === 'email') continue
      const value = FIELD_WEIGHT[field] * EXACTNESS[how]
      if (value > bestValue) {
        best = { field, how }
        bestValue = value
      }
    }
  }
  return best
}

function byPhone(customer: Customer, digits: string): CustomerMatch | null {
  if (digits.length < 4) return null
  for (const phone of customer.phones) {
    const known = digitsOf(phone.number)
    if (known === digits) return { score: 100, by: 'phone', how: 'same' }
    if (digits.length < 10 && known.endsWith(digits)) return { score: 85, by: 'phone', how: 'same' }
  }
  return null
}

function byWords(customer: Customer, text: string): CustomerMatch | null {
  const said = wordsOf(text)
  if (said.length === 0) return null
  const whole = said.join(' ')
  const first = fold(customer.firstName)
  const last = fold(customer.lastName)
  const company = fold(customer.companyName)
  if (whole === `${first} ${last}`.trim() || whole === `${last} ${first}`.trim()) {
    return { score: 100, by: 'name', how: 'same' }
  }
  if (company !== '' && whole === company) return { score: 100, by: 'company', how: 'same' }
  if (last !== '' && (whole === last || whole === last.replaceAll(' ', ''))) {
    return { score: 92, by: 'name', how: 'same' }
  }
  const fields = fieldsOf(customer)
  let total = 0
  let how: CustomerMatch['how'] = 'same'
  const seen = new Set<Shown>()
  for (const word of said) {
    const best = bestField(word, fields)
    if (best.how === 'none') return null
    how = worst(how, best.how)
    seen.add(best.field === 'given' ? 'name' : best.field)
    total += FIELD_WEIGHT[best.field] * EXACTNESS[best.how]
  }
  const [only] = seen
  return { score: total / said.length, by: seen.size === 1 && only ? only : 'mixed', how }
}

/** How `text` fits a customer, or null. Pure; used by every CRM adapter, so that they agree. */
export function matchCustomer(customer: Customer, text: string): CustomerMatch | null {
  const asked = text.trim().toLowerCase()
  if (asked.includes('@')) {
    const email = customer.email.toLowerCase()
    if (email === asked) return { score: 100, by: 'email', how: 'same' }
    return email.includes(asked) ? { score: 80, by: 'email', how: 'prefix' } : null
  }
  const number = JOB_NUMBER.exec(asked)?.[0]
  if (number !== undefined && number === asked.replace(/^(?:job\s*)?#?\s*/, '')) {
    return customer.jobs.some((job) => job.number === number) ? { score: 100, by: 'job', how: 'same' } : null
  }
  const digits = digitsOf(asked)
  const onlyNumber = /^[+\d\s().-]+$/.test(asked)
  const words = byWords(customer, text)
  if (onlyNumber && digits.length >= 3) {
    const sequence = customer.jobs.some((job) => job.number.split('-').slice(0, -1).includes(digits))
    const phone = byPhone(customer, digits)
    return phone ?? (sequence ? { score: 90, by: 'job', how: 'same' } : words)
  }
  return words
}

/**
 * Customers that fit `text`, best first. As soon as one fits exactly, those that fit only by a slip of the
 * finger are left out: "Ortiz" must not offer "Ortez".
 */
export function rankCustomers<T extends Customer>(customers: readonly T[], text: string): readonly T[] {
  const hits = customers.flatMap((customer) => {
    const match = matchCustomer(customer, text)
    return match ? [{ customer, match }] : []
  })
  const exact = hits.some((hit) => hit.match.how === 'same' || hit.match.how === 'nickname')
  const kept = hits.filter((hit) => !exact || hit.match.how !== 'typo')
  kept.sort(
    (a, b) =>
      b.match.score - a.match.score ||
      (b.customer.createdAt ?? 0) - (a.customer.createdAt ?? 0) ||
      a.customer.name.localeCompare(b.customer.name),
  )
  return kept.map((hit) => hit.customer)
}
