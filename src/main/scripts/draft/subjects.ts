import type { DraftSlots } from '#shared/domain/script-draft.ts'
import { linesOf } from './slots.ts'

const MOST = 5

/** What the text is to speak of, for a look into the documents. */
export function subjectsOf(slots: DraftSlots): readonly string[] {
  return [...new Set([...linesOf(slots, 'cover'), ...linesOf(slots, 'goals')])].slice(0, MOST)
}
