import { payloadHash } from '#main/approvals/payload-hash.ts'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { throughTheDoor } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import { NOTE_BEGINS, sameCrm } from './fetch-context.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { effect, proposalOf } from './proposals.ts'
import type { Delivered, Fetched, ScriptResult, VideoResult, VoiceResult } from './results.ts'
import { keepsMail, reviewReason } from './review-reason.ts'
import { stepMemory } from './step-memory.ts'

export interface Finished {
  readonly fetched: Fetched
  readonly script: ScriptResult
  readonly voice: VoiceResult
  readonly video: VideoResult
  readonly delivered: Delivered
}

export const NOTE_SLOT = 'note'

/** What will become of the mail, as far as it is known now. */
export type MailAhead = 'sent' | 'waits' | 'kept'

const aheadInWords: Readonly<Record<MailAhead, string>> = {
  sent: 'The customer gets the link by e-mail.',
  waits: 'The mail to the customer waits for approval.',
  kept: 'The mail to the customer is kept in the outbox folder; nothing is sent.',
}

/** What colleagues read at the job. Pure. */
export function noteText({ fetched, script, voice, video, delivered }: Finished, ahead: MailAhead): string {
  const writer = script.by === 'You' ? 'a script that was made final in Hard-E' : script.by
  return [
    `${NOTE_BEGINS}${fetched.customerName} is ready: ${delivered.link}`,
    `Length ${clockTime(video.seconds)}. Script: ${writer}. Voice: ${voice.voice}.`,
    aheadInWords[ahead],
  ].join('\n')
}

/** The note without its last line, which may change while what it tells stays the same. */
const lasting = (text: unknown): string => String(text).split('\n').slice(0, -1).join('\n')

/** Step 6: colleagues find the link at the job, before the client gets it. */
export async function notifyCrm(
  kit: VideoKit,
  input: RunInput,
  finished: Finished,
  call: StepCall,
): Promise<StepOutcome<{ noteId: string | null }>> {
  const { fetched } = finished
  const waits = reviewReason(kit, input, call.runId) !== null
  const text = noteText(finished, keepsMail(kit) ? 'kept' : waits ? 'waits' : 'sent')
  if (input.simulate) {
    call.progress(1, `Would write a note to job ${fetched.job.number}`)
    return { noteId: null }
  }
  const crm = sameCrm(kit, input.account)
  const { job, rep } = fetched
  const whom = rep ? ` and tell ${rep.name}` : ''
  const payload = {
    crmCode: crm.account,
    jobId: job.id,
    jobNumber: job.number,
    text,
    mention: rep ? { ...rep } : null,
  }
  const hashOf = (one: JsonObject): string => payloadHash('crm.note', { ...one, text: lasting(one['text']) })
  const action = await throughTheDoor(kit.way, {
    runId: call.runId,
    slot: NOTE_SLOT,
    service: crm.service,
    memory: stepMemory(call),
    signal: call.signal,
    proposal: proposalOf({
      kind: 'crm.note',
      title: `Add a note to job ${job.number} (${fetched.customerName})${whom}`,
      destination: crm.label,
      recipient: [`Job ${job.number}`, fetched.customerName, rep?.name].filter(Boolean).join(' · '),
      payload,
      effects: [
        effect('Note', text, { payloadKey: 'text', multiline: true }),
        ...(rep ? [effect('Tell', rep.name)] : []),
      ],
      provenance: [{ label: 'Job', source: 'crm', detail: `${crm.label}: ${job.number}` }],
    }),
    words: {
      waiting: 'The note waits for you in Approvals.',
      unknown: `Is the note in ${crm.label}? That is not known. Look there, then decide in Approvals.`,
    },
    stands: (sent, same) => same || hashOf(sent.payload) === hashOf(payload),
  })
  if (action instanceof NotYet) return action
  const { noteId, warning } = action.result ?? {}
  const told = rep ? ` and ${rep.name} was told` : ''
  call.progress(1, typeof warning === 'string' ? warning : `A note is at job ${job.number}${told}`)
  return { noteId: typeof noteId === 'string' ? noteId : null }
}
