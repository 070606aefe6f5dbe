import { z } from 'zod'
import { recordingSchema } from '../domain/recording.ts'
import { call } from '../rpc/define.ts'

/** 25 MB, what the transcription service takes in one file. */
export const LONGEST_RECORDING_BYTES = 25 * 1024 * 1024

const base64 = z.string().max(Math.ceil(LONGEST_RECORDING_BYTES / 3) * 4)

export const voice = {
  /** Whether speech can be turned into text now; `needs` says what to set up, in a sentence. */
  'voice.status': call(
    z.object({}),
    z.object({ ready: z.boolean(), model: z.string().nullable(), needs: z.string().nullable() }),
  ),
  /** Stores a whole sound file; then it is safe to let go of it. */
  'voice.keep': call(
    z.object({ conversationId: z.string().nullable(), mime: z.string().max(100), base64 }),
    recordingSchema,
  ),
  /**
   * Stores the first piece of a recording under way, under an id the recorder made. Each piece is kept as it
   * comes: of a window that dies the last few seconds are lost. Repeating begin or append changes nothing.
   */
  'voice.begin': call(
    z.object({
      recordingId: z.uuid(),
      conversationId: z.string().nullable(),
      mime: z.string().max(100),
      base64,
    }),
    recordingSchema,
  ),
  /** The next piece; `seq` counts from 1, the first one came with begin. */
  'voice.append': call(
    z.object({ recordingId: z.string(), seq: z.number().int().positive(), base64 }),
    recordingSchema,
  ),
  /** No piece follows any more. */
  'voice.finish': call(z.object({ recordingId: z.string() }), recordingSchema),
  /** Transcribes a stored recording; a failure is kept with it and can be tried again. */
  'voice.transcribe': call(z.object({ recordingId: z.string() }), recordingSchema),
  'voice.list': call(z.object({}), z.array(recordingSchema)),
  'voice.remove': call(z.object({ recordingId: z.string() }), z.object({})),
} as const
