import type { ClientField, ClientSlot, NewClient } from '#shared/domain/new-client.ts'
import { readablePhone, usPhone } from '#shared/domain/us-phone.ts'
import { clientName, filledValues, needsLook } from './client-slots.ts'

const NAMES: Readonly<Record<ClientField, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  coName: 'spouse or partner',
  companyName: 'company',
  phone: 'phone',
  phone2: 'second phone',
  email: 'e-mail',
  street: 'street',
  unit: 'unit',
  city: 'city',
  state: 'state',
  zip: 'ZIP code',
  projectTypes: 'project',
  leadSource: 'lead source',
  referredBy: 'referred by',
  notes: 'notes',
}

export const fieldName = (field: ClientField): string => NAMES[field]

/** "+16145550142 x12" as a person reads it; anything else as it stands. */
export function sayPhone(value: string): string {
  const phone = usPhone(value)
  return phone ? readablePhone(phone) : value
}

const say = (field: ClientField, value: string): string =>
  field === 'phone' || field === 'phone2' ? sayPhone(value) : value

/** Words joined as in speech: "a, b and c". */
export function inARow(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** What is known in one line: "**Maria Ortiz** · (614) 555-0142 · 2214 Maple Ave, Powell, OH 43065 · Roofing". */
export function clientLine(slots: NewClient['slots']): string {
  const { phone, phone2, email, street, unit, city, state, zip, ...rest } = filledValues(slots)
  const name = clientName(slots)
  const region = [state, zip].filter(Boolean).join(' ')
  const address = [street, unit, city, region].filter(Boolean).join(', ')
  const people = [
    name ? `**${name}**` : '',
    rest.coName ? `with ${rest.coName}` : '',
    name !== rest.companyName ? (rest.companyName ?? '') : '',
  ]
  const reach = [phone, phone2].filter((value) => value !== undefined).map(sayPhone)
  const heard = [
    rest.leadSource ? `came by ${rest.leadSource}` : '',
    rest.referredBy ? `referred by ${rest.referredBy}` : '',
  ]
  return [...people, ...reach, email ?? '', address, rest.projectTypes ?? '', ...heard]
    .filter(Boolean)
    .join(' · ')
}

function lookAt(field: ClientField, slot: ClientSlot): string {
  if (slot.status === 'invalid') return `- ${NAMES[field]} “${slot.value}”: ${slot.problem}`
  return slot.status === 'filled'
    ? `- ${NAMES[field]} **${say(field, slot.value)}**${slot.words ? ` (from “${slot.words}”)` : ''}`
    : ''
}

/** The values that a person should look at before they are used; empty when there are none. */
export function doubtsOf(slots: NewClient['slots']): string {
  const doubtful = (Object.keys(slots) as ClientField[]).filter((field) => needsLook(slots[field]))
  return doubtful.map((field) => lookAt(field, slots[field])).join('\n')
}
