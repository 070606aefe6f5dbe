import { NotYet, RunCancelled, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { mailEffects, mailSchema, type MailPayload } from '../actions/mail-actions.ts'
import { throughTheDoor } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import { oneLine } from '../mail/one-line.ts'
import type { RunInput } from '../run-input.ts'
import { companyOf, mailFor, messageIdOf, senderOf } from './client-mail.ts'
import { addressOf, sameCrm } from './fetch-context.ts'
import { proposalOf } from './proposals.ts'
import type { Delivered, Fetched, Mailed, VideoResult } from './results.ts'
import { earlierMails, keepsMail, liesInOutbox, MAIL_SLOT, reviewReason } from './review-reason.ts'
import { stepMemory } from './step-memory.ts'

export interface ForClient {
  readonly fetched: Fetched
  readonly video: VideoResult
  readonly delivered: Delivered
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

/** What a run that ended with it says. */
export function rejectedInWords(reason: string | null): string {
  const why = reason?.trim() ?? ''
  return why === '' ? 'You rejected the mail.' : `You rejected the mail: ${why}`
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
  const earlier = earlierMails(kit, runId)
  // What is under way, or was sent by an attempt that died, keeps its Message-ID.
  const current = underWay(kit, runId)
  const repeats =
    current?.link === link && current.to === email && (current.service === 'smtp' || keepsMail(kit))
  const mail = mailFor(settings, {
    customer: { firstName: customer.firstName, name: customer.name, email },
    job: fetched.job,
    rep: fetched.rep?.name ?? '',
    link,
    seconds: video.seconds,
    from,
    messageId: repeats ? current.messageId : messageIdOf(runId, earlier.made, from.address),
  })
  if (input.simulate) {
    call.progress(1, `Would be sent to ${email}`)
    const { subject, text, messageId } = mail
    return { to: email, subject, text, messageId, simulated: true, actionId: null }
  }
  const out = await kit.mailOut()
  const why = reviewReason(kit, input, runId)
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
    // The person's own decision is no failure: the run ends there.
    refused: (said) => new RunCancelled(rejectedInWords(said.rejectReason)),
    // What only lies in the outbox does not stand for a mail that can be sent now.
    stands: (sent) =>
      sent.payload['link'] === link &&
      sent.payload['to'] === email &&
      (out.service === 'local' || !liesInOutbox(sent)),
  })
  if (action instanceof NotYet) return action
  const sent = mailSchema.parse(action.payload)
  const kept = sent.service === 'local'
  call.progress(
    1,
    kept ? `Kept in the outbox folder for ${sent.to}. Nothing was sent.` : `Sent to ${sent.to}`,
  )
  const { to, subject, text, messageId } = sent
  return { to, subject, text, messageId, simulated: false, actionId: action.id }
}
