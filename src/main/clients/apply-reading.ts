import {
  clientFields,
  type ClientField,
  type ClientReading,
  type ClientSlot,
  type ClientSlots,
  type ReadValue,
} from '#shared/domain/new-client.ts'
import { emptySlots, statedValues, SURE } from './client-slots.ts'
import { requiredFields } from '#shared/domain/required-client-fields.ts'
import { missingFields } from './missing-fields.ts'

/** Checks a value and gives its canonical form; `others` are the other values that stand. */
export type CheckValue = (
  field: ClientField,
  value: string,
  others: Partial<Record<ClientField, string>>,
) =>
  | { readonly ok: true; readonly value: string; readonly confidence?: number }
  | { readonly ok: false; readonly problem: string }

/** City and state of a ZIP code, or null when it is none. */
export type PlaceOf = (zip: string) => { readonly city: string; readonly state: string } | null

export interface SlotRules {
  readonly check: CheckValue
  readonly placeOf: PlaceOf
}

function spokenSlot(
  field: ClientField,
  read: ReadValue,
  before: ClientSlot,
  others: Partial<Record<ClientField, string>>,
  rules: SlotRules,
): ClientSlot {
  const { words, confidence } = read
  // A doubtful value does not push out one that is sure.
  if (before.status === 'filled' && before.by !== 'place' && before.confidence >= SURE && confidence < SURE) {
    return before
  }
  const checked = rules.check(field, read.value, others)
  if (!checked.ok) {
    return { status: 'invalid', value: read.value, words, by: 'speech', problem: checked.problem }
  }
  const sure = Math.min(confidence, checked.confidence ?? 1)
  return { status: 'filled', value: checked.value, words, by: 'speech', confidence: sure }
}

/** Values that only follow from others go when those change, and come again from the new ones. */
export function withPlace(slots: ClientSlots, { placeOf }: SlotRules): ClientSlots {
  const next = { ...slots }
  for (const field of ['city', 'state'] as const) {
    const slot = next[field]
    if (slot.status === 'filled' && slot.by === 'place') next[field] = { status: 'empty' }
  }
  const zip = next.zip
  const place = zip.status === 'filled' ? placeOf(zip.value) : null
  if (!place || zip.status !== 'filled') return next
  const state = next.state
  // A ZIP of another state than the one said proves nothing about the city.
  if (state.status === 'filled' && state.value !== place.state) return next
  for (const field of ['city', 'state'] as const) {
    if (next[field].status !== 'empty') continue
    next[field] = { status: 'filled', value: place[field], words: zip.words, by: 'place', confidence: 0.8 }
  }
  return next
}

/** City, state and ZIP are judged together, so a change of one judges the other two again. */
function recheckPlace(slots: ClientSlots, rules: SlotRules): ClientSlots {
  const next = { ...slots }
  for (const field of ['state', 'zip', 'city'] as const) {
    const slot = next[field]
    if (slot.status !== 'filled' && slot.status !== 'invalid') continue
    const checked = rules.check(field, slot.value, statedValues({ ...next, [field]: { status: 'empty' } }))
    const { value, words, by } = slot
    if (!checked.ok) next[field] = { status: 'invalid', value, words, by, problem: checked.problem }
    else if (slot.status === 'invalid') {
      next[field] = { status: 'filled', value: checked.value, words, by, confidence: checked.confidence ?? 1 }
    }
  }
  return next
}

/** A value that stands is not lost to a "no" in passing: it goes when it is said to go. */
function mayBeSkipped(slot: ClientSlot, { cleared }: ClientReading, field: ClientField): boolean {
  return slot.status !== 'filled' || slot.by === 'place' || cleared.includes(field)
}

/** Everything said in one message goes into the slots. A later word replaces an earlier one. */
export function applyReading(slots: ClientSlots, reading: ClientReading, rules: SlotRules): ClientSlots {
  const next: ClientSlots = reading.wish === 'start_over' ? emptySlots() : { ...slots }
  for (const field of reading.cleared) next[field] = { status: 'empty' }
  for (const field of clientFields) {
    const words = reading.skipped[field]
    const value = reading.values[field]
    if (value !== undefined) {
      const others = statedValues({ ...next, [field]: { status: 'empty' } })
      next[field] = spokenSlot(field, value, next[field], others, rules)
    } else if (words !== undefined && mayBeSkipped(next[field], reading, field)) {
      next[field] = { status: 'skipped', words, by: 'speech' }
    }
  }
  const placed = withPlace(recheckPlace(next, rules), rules)
  return reading.wish === 'finish' ? withoutTheRest(placed) : placed
}

/** "That is all I have": what may be left out is not asked for any more. */
function withoutTheRest(slots: ClientSlots): ClientSlots {
  const required = requiredFields(slots)
  const next = { ...slots }
  for (const field of missingFields(slots)) {
    if (required.includes(field) || next[field].status !== 'empty') continue
    next[field] = { status: 'skipped', words: '', by: 'speech' }
  }
  return next
}

/** One field set in the form: null empties it. */
export function applyEdit(
  slots: ClientSlots,
  field: ClientField,
  edit: { readonly value: string } | 'skip' | 'clear',
  rules: SlotRules,
): ClientSlots {
  const next = { ...slots }
  if (edit === 'clear' || (edit !== 'skip' && edit.value.trim() === '')) next[field] = { status: 'empty' }
  else if (edit === 'skip') next[field] = { status: 'skipped', words: '', by: 'person' }
  else {
    const others = statedValues({ ...next, [field]: { status: 'empty' } })
    const checked = rules.check(field, edit.value.trim(), others)
    next[field] = checked.ok
      ? { status: 'filled', value: checked.value, words: '', by: 'person', confidence: 1 }
      : { status: 'invalid', value: edit.value.trim(), words: '', by: 'person', problem: checked.problem }
  }
  return withPlace(recheckPlace(next, rules), rules)
}
