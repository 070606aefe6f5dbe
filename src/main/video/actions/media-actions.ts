import { z } from 'zod'
import type { ActionExecutor } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { VideoParts } from '../parts.ts'
import type { RenderAssets } from '../renderer.ts'
import { effect } from '../steps/proposals.ts'
import { mediaSchema, readPayload, refuseOtherService } from './media-payload.ts'

export const removeMediaSchema = z.object({
  service: z.enum(['cloudinary', 'local']),
  runId: z.string(),
})

const UPLOAD_MS = 600_000

/** Pieces that a rendering service needs for a while. Each is idempotent by the run and its content. */
export function createMediaExecutors({ renderer }: Pick<VideoParts, 'renderer'>): readonly ActionExecutor[] {
  const assetsOf = async (service: string): Promise<RenderAssets> => {
    const now = await renderer()
    refuseOtherService(service, now)
    if (now.assets) return now.assets
    const next = 'Try the run again from here.'
    throw new UserError('NO_ASSETS', `${now.label} needs nothing to be brought to it.`, next)
  }
  const upload: ActionExecutor = {
    kind: 'upload.media',
    executeMs: UPLOAD_MS,
    validate: (payload) => readPayload(mediaSchema, payload),
    effects: async (payload) => {
      const { voiceSeconds } = readPayload(mediaSchema, payload)
      return [effect('Voice', `${Math.round(voiceSeconds)} seconds`)]
    },
    async execute(payload, _marker, signal) {
      const { service, ...order } = readPayload(mediaSchema, payload)
      return await (await assetsOf(service)).upload(order, signal)
    },
    async reconcile(payload, _marker, signal) {
      const { service, ...order } = readPayload(mediaSchema, payload)
      return await (await assetsOf(service)).find(order, signal)
    },
  }
  const remove: ActionExecutor = {
    kind: 'delete.media',
    executeMs: UPLOAD_MS,
    validate: (payload) => readPayload(removeMediaSchema, payload),
    effects: async (payload) => [effect('Run', readPayload(removeMediaSchema, payload).runId)],
    async execute(payload, _marker, signal) {
      const { service, runId } = readPayload(removeMediaSchema, payload)
      return await (await assetsOf(service)).remove(runId, signal)
    },
    async reconcile(payload, _marker, signal) {
      const { service, runId } = readPayload(removeMediaSchema, payload)
      const left = await (await assetsOf(service)).left(runId, signal)
      return left.length === 0 ? { done: true, result: {} } : { done: false }
    },
  }
  return [upload, remove]
}
