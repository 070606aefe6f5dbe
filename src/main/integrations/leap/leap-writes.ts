import { ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { NoteDraft, NoteReconciliation, Reconciliation, StageMove } from '#main/crm/crm.ts'
import type { TaskDraft, WrittenNote } from '#main/crm/crm.ts'
import type { Colleague, Job, Task } from '#shared/domain/customer.ts'
import type { LeapClient } from './leap-client.ts'
import { toNote, type LeapReads } from './leap-reads.ts'
import { toColleague } from './mapping.ts'
import { mentionWarning, writeMention, type MentionSettings } from './mention.ts'
import { markerText, withMarker, withoutMarkers } from './marker.ts'
import { historySchema, noteSchema, oneOf, stageUpdateSchema, taskSchema, type LeapNote } from './schemas.ts'

/** Leap's limit for the required `origin` of a task is thirty characters. */
const ORIGIN = 'Hard-E'

const invalid = (message: string): ServiceError =>
  new ServiceError(message, { service: 'leap', kind: 'validation', safeToRetry: true })

/** Writes to Leap v3. It has no idempotency keys: notes carry a marker, stages are looked at first. */
export function createLeapWrites(
  client: LeapClient,
  reads: LeapReads,
  { mention, log }: { readonly mention: MentionSettings; readonly log: Log },
) {
  // What became of tasks in this process: Leap cannot list them, so an uncertain one is never sent again.
  const tasks = new Map<string, Task | 'uncertain' | 'unsent'>()

  const mentionKey = (marker: string): string => `${marker}/mention`

  const findNote = async (jobId: string, marker: string, signal?: AbortSignal): Promise<LeapNote | null> => {
    const mark = markerText(marker)
    return (await reads.rawNotes(jobId, signal)).find((note) => note.note.includes(mark)) ?? null
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
    // A look at the same time must not take a request on its way for one that was never sent.
    tasks.set(marker, 'uncertain')
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
      // A UserError is our own: there was no token to ask with.
      const noEffect = error instanceof ServiceError ? error.safeToRetry : error instanceof UserError
      tasks.set(marker, noEffect ? 'unsent' : 'uncertain')
      throw error
    }
  }

  /** Tells a colleague of a note that is in Leap, so it never rejects; the words when it did not succeed. */
  const notify = async (draft: NoteDraft, person: Colleague, marker: string, signal?: AbortSignal) => {
    const key = mentionKey(marker)
    const task: TaskDraft = {
      jobId: draft.jobId,
      title: 'Note for you',
      notes: draft.text,
      dueOn: null,
      assigneeIds: [person.id],
      notifyIds: [person.id],
    }
    try {
      await addTask(task, key, signal)
      return null
    } catch (error) {
      log.warn('leap: the note is written, its mention failed', { error })
      if (tasks.get(key) === 'uncertain') return mentionWarning.unknown(person)
      return signal?.aborted ? mentionWarning.unsent(person) : mentionWarning.refused(person, error)
    }
  }

  /** What is known of the mention in a note that was found: of tasks only what this process remembers. */
  const toldBefore = (note: LeapNote, person: Colleague, marker: string): string | null => {
    if (mention.mode === 'none') return null
    if (mention.mode === 'template') {
      const named = note.note.includes(writeMention(mention.template, person))
      return named ? null : mentionWarning.unknown(person)
    }
    const task = tasks.get(mentionKey(marker))
    if (task === 'unsent') return mentionWarning.unsent(person)
    return task === undefined || task === 'uncertain' ? mentionWarning.unknown(person) : null
  }

  const warn = (warning: string | null) => (warning === null ? {} : { warning })

  return {
    addTask,
    findNote: async (
      jobId: string,
      marker: string,
      person: Colleague | null,
      signal?: AbortSignal,
    ): Promise<NoteReconciliation> => {
      const note = await findNote(jobId, marker, signal)
      if (!note) return { done: false }
      return { done: true, id: toNote(note, jobId).id, ...warn(person && toldBefore(note, person, marker)) }
    },
    addNote: async (draft: NoteDraft, marker: string, signal?: AbortSignal): Promise<WrittenNote> => {
      if (draft.text.trim() === '') throw invalid('note: The note field is required.')
      const person = draft.mention
      const byTask = person !== null && mention.mode === 'task'
      const earlier = await findNote(draft.jobId, marker, signal)
      if (earlier) {
        // Not sent again after a restart: a second notice would be worse than asking the colleague.
        const again = byTask && tasks.get(mentionKey(marker)) === 'unsent'
        const warning = again
          ? await notify(draft, person, marker, signal)
          : person && toldBefore(earlier, person, marker)
        return { ...toNote(earlier, draft.jobId), ...warn(warning) }
      }
      const text =
        person && mention.mode === 'template'
          ? `${writeMention(mention.template, person)} ${draft.text}`
          : draft.text
      const path = `/jobs/${encodeURIComponent(draft.jobId)}/notes`
      const fields = { note: withMarker(text, marker) }
      // Remembered first: should the answer be lost, it is still known that nobody was told.
      if (byTask && !tasks.has(mentionKey(marker))) tasks.set(mentionKey(marker), 'unsent')
      const { data } = await client.post(path, fields, oneOf(noteSchema), signal)
      const warning = byTask ? await notify(draft, person, marker, signal) : null
      return { ...toNote(data, draft.jobId), ...warn(warning) }
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
