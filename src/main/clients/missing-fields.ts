import type { ClientField, ClientSlots } from '#shared/domain/new-client.ts'
import { requiredFields } from '#shared/domain/required-client-fields.ts'
import { isFilled } from './client-slots.ts'

/** What is asked for, in this order; everything else is taken when it is said. */
const ASKED: readonly ClientField[] = [
  'firstName',
  'lastName',
  'phone',
  'email',
  'projectTypes',
  'street',
  'city',
  'state',
  'zip',
]

const isSettled = (slots: ClientSlots, field: ClientField): boolean =>
  slots[field].status === 'filled' || slots[field].status === 'skipped'

/** What is still to be asked for, in order: empty ones, and those whose value fails a check. */
export function missingFields(slots: ClientSlots): ClientField[] {
  const required = requiredFields(slots)
  const company = isFilled(slots, 'companyName')
  const asked = ASKED.filter((field) => {
    if (company && (field === 'firstName' || field === 'lastName')) return slots[field].status === 'invalid'
    // Without a street the rest of the address is worth no question.
    if (['city', 'state', 'zip'].includes(field) && slots.street.status === 'skipped') {
      return slots[field].status === 'invalid'
    }
    return required.includes(field) ? !isFilled(slots, field) : !isSettled(slots, field)
  })
  const invalid = (Object.keys(slots) as ClientField[]).filter(
    (field) => slots[field].status === 'invalid' && !asked.includes(field),
  )
  return [...asked, ...invalid]
}

/** True when it can be created: nothing required is absent, and no value fails a check. */
export function isComplete(slots: ClientSlots): boolean {
  return (
    requiredFields(slots).every((field) => isFilled(slots, field)) &&
    Object.values(slots).every((slot) => slot.status !== 'invalid')
  )
}
