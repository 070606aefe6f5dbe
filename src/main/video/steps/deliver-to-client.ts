import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { mailEffects, mailSchema, type MailPayload } from '../actions/mail-actions.ts'
import { throughTheDoor } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import { oneLine } from '../mail/one-line.ts'
import type { RunInput } from '../run-input.ts'
import { hasEnded, runsOfJob } from '../run-keys.ts'
import { companyOf, mailFor, messageIdOf, senderOf } from './client-mail.ts'
import { addressOf, sameCrm } from './fetch-context.ts'
import { proposalOf } from './proposals.ts'
import type { Delivered, Fetched, Mailed, VideoResult } from './results.ts'
import { stepMemory } from './step-memory.ts'

export interface ForClient {
  readonly fetched: Fetched
  readonly video: VideoResult
  readonly delivered: Delivered
}

export const MAIL_SLOT = 'mail'

interface Earlier {
  /** Mails of this run that left, or may have. */
  readonly sent: number
  /** A person said no to one. */
  readonly refused: boolean
}

function earlierOf(kit: VideoKit, runId: string): Earlier {
  const actions = kit.slots
    .entries(runId, MAIL_SLOT)
    .flatMap(({ actionId }) => (actionId === null ? [] : [kit.door().get(actionId)]))
  return {
    sent: actions.filter(({ state }) => state === 'sent' || state === 'unknown').length,
    refused: actions.some(({ state, decidedBy }) => state === 'rejected' && decidedBy === 'person'),
  }
}

/** Why a person is to look at this mail; null when nobody has to. */
function reviewReason(kit: VideoKit, input: RunInput, runId: string, earlier: Earlier): string | null {
  const others = runsOfJob(kit.runner(), input.account, input.jobId).filter(({ id }) => id !== runId)
  const had = others.some(({ id }) => earlierOf(kit, id).sent > 0)
  if (had || earlier.sent > 0) return 'The client already got a video mail for this job'
  // Two processes may have taken up two runs in the same moment: neither mail leaves unseen.
  if (others.some((run) => !hasEnded(run))) return 'Another video for this job is under way'
  if (input.again) return 'This is another video for the job'
  if (earlier.refused) return 'You rejected the mail before'
  return kit.settings.get('video.review') ? 'You look at every client mail' : null
}

/** The action that the last mail of this run is: the mail that is under way is the one that counts. */
function underWay(kit: VideoKit, runId: string): MailPayload | null {
  const last = kit.slots.entries(runId, MAIL_SLOT).at(-1)
  if (!last?.actionId) return null
  const action = kit.door().get(last.actionId)
  if (!['approved', 'sending', 'unknown', 'sent'].includes(action.state)) return null
  const payload = mailSchema.safeParse(action.payload)
  return payload.success ? payload.data : null
}

/** Step 8: the client's mail, exactly once. The address is the one the CRM has at this moment. */
export async function deliverToClient(
  kit: VideoKit,
  input: RunInput,
  about: ForClient,
  call: StepCall,
): Promise<StepOutcome<Mailed>> {
  const { fetched, video, delivered } = about
  const { settings } = kit
  const { runId, signal } = call
  const crm = sameCrm(kit, input.account)
  const customer = await crm.customer(fetched.customerId, { signal })
  const email = addressOf(customer)
  // As it stands in the mail: a path of this computer may have spaces that no mail keeps.
  const link = oneLine(delivered.link)
  const from = senderOf(settings)
  const earlier = earlierOf(kit, runId)
  // What is under way, or was sent by an attempt that died, keeps its Message-ID.
  const current = underWay(kit, runId)
  const repeats = current?.link === link && current.to === email
  const mail = mailFor(settings, {
    customer: { firstName: customer.firstName, name: customer.name, email },
    job: fetched.job,
    rep: fetched.rep?.name ?? '',
    link,
    seconds: video.seconds,
    from,
    messageId: repeats ? current.messageId : messageIdOf(runId, earlier.sent, from.address),
  })
  if (input.simulate) {
    call.progress(1, `Would be sent to ${email}`)
    const { subject, text, messageId } = mail
    return { to: email, subject, text, messageId, simulated: true, actionId: null }
  }
  const out = await kit.mailOut()
  const why = reviewReason(kit, input, runId, earlier)
  const payload: MailPayload = {
    service: out.service,
    runId,
    jobNumber: fetched.job.number,
    customerId: customer.id,
    account: crm.account,
    to: email,
    toName: mail.to.name,
    from: mail.from.address,
    fromName: mail.from.name,
    subject: mail.subject,
    text: mail.text,
    link,
    company: companyOf(settings),
    messageId: mail.messageId,
  }
  const action = await throughTheDoor(kit.way, {
    runId,
    slot: MAIL_SLOT,
    service: out.service,
    memory: stepMemory(call),
    signal,
    proposal: proposalOf({
      kind: 'email.client',
      title: `Send ${mail.to.name} the video for job ${fetched.job.number}`,
      destination: out.label,
      recipient: email,
      payload,
      effects: mailEffects(payload),
      provenance: [
        { label: 'Address', source: 'crm', detail: `${crm.label}: ${mail.to.name}` },
        { label: 'Text', source: 'person', detail: 'Your template in Settings' },
      ],
      review: why !== null,
    }),
    words: {
      waiting: `${why ?? 'The mail needs your approval'}: it waits in Approvals.`,
      unknown: 'It is not known whether the mail left. Look in your Sent folder, then decide in Approvals.',
    },
    rejectedCode: 'MAIL_REJECTED',
    stands: (sent) => sent.payload['link'] === link && sent.payload['to'] === email,
  })
  if (action instanceof NotYet) return action
  const sent = mailSchema.parse(action.payload)
  const kept = out.service === 'local'
  call.progress(
    1,
    kept ? `Kept in the outbox folder for ${sent.to}. Nothing was sent.` : `Sent to ${sent.to}`,
  )
  const { to, subject, text, messageId } = sent
  return { to, subject, text, messageId, simulated: false, actionId: action.id }
}
