import type { DraftField, DraftSlots } from '#shared/domain/script-draft.ts'
import { kindOf } from './slots.ts'

/**
 * What must still be asked for, in the order of asking. Goals and points to cover stand for each other: one
 * of them is enough. What a person skipped is not asked for, except what the script is and for whom.
 */
export function missingFields(slots: DraftSlots): readonly DraftField[] {
  const missing: DraftField[] = []
  if (slots.kind.status !== 'filled') missing.push('kind')
  if (slots.job.status !== 'filled') missing.push('job')
  if (slots.goals.status === 'empty' && slots.cover.status !== 'filled') missing.push('goals')
  if (kindOf(slots) === 'proposal' && slots.offer.status === 'empty') missing.push('offer')
  if (slots.sender.status === 'empty') missing.push('sender')
  return missing
}
