import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import { askedNow, askFor, mayBeSkipped } from '../../scripts/read/asked.ts'
import type { ReadingContext, ScriptReading } from '../../scripts/read/script-reading.ts'

/** What code decides to do after a message was applied. */
export type NextStep =
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'revise' }
  /** `anew`: the outline is made again first. */
  | { readonly do: 'write'; readonly anew: boolean }
  | { readonly do: 'outline' }
  | { readonly do: 'offer_outline' }
  | { readonly do: 'show' }
  /** Something in the form is another, but the text was not asked to follow. */
  | { readonly do: 'tell_unchanged' }

/** What an outline follows from. */
const SHAPES_OUTLINE: readonly DraftField[] = ['kind', 'job', 'goals', 'cover', 'avoid', 'offer']

/** For what cannot be skipped. */
const NEEDED = ' A script needs that; a name or a job number is enough for the job.'

const changed = (before: ScriptDraft, after: ScriptDraft, fields: readonly DraftField[]): boolean =>
  fields.some((field) => JSON.stringify(before.slots[field]) !== JSON.stringify(after.slots[field]))

/** A message that says nothing for the script; the question before it is still open. */
export function saysNothing(reading: ScriptReading): boolean {
  const { said, skipped, skipRest, jobQuery, wrongJob, begins, wish, question } = reading
  const fields = said.length + skipped.length > 0 || skipRest
  return !fields && jobQuery === null && wrongJob === null && !begins && wish === null && question === null
}

/**
 * What comes next. `before` is the draft as the message found it. Pure: everything follows from the stored state and
 * the reading.
 */
export function nextStep(
  before: ScriptDraft,
  after: ScriptDraft,
  reading: ScriptReading,
  context: Pick<ReadingContext, 'asked'> & { readonly resumes: boolean },
): NextStep {
  const hasText = after.words > 0
  if (reading.wish === 'revise' && hasText) return { do: 'revise' }
  if (after.missing.length > 0) {
    const { asked, resumes } = context
    const again = !resumes && asked.length > 0 && asked.every((field) => after.missing.includes(field))
    const skippable = askedNow(after).every((field) => mayBeSkipped(field))
    const hint = again ? (skippable ? ' Or say “skip it” to leave it open.' : NEEDED) : ''
    return { do: 'ask', question: askFor(after) + hint }
  }
  const reshaped = changed(before, after, SHAPES_OUTLINE)
  if (hasText && changed(before, after, ['kind', 'job'])) return { do: 'write', anew: true }
  if (reading.wish === 'write') return { do: 'write', anew: reshaped && !hasText && after.outline.length > 0 }
  if (hasText) return { do: before.revision === after.revision ? 'show' : 'tell_unchanged' }
  const dropped = reading.wish === 'remove'
  const again = reading.wish === 'outline' || (reshaped && !dropped)
  return { do: after.outline.length === 0 || again ? 'outline' : 'offer_outline' }
}
