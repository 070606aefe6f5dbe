import type { ClientField, ClientSlot } from '#shared/domain/new-client.ts'
import { t } from '../../../i18n/t.ts'

/** How far a value can be relied on; null where there is nothing to say. */
export type SlotMark = 'sure' | 'look' | 'invalid' | 'skipped' | 'missing'

/** Below this a value asks to be looked at. */
const SURE_FROM = 0.7

export function slotMark(slot: ClientSlot, missing: boolean): SlotMark | null {
  switch (slot.status) {
    case 'empty':
      return missing ? 'missing' : null
    case 'skipped':
      return missing ? 'missing' : 'skipped'
    case 'invalid':
      return 'invalid'
    case 'filled':
      if (slot.confidence < SURE_FROM) return 'look'
      return slot.by === 'speech' ? 'sure' : null
  }
}

/** Where the value came from: the words as they were said, "typed" or "from the ZIP". */
export function slotWords(slot: ClientSlot): string | null {
  if (slot.status === 'empty') return null
  const words = slot.words.trim().replace(/\s+/g, ' ')
  if (slot.by === 'place') return t('clients.fromZip')
  if (words !== '') return t('clients.words', { words })
  return slot.by === 'person' && slot.status !== 'skipped' ? t('clients.typed') : null
}

/** The raw value of a slot; empty when it has none. */
export function slotValue(slot: ClientSlot | undefined): string {
  return slot?.status === 'filled' || slot?.status === 'invalid' ? slot.value : ''
}

/** Whole percent; a sure value never reads as 100. */
export function surePercent(confidence: number): number {
  return Math.min(99, Math.round(confidence * 100))
}

type Slots = Readonly<Record<ClientField, ClientSlot>>

/** The fields that hold something else now, in the order of `after`. */
export function changedFields(before: Slots, after: Slots): readonly ClientField[] {
  const fields = Object.keys(after) as ClientField[]
  return fields.filter((field) => {
    const value = slotValue(after[field])
    return value !== '' && value !== slotValue(before[field])
  })
}
