import { z } from 'zod'
import type { ActionExecutor, JsonObject, Reconciled } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import { colleagueSchema } from '#shared/domain/customer.ts'
import { fold } from '#shared/domain/likeness.ts'
import { createClientExecutors } from './client-actions.ts'
import type { Crm, Reconciliation } from './crm.ts'
import { effect, taskEffects, unknownStage } from './proposals.ts'
import { createSameAccount } from './same-account.ts'

const LONGEST_NOTE = 5000
const LONGEST_TITLE = 250

/** The account it was proposed for: an approval never moves over to another one. */
const crmCode = z.string()

const noteSchema = z.object({
  crmCode,
  jobId: z.string(),
  jobNumber: z.string(),
  text: z.string(),
  mention: colleagueSchema.nullable(),
})
const stageSchema = z.object({
  crmCode,
  jobId: z.string(),
  jobNumber: z.string(),
  fromCode: z.string(),
  fromName: z.string(),
  toCode: z.string(),
  toName: z.string(),
  stages: z.array(z.object({ code: z.string(), name: z.string() })),
})
const taskSchema = z.object({
  crmCode,
  jobId: z.string().nullable(),
  title: z.string(),
  notes: z.string(),
  dueOn: z.string().nullable(),
  assigneeIds: z.array(z.string()),
  notifyIds: z.array(z.string()),
  assigneeNames: z.array(z.string()),
  notifyNames: z.array(z.string()),
})

function read<S extends z.ZodType>(schema: S, payload: JsonObject): z.infer<S> {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new UserError(
    'action.payload',
    'This action was stored in a form that cannot be carried out.',
    'Reject it and ask for it again.',
    { cause: parsed.error },
  )
}

function checkedNote(payload: JsonObject): z.infer<typeof noteSchema> {
  const note = read(noteSchema, payload)
  const text = note.text.trim()
  if (text === '') throw new UserError('crm.note.empty', 'The note is empty.', 'Write what it should say.')
  if (text.length > LONGEST_NOTE) {
    throw new UserError(
      'crm.note.long',
      `The note has ${text.length} characters; at most ${LONGEST_NOTE} fit.`,
      'Shorten it, or split it into two notes.',
    )
  }
  return { ...note, text }
}

