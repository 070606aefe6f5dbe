import type { DraftChangeInput, DraftField, DraftSlots, ScriptDraft } from '#shared/domain/script-draft.ts'
import { mayBeSkipped } from './asked.ts'
import type { SaidField, ScriptReading } from './script-reading.ts'

/** Lines that stand already, but for what merely follows from the kind of script. */
function standing(slots: DraftSlots, field: SaidField): string[] {
  const slot = slots[field]
  if (slot.status !== 'filled') return []
  return slot.value.split('\n').filter(Boolean)
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * The changes that a message makes to the fields, lists joined with what they hold already. `job`: the one that was
 * found for what the message names.
 */
export function fieldChanges(
  draft: Pick<ScriptDraft, 'slots' | 'missing'>,
  reading: Pick<ScriptReading, 'said' | 'skipped' | 'skipRest' | 'jobQuery'>,
  job: { readonly id: string } | null,
): DraftChangeInput[] {
  const changes: DraftChangeInput[] = []
  const fields = new Set(reading.said.map(({ field }) => field))
  for (const field of fields) {
    const all = reading.said.filter((one) => one.field === field)
    const added = all.filter(({ how }) => how === 'add').map(({ value }) => value)
    const set = all.findLast(({ how }) => how === 'set')
    const before = set ? [set.value] : standing(draft.slots, field)
    const more = added.filter((line, place) => {
      const earlier = [...before, ...added.slice(0, place)]
      return !earlier.some((known) => same(known, line))
    })
    const value = [...before, ...more].join('\n')
    const words = [...new Set(all.map((one) => one.words))].join(', ')
    changes.push({ type: 'set_field', field, value, words })
  }
  if (job) {
    const at = changes.findIndex((change) => change.type === 'set_field' && change.field !== 'kind')
    const change = { type: 'set_field', field: 'job', value: job.id, words: reading.jobQuery ?? '' } as const
    changes.splice(at < 0 ? changes.length : at, 0, change)
  }
  const skipped = new Set<DraftField>(reading.skipped)
  if (reading.skipRest) for (const field of draft.missing) if (mayBeSkipped(field)) skipped.add(field)
  for (const field of skipped) {
    if (field !== 'job' && fields.has(field)) continue
    changes.push({ type: 'set_field', field, value: null, skip: true })
  }
  return changes
}
