import type { DraftField, DraftSlot, DraftSlots } from '#shared/domain/script-draft.ts'
import { t } from '../../../i18n/t.ts'
import { fieldName } from '../script-words.ts'

/** Fields with one entry a line. */
export const lineFields: readonly DraftField[] = ['goals', 'cover', 'avoid', 'offer']

export function canSkip(field: DraftField): boolean {
  return field !== 'kind' && field !== 'job'
}

export function slotValue(slot: DraftSlot): string {
  return slot.status === 'filled' ? slot.value : ''
}

/** Where a value is from: the words as they were said, "typed", "from the CRM". */
export function slotWords(field: DraftField, slot: DraftSlot): string | null {
  if (slot.status !== 'filled') return null
  const words = slot.words.trim().replace(/\s+/g, ' ')
  if (words !== '') return t('scripts.words', { words })
  if (slot.by === 'default' && field === 'sender') return t('scripts.from.setting')
  if (slot.by === 'person' && !canSkip(field)) return t('scripts.from.chosen')
  return t(`scripts.from.${slot.by}`)
}

export type SlotMark = 'missing' | 'skipped'

export function slotMark(slot: DraftSlot, missing: boolean): SlotMark | null {
  if (missing) return 'missing'
  return slot.status === 'skipped' ? 'skipped' : null
}

/** The fields that hold something else now, in words: "tone, points to cover". */
export function filledIn(before: DraftSlots, after: DraftSlots): string {
  const fields = (Object.keys(after) as DraftField[]).filter((field) => {
    const value = slotValue(after[field])
    return value !== '' && value !== slotValue(before[field])
  })
  return fields.map((field) => fieldName(field).toLowerCase()).join(', ')
}
