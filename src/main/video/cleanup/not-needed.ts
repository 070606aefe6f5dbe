import { markerOf } from '#main/approvals/outcome.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { removedKey, uploadKey, uploadSchema } from '../actions/video-actions.ts'
import type { VideoKit } from '../kit.ts'
import { runInputSchema } from '../run-input.ts'
import { runsOfJob } from '../run-keys.ts'
import { MAIL_SLOT } from '../steps/review-reason.ts'
import { NOTE_SLOT } from '../steps/notify-crm.ts'
import { UPLOAD_SLOT } from '../steps/upload-video.ts'

/** A delivered video, or one that was begun to be delivered, that nobody was told of. */
export interface Unneeded {
  readonly n: number
  readonly service: 'drive' | 'local'
  readonly name: string
  readonly fileId: string | null
  readonly link: string | null
  /** The marker of its upload. */
  readonly upload: string
}

/** What may have reached somebody: only what certainly did not is taken back. */
const MAY_BE_KNOWN: readonly OutwardAction['state'][] = ['approved', 'sending', 'sent', 'unknown']

/** The actions of a run in one slot, oldest first. */
export function actionsOf(kit: VideoKit, runId: string, slot: string): readonly OutwardAction[] {
  return kit.slots
    .entries(runId, slot)
    .flatMap(({ actionId }) => (actionId === null ? [] : [kit.door().get(actionId)]))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Files of other runs of the job: the same video in a folder may be one file. */
function filesOfOthers(kit: VideoKit, runId: string): ReadonlySet<string> {
  const input = runInputSchema.safeParse(kit.runner().get(runId)?.input)
  if (!input.success) return new Set()
  const { account, jobId } = input.data
  const others = runsOfJob(kit.runner(), account, jobId).filter(({ id }) => id !== runId)
  const uploads = others
    .flatMap(({ id }) => actionsOf(kit, id, UPLOAD_SLOT))
    .filter(({ id }) => kit.remoteStates.read(removedKey(markerOf(id))) === null)
  return new Set(uploads.flatMap(({ result }) => textOf(result?.['id']) ?? []))
}

/** Uploads of the run whose link stands in no note and no mail; of a completed run the newest is kept. */
export function unneededVideos(kit: VideoKit, runId: string, completed: boolean): readonly Unneeded[] {
  const told = [...actionsOf(kit, runId, NOTE_SLOT), ...actionsOf(kit, runId, MAIL_SLOT)]
    .filter(({ state }) => MAY_BE_KNOWN.includes(state))
    .map(({ payload }) => textOf(payload['text']) ?? '')
  const uploads = actionsOf(kit, runId, UPLOAD_SLOT)
  const shared = filesOfOthers(kit, runId)
  return uploads.flatMap((action, index): readonly Unneeded[] => {
    const marker = markerOf(action.id)
    if (kit.remoteStates.read(removedKey(marker))) return []
    const parsed = uploadSchema.safeParse(action.payload)
    if (!parsed.success) return []
    const [fileId, link] = [textOf(action.result?.['id']), textOf(action.result?.['link'])]
    const begun = kit.remoteStates.read(uploadKey(marker)) !== null
    if (fileId === null && !begun) return []
    if (fileId !== null && shared.has(fileId)) return []
    if (link !== null && told.some((text) => text.includes(link))) return []
    // Of a completed run the newest upload is the one that was told of, whatever became of its words.
    if (completed && index === uploads.length - 1) return []
    const { service, name } = parsed.data
    return [{ n: index + 1, service, name, fileId, link, upload: marker }]
  })
}
