import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import type { JobChoice } from './choose-job.ts'

/**
 * True when a message begins another script instead of going on with this one: it orders one for another job, of the
 * other kind, or after this one is final. A correction ("actually it is for Carlos") is none.
 */
export function startsAnother(draft: ScriptDraft, reading: ScriptReading, job: JobChoice | null): boolean {
  const { kind, job: slot } = draft.slots
  const blank = slot.status !== 'filled' && draft.words === 0
  if (blank) return false
  if (reading.wish === 'another') return true
  if (!reading.begins) return false
  if (draft.state === 'final') return true
  if (job?.found === 'one' && slot.status === 'filled' && job.job.id !== slot.value) return true
  if (job?.found === 'several' && slot.status === 'filled')
    return !job.jobs.some(({ id }) => id === slot.value)
  const said = reading.said.find(({ field }) => field === 'kind')?.value
  return said !== undefined && kind.status === 'filled' && kind.value !== said && draft.words > 0
}
