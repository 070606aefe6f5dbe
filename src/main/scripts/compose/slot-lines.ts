import type { DraftField } from '#shared/domain/script-draft.ts'
import type { ScriptBrief } from '../scripts.ts'

export function valueOf(brief: ScriptBrief, field: DraftField): string {
  const slot = brief.slots[field]
  return slot.status === 'filled' ? slot.value : ''
}

/** Entries of a list field: one a line, or between semicolons. */
export const linesOf = (brief: ScriptBrief, field: DraftField): readonly string[] =>
  valueOf(brief, field)
    .split(/\n|;/)
    .map((line) => line.trim())
    .filter(Boolean)
