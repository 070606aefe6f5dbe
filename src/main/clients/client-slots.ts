import {
  clientFields,
  type ClientField,
  type ClientSlot,
  type ClientSlots,
} from '#shared/domain/new-client.ts'

/** Nothing said yet. */
export function emptySlots(): ClientSlots {
  return Object.fromEntries(clientFields.map((field) => [field, { status: 'empty' }])) as ClientSlots
}

/** The values that stand, without those that were skipped or fail a check. */
export function filledValues(slots: ClientSlots): Partial<Record<ClientField, string>> {
  const values: Partial<Record<ClientField, string>> = {}
  for (const field of clientFields) {
    const slot = slots[field]
    if (slot.status === 'filled') values[field] = slot.value
  }
  return values
}

/** What somebody said or typed, without what only follows from it: the ground to judge another value on. */
export function statedValues(slots: ClientSlots): Partial<Record<ClientField, string>> {
  const values = filledValues(slots)
  for (const field of clientFields) {
    const slot = slots[field]
    if (slot.status === 'filled' && slot.by === 'place') delete values[field]
  }
  return values
}

export const isFilled = (slots: ClientSlots, field: ClientField): boolean => slots[field].status === 'filled'

/** Below this a value is shown as needing a look. */
export const SURE = 0.7

export function needsLook(slot: ClientSlot): boolean {
  return slot.status === 'invalid' || (slot.status === 'filled' && slot.confidence < SURE)
}

/** "Maria Ortiz", the company, or null while nobody is named. */
export function clientName(slots: ClientSlots): string | null {
  const { firstName, lastName, companyName } = filledValues(slots)
  return [firstName, lastName].filter(Boolean).join(' ') || (companyName ?? null)
}
