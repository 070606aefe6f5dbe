import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../../core/errors.ts'
import type { RenderOrder } from '../../video/renderer.ts'

/** On everything that is of one run, and goes with it. */
export const RUN_TAG = 'hard-e'
/** On every template that videos were made of: derived videos belong to it. It stays. */
export const TEMPLATE_TAG = 'hard-e-template'
export const MUSIC_TAG = 'hard-e-music'

export const tagOfRun = (runId: string): string => `run:${runId}`
export const runOfTag = (tag: string): string | null => (tag.startsWith('run:') ? tag.slice(4) : null)

/**
 * The voice of an order. The id of the run stands in it, so that a derived video which turns up after its voice
 * was taken away still tells whose it is.
 */
export function voiceIdOf({ runId, key }: Pick<RenderOrder, 'runId' | 'key'>): string {
  if (!/^[\w-]{1,120}$/.test(runId)) throw new Error('A run id with letters, digits, - and _ is needed.')
  return `hard-e-voice-${runId}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
}

export const runOfVoice = (voiceId: string): string | null =>
  /^hard-e-voice-(.+)-[0-9a-f]{12}$/.exec(voiceId)?.[1] ?? null

/** Same content, same id: an own template or music is brought there once. */
export async function contentId(
  kind: 'template' | 'music',
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash, { signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new UserError(
      'MEDIA_MISSING',
      `The ${kind} for videos cannot be read: ${file}.`,
      `Choose another ${kind} in Settings → Video.`,
      { cause },
    )
  }
  return `hard-e-${kind}-${hash.digest('hex').slice(0, 24)}`
}
