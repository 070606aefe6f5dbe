import { z } from 'zod'

/** The nine steps of a primer video, in their order. */
export const videoStepNameSchema = z.enum([
  'fetch_context',
  'generate_script',
  'generate_audio',
  'render_video',
  'upload_video',
  'notify_crm',
  'wait_for_processing',
  'deliver_to_client',
  'cleanup',
])
export type VideoStepName = z.infer<typeof videoStepNameSchema>
export const videoStepNames = videoStepNameSchema.options

/**
 * `retrying`: an attempt failed and the next one has a time. `waiting`: parked until `wakeAt`.
 * `needs_person`: it goes on when a person has decided. `skipped`: the run ended before it.
 */
export const videoStepStateSchema = z.enum([
  'pending',
  'running',
  'retrying',
  'waiting',
  'needs_person',
  'done',
  'failed',
  'skipped',
])
export type VideoStepState = z.infer<typeof videoStepStateSchema>

/** Why something failed, for the person. */
export const runProblemSchema = z.object({
  message: z.string(),
  nextStep: z.string(),
  /** Finds it in the log. */
  reference: z.string(),
})
export type RunProblem = z.infer<typeof runProblemSchema>

export const videoStepSchema = z.object({
  name: videoStepNameSchema,
  state: videoStepStateSchema,
  attempts: z.number().int(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** When it goes on by itself; null when it does not wait. */
  wakeAt: z.number().nullable(),
  /** 0 … 1; null when it cannot be said. */
  progress: z.number().min(0).max(1).nullable(),
  /** What it does, made or waits for, in a few words: "Uploading 12.4 MB", "Spoken by OpenAI cedar". */
  note: z.string().nullable(),
  /** US dollars; null when the price is not known; 0 when it cost nothing. */
  costUsd: z.number().nonnegative().nullable(),
  problem: runProblemSchema.nullable(),
})
export type VideoStep = z.infer<typeof videoStepSchema>

/** What started a run. `detail`: the mail's subject and sender, the stage, or who pressed the button. */
export const videoTriggerSchema = z.object({
  source: z.enum(['mail', 'stage', 'person', 'command_line']),
  detail: z.string(),
  /** The ledger's id of the mail; null otherwise. */
  mailId: z.string().nullable(),
})
export type VideoTrigger = z.infer<typeof videoTriggerSchema>

export const videoRunStateSchema = z.enum([
  'queued',
  'running',
  'waiting',
  'needs_person',
  'completed',
  'failed',
  'cancelled',
])
export type VideoRunState = z.infer<typeof videoRunStateSchema>
/** States that never change by themselves again. */
export const endedVideoStates: readonly VideoRunState[] = ['completed', 'failed', 'cancelled']

export const videoRunSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  jobNumber: z.string(),
  jobName: z.string(),
  customerName: z.string(),
  trigger: videoTriggerSchema,
  /** Makes the video, sends and writes nothing. */
  simulate: z.boolean(),
  state: videoRunStateSchema,
  /** The step it stands at; null before the first and after the last. */
  current: videoStepNameSchema.nullable(),
  steps: z.array(videoStepSchema).length(9),
  /** The spoken text. */
  script: z
    .object({
      text: z.string(),
      words: z.number().int(),
      /** "Built-in rules", "gpt-6-sol", or "You" for a script that a person made final. */
      by: z.string(),
      draftId: z.string().nullable(),
    })
    .nullable(),
  audio: z
    .object({
      seconds: z.number(),
      /** "OpenAI cedar, then ElevenLabs Director". */
      voice: z.string(),
      bytes: z.number().int(),
      /** Said where the second stage fell back to the first. */
      note: z.string().nullable(),
    })
    .nullable(),
  video: z.object({ seconds: z.number(), bytes: z.number().int(), by: z.string() }).nullable(),
  delivery: z
    .object({
      /** "Google Drive", "Folder on this computer". */
      label: z.string(),
      /** Link for the client, or a path on this computer. */
      link: z.string(),
      /** Whether the processing was seen to be finished; null before step 7 ended. */
      confirmed: z.boolean().nullable(),
    })
    .nullable(),
  mail: z
    .object({
      to: z.string(),
      subject: z.string(),
      messageId: z.string(),
      /** 'simulated': it would have been sent. */
      state: z.enum(['waiting', 'sent', 'unknown', 'simulated']),
      /** True: it lies in the outbox folder; nothing was sent. */
      kept: z.boolean(),
      /** The outward action it is. */
      actionId: z.string().nullable(),
    })
    .nullable(),
  problem: runProblemSchema.nullable(),
  /** Null when the price of a part is not known. */
  costUsd: z.number().nonnegative().nullable(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
})
export type VideoRun = z.infer<typeof videoRunSchema>

/** One line of a run's timeline. */
export const runEventSchema = z.object({
  at: z.number(),
  step: z.string().nullable(),
  /** "started", "retrying", "done", "cancel asked", "taken over after a crash" … in words. */
  text: z.string(),
})
export type RunEvent = z.infer<typeof runEventSchema>
