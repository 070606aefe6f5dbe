import type { NoteDraft, Reconciliation, StageMove, TaskDraft } from '#main/crm/crm.ts'
import { messageOf, ServiceError } from '#main/core/errors.ts'
import type { Colleague, Job, JobNote, Task } from '#shared/domain/customer.ts'
import type { LeapClient } from './leap-client.ts'
import { toNote, type LeapReads } from './leap-reads.ts'
import { toColleague } from './mapping.ts'
import { markerText, withMarker, withoutMarkers } from './marker.ts'
import { historySchema, noteSchema, oneOf, stageUpdateSchema, taskSchema } from './schemas.ts'

/** How a colleague is told about a note. `template` knows {{name}}, {{firstName}}, {{email}} and {{id}}. */
export interface MentionSettings {
  readonly mode: 'task' | 'template' | 'none'
  readonly template: string
}

/** Leap's limit for the required `origin` of a task is thirty characters. */
const ORIGIN = 'Hard-E'

const invalid = (message: string): ServiceError =>
  new ServiceError(message, { service: 'leap', kind: 'validation', safeToRetry: true })

export function writeMention(template: string, person: Colleague): string {
  const [firstName = ''] = person.name.split(' ')
  const values: Record<string, string> = { ...person, firstName }
  return template.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole)
}

/** Writes to Leap v3. It has no idempotency keys: notes carry a marker, stages are looked at first. */
export function createLeapWrites(client: LeapClient, reads: LeapReads, mention: MentionSettings) {
  // What became of tasks in this process: Leap cannot list them, so an uncertain one is never sent again.
  const tasks = new Map<string, Task | 'uncertain' | 'unsent'>()

  const findNote = async (jobId: string, marker: string, signal?: AbortSignal): Promise<JobNote | null> => {
    const mark = markerText(marker)
    const found = (await reads.rawNotes(jobId, signal)).find((note) => note.note.includes(mark))
    return found ? toNote(found, jobId) : null
  }

  const addTask = async (draft: TaskDraft, marker: string, signal?: AbortSignal): Promise<Task> => {
    const earlier = tasks.get(marker)
    if (earlier === 'uncertain') {
      throw new ServiceError(
        'Whether Leap made the task is not known, and its API lists none. Look in Leap before trying again.',
        { service: 'leap', kind: 'unknown' },
      )
    }
    if (earlier && earlier !== 'unsent') return earlier
    if (draft.title.trim() === '') throw invalid('title: The title field is required.')
    if (draft.assigneeIds.length === 0) throw invalid('users: The users field is required.')
    const fields = {
      users: draft.assigneeIds,
      title: draft.title.trim(),
      origin: ORIGIN,
      notes: withMarker(draft.notes, marker),
      due_date: draft.dueOn,
      job_id: draft.jobId,
      notify_users: draft.notifyIds,
      email_notification: draft.notifyIds.length > 0,
    }
    signal?.throwIfAborted()
    try {
      const { data } = await client.post('/tasks', fields, oneOf(taskSchema), signal)
      const task: Task = {
        id: data.id,
        title: data.title,
        notes: withoutMarkers(data.notes),
        dueOn: data.due_date?.slice(0, 10) ?? null,
        jobId: data.job_id ?? draft.jobId,
        assignees: (data.participants ?? []).map((user) => toColleague(user).name),
        done: Boolean(data.completed),
      }
      tasks.set(marker, task)
      return task
    } catch (error) {
      const noEffect = error instanceof ServiceError && error.safeToRetry
      tasks.set(marker, noEffect ? 'unsent' : 'uncertain')
      throw error
    }
  }

  const notify = async (draft: NoteDraft, person: Colleague, marker: string, signal?: AbortSignal) => {
    const task: TaskDraft = {
      jobId: draft.jobId,
      title: 'Note for you',
      notes: draft.text,
      dueOn: null,
      assigneeIds: [person.id],
      notifyIds: [person.id],
    }
    try {
      await addTask(task, `${marker}/mention`, signal)
    } catch (cause) {
      if (signal?.aborted) throw cause
      const { kind, safeToRetry } =
        cause instanceof ServiceError ? cause : ({ kind: 'unknown', safeToRetry: false } as const)
      throw new ServiceError(
        `The note is in Leap, but telling ${person.name} failed: ${messageOf(cause)}`,
        { service: 'leap', kind, safeToRetry },
        { cause },
      )
    }
  }

  return {
    addTask,
    findNote: async (jobId: string, marker: string, signal?: AbortSignal): Promise<Reconciliation> => {
      const note = await findNote(jobId, marker, signal)
      return note ? { done: true, id: note.id } : { done: false }
    },
    addNote: async (draft: NoteDraft, marker: string, signal?: AbortSignal): Promise<JobNote> => {
      if (draft.text.trim() === '') throw invalid('note: The note field is required.')
      const person = draft.mention
      const byTask = person !== null && mention.mode === 'task'
      const earlier = await findNote(draft.jobId, marker, signal)
      if (earlier) {
        // Not sent again after a restart: a second notice would be worse than asking the colleague.
        if (byTask && tasks.has(`${marker}/mention`)) await notify(draft, person, marker, signal)
        return earlier
      }
      const text =
        person && mention.mode === 'template'
          ? `${writeMention(mention.template, person)} ${draft.text}`
          : draft.text
      const path = `/jobs/${encodeURIComponent(draft.jobId)}/notes`
      const fields = { note: withMarker(text, marker) }
      const { data } = await client.post(path, fields, oneOf(noteSchema), signal)
      if (byTask) await notify(draft, person, marker, signal)
      return toNote(data, draft.jobId)
    },

    moveStage: async (move: StageMove, _marker: string, signal?: AbortSignal): Promise<Job> => {
      const job = await reads.job(move.jobId, signal)
      if (job.stage.code === move.toCode) return job
      const fields = { job_id: move.jobId, stage: move.toCode }
      await client.post('/jobs/stage', fields, stageUpdateSchema, signal)
      return reads.job(move.jobId, signal)
    },
    findStageMove: async (move: StageMove, signal?: AbortSignal): Promise<Reconciliation> => {
      const job = await reads.job(move.jobId, signal)
      if (job.stage.code === move.toCode) return { done: true, id: move.jobId }
      const path = `/jobs/${encodeURIComponent(move.jobId)}/workflow_history`
      const { items } = await client.list(path, {}, historySchema, { signal })
      // It stood there once: by this move or by an earlier one, which nobody but a person can tell.
      return items.some((entry) => entry.stage === move.toCode) ? 'unknown' : { done: false }
    },
  }
}
