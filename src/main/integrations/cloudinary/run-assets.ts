import { stat } from 'node:fs/promises'
import type { RenderAssets, RenderOrder } from '../../video/renderer.ts'
import { RUN_TAG, runOfTag, tagOfRun, voiceIdOf } from './asset-names.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { bringPieces, pieceIds, templatesThere, type PieceSettings } from './render-pieces.ts'
import { deleteDerived, deleteTagged, derivedOf, destroy, resourceOf, taggedWith } from './resources.ts'
import { runsIn } from './transformation.ts'
import { uploadFile } from './upload-file.ts'

const LEEWAY_SECONDS = 0.5

interface DerivedThere {
  readonly id: string
  readonly base: string
  readonly runs: readonly string[]
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch {
    return null
  }
}

/** The pieces of a run at Cloudinary: brought, looked for, taken away. Each may be done again. */
export function createRunAssets(account: CloudinaryAccount, settings: PieceSettings): RenderAssets {
  async function derivedThere(signal: AbortSignal): Promise<readonly DerivedThere[]> {
    const found: DerivedThere[] = []
    for (const base of await templatesThere(account, settings, signal)) {
      for (const { id, transformation } of await derivedOf(account, base, signal)) {
        const runs = runsIn(transformation)
        if (runs.length > 0) found.push({ id, base, runs })
      }
    }
    return found
  }

  async function voiceThere(order: RenderOrder, signal: AbortSignal): Promise<number | null> {
    const voice = await resourceOf(account, voiceIdOf(order), signal)
    if (!voice) return null
    const size = await sizeOf(order.voiceFile)
    if (size !== null && voice.bytes !== size) return null
    const { duration } = voice
    const other = typeof duration === 'number' && Math.abs(duration - order.voiceSeconds) > LEEWAY_SECONDS
    return other ? null : (voice.bytes ?? 0)
  }

  return {
    async upload(order, signal) {
      const pieces = await bringPieces(account, settings, signal)
      const publicId = voiceIdOf(order)
      const tags = [RUN_TAG, tagOfRun(order.runId)]
      const voice = { file: order.voiceFile, publicId, tags, ifThere: 'replace' } as const
      const { bytes } = await uploadFile(account, voice, signal)
      return { publicId, bytes, ...pieces }
    },

    async find(order, signal) {
      const bytes = await voiceThere(order, signal)
      if (bytes === null) return { done: false }
      const pieces = await pieceIds(settings, signal)
      for (const id of [pieces.template, pieces.music]) {
        if (id !== null && !(await resourceOf(account, id, signal))) return { done: false }
      }
      return { done: true, result: { publicId: voiceIdOf(order), bytes, ...pieces } }
    },

    async remove(runId, signal) {
      // The voice goes last: as long as it is there, the run is found by its tag.
      const derived = (await derivedThere(signal)).filter(({ runs }) => runs.includes(runId))
      const ids = derived.map(({ id }) => id)
      await deleteDerived(account, ids, signal)
      const voices = await taggedWith(account, tagOfRun(runId), signal)
      for (const { publicId } of voices) await destroy(account, publicId, signal)
      await deleteTagged(account, tagOfRun(runId), signal)
      return { voices: voices.length, videos: ids.length }
    },

    async left(runId, signal) {
      const tagged = await taggedWith(account, tagOfRun(runId), signal)
      const derived = (await derivedThere(signal)).filter(({ runs }) => runs.includes(runId))
      return [
        ...tagged.map(({ publicId }) => publicId),
        ...derived.map(({ id, base }) => `${base} (derived ${id})`),
      ]
    },

    async runsWithAssets(signal) {
      const tagged = await taggedWith(account, RUN_TAG, signal)
      const derived = await derivedThere(signal)
      const runs = [
        ...tagged.flatMap(({ tags }) => tags.flatMap((tag) => runOfTag(tag) ?? [])),
        ...derived.flatMap((each) => each.runs),
      ]
      return [...new Set(runs)]
    },
  }
}
