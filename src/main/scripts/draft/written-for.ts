import { z } from 'zod'
import type { DraftField, DraftSlots } from '#shared/domain/script-draft.ts'
import { linesOf, valueOf } from './slots.ts'

/** Fields whose change makes a text say something else than the person wants. */
const BINDING = ['kind', 'job', 'sender', 'offer', 'cover', 'avoid'] as const satisfies readonly DraftField[]
type Binding = (typeof BINDING)[number]
const LISTS: ReadonlySet<DraftField> = new Set(['offer', 'cover', 'avoid'])

/** What the binding fields held when the text was last changed. */
export const writtenForSchema = z.record(z.string(), z.string())
export type WrittenFor = z.infer<typeof writtenForSchema>

export function writtenFor(slots: DraftSlots): WrittenFor {
  return Object.fromEntries(BINDING.map((field) => [field, valueOf(slots, field) ?? '']))
}

/** A list with a line taken out is still kept by the text; a new line is not. */
function isKept(field: Binding, slots: DraftSlots, then: string): boolean {
  if (!LISTS.has(field)) return (valueOf(slots, field) ?? '') === then
  const known = new Set(then.split('\n').map((line) => line.trim()))
  return linesOf(slots, field).every((line) => known.has(line.trim()))
}

/** Fields that were changed after the text, in order; none when it is not known what it was written for. */
export function changedSince(slots: DraftSlots, then: WrittenFor): readonly Binding[] {
  return BINDING.filter((field) => then[field] !== undefined && !isKept(field, slots, then[field]))
}