/** An edit may name the stage instead of giving its code; the name shown is what counts. */
function checkedStage(payload: JsonObject): z.infer<typeof stageSchema> {
  const move = read(stageSchema, payload)
  const before = move.stages.find((stage) => stage.code === move.toCode)
  const said = before && fold(before.name) === fold(move.toName) ? move.toCode : move.toName
  const to = move.stages.find((stage) => stage.code === said || fold(stage.name) === fold(said))
  if (!to) throw unknownStage(said, move.stages)
  return { ...move, toCode: to.code, toName: to.name }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function checkedTask(payload: JsonObject): z.infer<typeof taskSchema> {
  const task = read(taskSchema, payload)
  const title = task.title.trim()
  const dueOn = task.dueOn?.trim() ? task.dueOn.trim() : null
  if (title === '') throw new UserError('crm.task.title', 'The task has no title.', 'Say what is to be done.')
  if (title.length > LONGEST_TITLE) {
    throw new UserError(
      'crm.task.title',
      'The title is too long.',
      `Keep it under ${LONGEST_TITLE} characters.`,
    )
  }
  if (task.notes.length > LONGEST_NOTE) {
    throw new UserError(
      'crm.task.notes',
      'The details are too long.',
      `At most ${LONGEST_NOTE} characters fit.`,
    )
  }
  if (task.assigneeIds.length === 0) {
    throw new UserError('crm.task.nobody', 'The task is for nobody.', 'Name the colleague who is to do it.')
  }
  if (dueOn !== null && !isDate(dueOn)) {
    throw new UserError(
      'crm.task.due',
      `"${dueOn}" is not a date.`,
      'Write it as 2026-11-30, or leave it empty.',
    )
  }
  return { ...task, title, dueOn }
}

function reconciled(found: Reconciliation, key: string): Reconciled {
  if (found === 'unknown') return 'unknown'
  return found.done ? { done: true, result: { [key]: found.id } } : { done: false }
}

function noteResult(noteId: string, jobId: string, warning: string | undefined): JsonObject {
  return { noteId, jobId, ...(warning === undefined ? {} : { warning }) }
}

/** What carries out approved actions in the CRM they were proposed for and no other: one executor a kind. */
export function createCrmExecutors(connected: () => Crm): ActionExecutor[] {
  const { inSystem, lookIn } = createSameAccount(connected)

  const note: ActionExecutor = {
    kind: 'crm.note',
    validate: (payload) => checkedNote(payload),
    effects: async (payload) => {
      const { text, mention } = checkedNote(payload)
      const shown = effect('Note', null, text, { payloadKey: 'text', multiline: true })
      return mention ? [shown, effect('Tell', null, mention.name)] : [shown]
    },
    execute: async (payload, key, signal) => {
      const { crmCode: of, jobId, text, mention } = checkedNote(payload)
      const { id, warning } = await inSystem(of).addNote({ jobId, text, mention }, key, { signal })
      return noteResult(id, jobId, warning)
    },
    reconcile: async (payload, key, signal) => {
      const { crmCode: of, jobId, mention } = checkedNote(payload)
      return lookIn(of, async (crm) => {
        const found = await crm.findNote(jobId, key, { signal, mention })
        if (found === 'unknown' || !found.done) return found
        const warning = 'warning' in found ? found.warning : undefined
        return { done: true, result: noteResult(found.id, jobId, warning) }
      })
    },
  }

  const stage: ActionExecutor = {
    kind: 'crm.stage',
    validate: (payload) => checkedStage(payload),
    title: (payload) => {
      const { jobNumber, fromName, toName } = checkedStage(payload)
      return `Move job ${jobNumber} from ${fromName} to ${toName}`
    },
    effects: async (payload) => {
      const move = checkedStage(payload)
      const { stage: now } = await inSystem(move.crmCode).job(move.jobId)
      return [effect('Stage', now.name, move.toName, { payloadKey: 'toName' })]
    },
    execute: async (payload, key, signal) => {
      const move = checkedStage(payload)
      const { jobId, toCode, fromCode, jobNumber } = move
      const crm = inSystem(move.crmCode)
      const before = await crm.job(jobId, { signal })
      // What was approved was a move from one stage; from another it may undo a colleague's work.
      if (before.stage.code !== fromCode && before.stage.code !== toCode) {
        const earlier = await crm.findStageMove({ jobId, toCode }, key, { signal })
        if (earlier === 'unknown' || !earlier.done) {
          throw new UserError(
            'crm.stage.changed',
            `Job ${jobNumber} was moved to ${before.stage.name} in the meantime; nothing was changed.`,
            'Look at the job and ask again if it should still be moved.',
          )
        }
      }
      const job = await crm.moveStage({ jobId, toCode }, key, { signal })
      return { jobId: job.id, stage: job.stage.name }
    },
    reconcile: async (payload, key, signal) => {
      const { crmCode: of, jobId, toCode } = checkedStage(payload)
      return lookIn(of, async (crm) =>
        reconciled(await crm.findStageMove({ jobId, toCode }, key, { signal }), 'jobId'),
      )
    },
  }

  const task: ActionExecutor = {
    kind: 'crm.task',
    validate: (payload) => checkedTask(payload),
    effects: async (payload) => taskEffects(checkedTask(payload)),
    execute: async (payload, key, signal) => {
      const task = checkedTask(payload)
      const { jobId, title, notes, dueOn, assigneeIds, notifyIds } = task
      const draft = { jobId, title, notes, dueOn, assigneeIds, notifyIds }
      return { taskId: (await inSystem(task.crmCode).addTask(draft, key, { signal })).id }
    },
    reconcile: async (payload, key, signal) => {
      const task = checkedTask(payload)
      return lookIn(task.crmCode, async (crm) =>
        reconciled(await crm.findTask(task, key, { signal }), 'taskId'),
      )
    },
  }
  return [note, stage, task, ...createClientExecutors(connected)]
}
