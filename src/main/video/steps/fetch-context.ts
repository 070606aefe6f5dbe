import { UserError } from '#main/core/errors.ts'
import type { StepCall } from '#main/workflow/workflow.ts'
import type { Customer, Job } from '#shared/domain/customer.ts'
import type { Fact } from '#shared/domain/script-draft.ts'
import type { VideoKit } from '../kit.ts'
import { isMailAddress } from '../mail/compose-mail.ts'
import { oneLine } from '../mail/one-line.ts'
import type { RunInput } from '../run-input.ts'
import { refuseUnsendable } from './client-mail.ts'
import type { Fetched } from './results.ts'

/** UserError when the CRM that is connected now is not the one the run is of. */
export function sameCrm(kit: Pick<VideoKit, 'crm'>, account: string) {
  const crm = kit.crm()
  if (crm.account === account) return crm
  throw new UserError(
    'OTHER_CRM',
    `This video was begun for another CRM than ${crm.label}, which is connected now. Nothing was sent.`,
    'Connect the other CRM again in Settings, then try again, or cancel the run.',
  )
}

/** UserError when the job does not stand where a primer video is made. */
export function refuseOtherStage(job: Job, primerStage: string): void {
  if (primerStage === '') {
    const next = 'Choose it in Settings under CRM, then try again.'
    throw new UserError('NO_PRIMER_STAGE', 'Hard-E does not know which stage is for primer videos.', next)
  }
  if (job.stage.code === primerStage) return
  throw new UserError(
    'WRONG_STAGE',
    `Job ${job.number} stands in ${job.stage.name}, not in the stage for primer videos.`,
    'Move the job to that stage in the CRM, then try again.',
  )
}

/** UserError when there is no address that the video could be sent to. */
export function addressOf(customer: Customer): string {
  const address = customer.email.trim()
  if (address === '') {
    const next = 'Add it in the CRM, then try again.'
    throw new UserError('NO_EMAIL', `${customer.name} has no e-mail address in the CRM.`, next)
  }
  if (isMailAddress(address)) return address
  const next = 'Correct it in the CRM, then try again.'
  throw new UserError('BAD_EMAIL', `The e-mail address of ${customer.name} in the CRM is not one.`, next)
}

/** How the note of step 6 begins: what it says of an earlier video is nothing to say to the client. */
export const NOTE_BEGINS = 'The primer video for '

function withoutOwnNotes(facts: readonly Fact[]): readonly Fact[] {
  const recordOf = ({ source }: Fact): string | null => (source.type === 'crm' ? source.record : null)
  const own = new Set(facts.filter(({ value }) => value.startsWith(NOTE_BEGINS)).map(recordOf))
  return facts.filter((fact) => recordOf(fact) === null || !own.has(recordOf(fact)))
}

/** Step 1: the job, its customer and what is known of them, from the CRM alone. */
export async function fetchContext(kit: VideoKit, input: RunInput, call: StepCall): Promise<Fetched> {
  const { signal } = call
  refuseUnsendable(kit.settings)
  const crm = sameCrm(kit, input.account)
  const { job, customer } = await crm.summary(input.jobId, { signal })
  refuseOtherStage(job, kit.primerStage())
  const email = addressOf(customer)
  const { facts } = await kit.facts.forJob(input.jobId, signal)
  call.progress(1, `${oneLine(customer.name)} · ${job.number} · ${email}`)
  return {
    customerId: customer.id,
    // Names are shown, mailed and written to the CRM: no line break or hidden sign of theirs goes along.
    customerName: oneLine(customer.name),
    firstName: oneLine(customer.firstName),
    email,
    job: { id: job.id, number: job.number, name: oneLine(job.name), trades: job.trades },
    rep: job.reps[0] ?? null,
    facts: [...withoutOwnNotes(facts)],
  }
}
