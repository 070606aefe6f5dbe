import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AudioCache } from '../../video/speech.ts'
import { pcmOfWav } from './pcm.ts'

/** One paid result. */
export interface Take {
  readonly wav: Uint8Array
  readonly costUsd: number | null
  /** For the person, such as the credits it took; null when there is nothing to say. */
  readonly note: string | null
}

const aboutSchema = z.object({ costUsd: z.number().nullable(), note: z.string().nullable() })

/** SHA-256 in hex over the parts, each with its length, so that ["ab", "c"] and ["a", "bc"] differ. */
export function takeHash(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/**
 * What was made of the same parts before, else `make`, kept. Price and note are kept beside the sound: the
 * attempt that paid may not be the one that tells.
 */
export async function keptTake(
  kept: AudioCache,
  parts: readonly (string | Uint8Array)[],
  make: () => Promise<Take>,
): Promise<Take> {
  const hash = takeHash(parts)
  const about = takeHash([hash, 'about'])
  const before = await kept.read(hash)
  if (before && pcmOfWav(before)) return { wav: before, ...readAbout(await kept.read(about)) }
  const take = await make()
  // The sound comes last: it is what says that both are there.
  await kept.write(about, Buffer.from(JSON.stringify({ costUsd: take.costUsd, note: take.note })))
  await kept.write(hash, take.wav)
  return take
}

function readAbout(bytes: Uint8Array | null): Pick<Take, 'costUsd' | 'note'> {
  try {
    return aboutSchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? undefined)))
  } catch {
    return { costUsd: null, note: null }
  }
}

/** The sum; null as soon as one part is not known. */
export function sumCost(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
}
