import type { Proposal } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { Colleague, Job, Stage } from '#shared/domain/customer.ts'
import type { Effect, Provenance } from '#shared/domain/outward-action.ts'
import type { CallOptions, Crm } from './crm.ts'

/** Where a proposal comes from. `turnId` and `callId` make its idempotency key. */
export interface Origin {
  readonly conversationId: string | null
  readonly turnId: string | null
  readonly callId: string
  /** True when untrusted text took part in the turn. */
  readonly tainted: boolean
}

export interface NoteArgs {
  readonly jobId: string
  readonly text: string
  readonly mentionColleagueId: string | null
}

export interface StageArgs {
  readonly jobId: string
  readonly stageCode: string
}

export interface TaskArgs {
  readonly jobId: string | null
  readonly title: string
  readonly notes: string
  readonly dueOn: string | null
  readonly assigneeIds: readonly string[]
  readonly notifyIds: readonly string[]
}

type EffectDetails = { readonly payloadKey?: string; readonly multiline?: boolean }

export function effect(
  field: string,
  before: string | null,
  after: string,
  details: EffectDetails = {},
): Effect {
  const { payloadKey = null, multiline = false } = details
  return { field, before, after, payloadKey, multiline }
}

function jobWords(job: Job): string {
  const what = job.name || job.trades.join(', ')
  return `${job.number} (${[job.customerName, what].filter(Boolean).join(', ')})`
}

function fromCrm(crm: Crm, job: Job): Provenance {
  const detail = `${job.number} · ${job.customerName} · ${job.stage.name}`
  return { label: 'Job', source: 'crm', detail: `${crm.label}: ${detail}` }
}

const written = (tainted: boolean, label: string): Provenance => ({
  label,
  source: 'model',
  detail: tainted ? 'Drafted in this turn, in which outside text took part' : 'Drafted from your request',
})

function base(crm: Crm, kind: Proposal['kind'], origin: Origin) {
  const { conversationId, turnId, callId, tainted } = origin
  const idempotencyKey = `${kind}:${turnId ?? 'no-turn'}:${callId}`
  return { kind, idempotencyKey, destination: crm.label, tainted, conversationId, turnId }
}

async function people(crm: Crm, ids: readonly string[], call: CallOptions): Promise<readonly Colleague[]> {
  if (ids.length === 0) return []
  const colleagues = await crm.colleagues(call)
  return ids.map((id) => {
    const person = colleagues.find((each) => each.id === id)
    if (person) return person
    const names = colleagues.map((each) => each.name).join(', ')
    throw new UserError('crm.colleague', `There is no colleague "${id}".`, `Choose one of: ${names}.`)
  })
}

export function unknownStage(said: string, stages: readonly Pick<Stage, 'name'>[]): UserError {
  const names = stages.map((stage) => stage.name).join(', ')
  return new UserError('crm.stage', `There is no stage "${said}".`, `Choose one of: ${names}.`)
}

/** A note on a job, with the colleague who is to be told. Rejects when job or colleague do not exist. */
export async function proposeNote(
  crm: Crm,
  args: NoteArgs,
  origin: Origin,
  call: CallOptions = {},
): Promise<Proposal> {
  const [job, mentioned] = await Promise.all([
    crm.job(args.jobId, call),
    people(crm, args.mentionColleagueId === null ? [] : [args.mentionColleagueId], call),
  ])
  const person = mentioned[0]
  const payload = {
    crmCode: crm.account,
    jobId: job.id,
    jobNumber: job.number,
    text: args.text,
    mention: person ? { ...person } : null,
  }
  return {
    ...base(crm, 'crm.note', origin),
    title: `Add a note to job ${jobWords(job)}${person ? ` and tell ${person.name}` : ''}`,
    recipient: `Job ${job.number} · ${job.customerName}${person ? ` · ${person.name}` : ''}`,
    payload,
    effects: [
      effect('Note', null, args.text, { payloadKey: 'text', multiline: true }),
      ...(person ? [effect('Tell', null, person.name)] : []),
    ],
    provenance: [fromCrm(crm, job), written(origin.tainted, 'Text')],
  }
}

/** A move to another stage. UserError when the stage is unknown or the job stands there already. */
export async function proposeStageMove(
  crm: Crm,
  args: StageArgs,
  origin: Origin,
  call: CallOptions = {},
): Promise<Proposal> {
  const [job, stages] = await Promise.all([crm.job(args.jobId, call), crm.stages(call)])
  const to = stages.find((stage) => stage.code === args.stageCode)
  if (!to) throw unknownStage(args.stageCode, stages)
  if (to.code === job.stage.code) {
    throw new UserError(
      'crm.stage.same',
      `Job ${job.number} already stands in ${to.name}.`,
      'Name another stage, or leave it as it is.',
    )
  }
  return {
    ...base(crm, 'crm.stage', origin),
    title: `Move job ${jobWords(job)} from ${job.stage.name} to ${to.name}`,
    recipient: `Job ${job.number} · ${job.customerName}`,
    payload: {
      crmCode: crm.account,
      jobId: job.id,
      jobNumber: job.number,
      fromCode: job.stage.code,
      fromName: job.stage.name,
      toCode: to.code,
      toName: to.name,
      // Kept with the action, so that an edited stage can be checked without asking the CRM.
      stages: stages.map(({ code, name }) => ({ code, name })),
    },
    effects: [effect('Stage', job.stage.name, to.name, { payloadKey: 'toName' })],
    provenance: [fromCrm(crm, job)],
  }
}

export interface TaskPayload {
  readonly title: string
  readonly notes: string
  readonly dueOn: string | null
  readonly assigneeNames: readonly string[]
  readonly notifyNames: readonly string[]
}

export function taskEffects(task: TaskPayload): Effect[] {
  return [
    effect('Task', null, task.title, { payloadKey: 'title' }),
    effect('Details', null, task.notes, { payloadKey: 'notes', multiline: true }),
    effect('Due', null, task.dueOn ?? '', { payloadKey: 'dueOn' }),
    effect('For', null, task.assigneeNames.join(', ')),
    ...(task.notifyNames.length > 0 ? [effect('Notify', null, task.notifyNames.join(', '))] : []),
  ]
}

/** A task for colleagues, on a job or on none. */
export async function proposeTask(
  crm: Crm,
  args: TaskArgs,
  origin: Origin,
  call: CallOptions = {},
): Promise<Proposal> {
  const [job, assignees, notified] = await Promise.all([
    args.jobId === null ? null : crm.job(args.jobId, call),
    people(crm, args.assigneeIds, call),
    people(crm, args.notifyIds, call),
  ])
  const task = {
    title: args.title,
    notes: args.notes,
    dueOn: args.dueOn,
    assigneeNames: assignees.map((person) => person.name),
    notifyNames: notified.map((person) => person.name),
  }
  const names = task.assigneeNames.join(', ')
  return {
    ...base(crm, 'crm.task', origin),
    title: `Create a task for ${names || 'nobody yet'}${job ? ` on job ${jobWords(job)}` : ''}`,
    recipient: [names, job ? `Job ${job.number} · ${job.customerName}` : ''].filter(Boolean).join(' · '),
    payload: {
      crmCode: crm.account,
      ...task,
      jobId: args.jobId,
      assigneeIds: [...args.assigneeIds],
      notifyIds: [...args.notifyIds],
    },
    effects: taskEffects(task),
    provenance: [...(job ? [fromCrm(crm, job)] : []), written(origin.tainted, 'Task')],
  }
}
