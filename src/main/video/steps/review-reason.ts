import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { mailSchema } from '../actions/mail-actions.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import { hasEnded, runsOfJob } from '../run-keys.ts'

export const MAIL_SLOT = 'mail'

/** The mails of a run, so far. */
export interface EarlierMails {
  /** Left, or may have; in an outbox folder or on the way to the client. */
  readonly made: number
  /** Of these, how many only lie in the outbox folder. */
  readonly kept: number
  /** A person said no to one. */
  readonly refused: boolean
}

/** True for a mail that lies in the outbox folder and was sent to nobody. */
export function liesInOutbox({ payload }: Pick<OutwardAction, 'payload'>): boolean {
  return mailSchema.safeParse(payload).data?.service === 'local'
}

/** True when a person, not the end of its run, said no to it. */
export const wasRefused = ({ state, decidedBy }: Pick<OutwardAction, 'state' | 'decidedBy'>): boolean =>
  state === 'rejected' && decidedBy === 'person'

export function earlierMails(kit: Pick<VideoKit, 'slots' | 'door'>, runId: string): EarlierMails {
  const actions = kit.slots
    .entries(runId, MAIL_SLOT)
    .flatMap(({ actionId }) => (actionId === null ? [] : [kit.door().get(actionId)]))
  const made = actions.filter(({ state }) => state === 'sent' || state === 'unknown')
  return {
    made: made.length,
    kept: made.filter(liesInOutbox).length,
    refused: actions.some(wasRefused),
  }
}

/** True while mail to clients is put into a folder instead of being sent. */
export const keepsMail = ({ settings }: Pick<VideoKit, 'settings'>): boolean =>
  settings.get('mail.provider') === 'outbox'

/** Why a person is to look at the mail of this run; null when nobody has to. */
export function reviewReason(kit: VideoKit, input: RunInput, runId: string): string | null {
  const others = runsOfJob(kit.runner(), input.account, input.jobId).filter(({ id }) => id !== runId)
  const own = earlierMails(kit, runId)
  const all = [own, ...others.map(({ id }) => earlierMails(kit, id))]
  if (all.some(({ made, kept }) => made > kept)) return 'The client already got a video mail for this job'
  // What lies in the outbox reached nobody: it counts only while the next one would lie beside it.
  if (keepsMail(kit) && all.some(({ kept }) => kept > 0))
    return 'A mail for this job is in the outbox already'
  // Two processes may have taken up two runs in the same moment: neither mail leaves unseen.
  if (others.some((run) => !hasEnded(run))) return 'Another video for this job is under way'
  if (input.again) return 'This is another video for the job'
  if (all.some(({ refused }) => refused)) return 'You rejected a mail for this job before'
  return kit.settings.get('video.review') ? 'You look at every client mail' : null
}
