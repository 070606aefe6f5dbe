import { draftFields, type DraftField, type DraftSlot, type DraftSlots } from '#shared/domain/script-draft.ts'
import { scriptKindSchema, type ScriptKind } from '#shared/domain/script-draft.ts'

export function emptySlots(): DraftSlots {
  const entries = draftFields.map((field) => [field, { status: 'empty' }] as const)
  return Object.fromEntries(entries) as Record<DraftField, DraftSlot>
}

/** The value of a filled field; null when it is empty or skipped. */
export function valueOf(slots: DraftSlots, field: DraftField): string | null {
  const slot = slots[field]
  return slot.status === 'filled' ? slot.value : null
}

/** The entries of a field that has one a line. */
export function linesOf(slots: DraftSlots, field: DraftField): readonly string[] {
  return (valueOf(slots, field) ?? '').split('\n').filter((line) => line !== '')
}

export function kindOf(slots: DraftSlots): ScriptKind | null {
  const kind = scriptKindSchema.safeParse(valueOf(slots, 'kind'))
  return kind.success ? kind.data : null
}
