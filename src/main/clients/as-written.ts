import { clientFields, type ClientSlots } from '#shared/domain/new-client.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'

/** Values compare by what they say: "(614) 555-0142" is +16145550142. */
const plain = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]/gu, '')
    .replace(/^1(?=\d{10}$)/, '')

/** The slots with what a person changed on the card before approving, so that the form says what was written. */
export function asWritten(slots: ClientSlots, action: OutwardAction): ClientSlots {
  if (action.payload['decisionCode'] !== 'create') return slots
  const next = { ...slots }
  for (const field of clientFields) {
    const value = action.payload[field]
    const slot = slots[field]
    if (typeof value !== 'string') continue
    const before = slot.status === 'filled' ? slot.value : ''
    if (plain(before) === plain(value)) continue
    next[field] =
      value === '' ? { status: 'empty' } : { status: 'filled', value, words: '', by: 'person', confidence: 1 }
  }
  return next
}
