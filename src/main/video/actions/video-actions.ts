import { z } from 'zod'
import { clockTime } from '#shared/text/clock-time.ts'
import type { ActionExecutor } from '#main/approvals/outward-action.ts'
import type { Delivery, DeliveryOrder } from '../delivery.ts'
import type { VideoParts } from '../parts.ts'
import { effect, megabytes } from '../steps/proposals.ts'
import { readPayload, refuseOtherService } from './media-payload.ts'

const service = z.enum(['drive', 'local'])
export const uploadSchema = z.object({
  service,
  runId: z.string(),
  file: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  md5: z.string(),
  seconds: z.number(),
})
export const removeVideoSchema = z.object({
  service,
  runId: z.string(),
  name: z.string(),
  /** The delivered file; null when it never got so far. */
  fileId: z.string().nullable(),
  link: z.string().nullable(),
  /** Under which key the state of the upload is kept. */
  upload: z.string(),
})

const UPLOAD_MS = 1_800_000

/** Where the state of an upload is kept: the action's marker says which upload it is. */
export const uploadKey = (marker: string): string => `upload:${marker}`
/** Kept when a delivered video was taken away again. */
export const removedKey = (marker: string): string => `removed:${marker}`

/** Bringing a finished video to where the client sees it, and taking one away that nobody was told of. */
export function createVideoExecutors(
  parts: Pick<VideoParts, 'delivery' | 'remoteStates' | 'clock'> & {
    /** A running upload of a run is shown. */
    readonly progress: (runId: string, fraction: number | null, note: string) => void
  },
): readonly ActionExecutor[] {
  const { remoteStates: states, clock } = parts
  const deliveryFor = async (was: string): Promise<Delivery> => {
    const now = await parts.delivery()
    refuseOtherService(was, now)
    return now
  }
  const orderOf = ({ service: _service, ...order }: z.infer<typeof uploadSchema>): DeliveryOrder => order

  const upload: ActionExecutor = {
    kind: 'upload.video',
    executeMs: UPLOAD_MS,
    validate: (payload) => readPayload(uploadSchema, payload),
    effects: async (payload) => {
      const { name, bytes, seconds } = readPayload(uploadSchema, payload)
      return [effect('Video', name), effect('Size', `${megabytes(bytes)}, ${clockTime(seconds)}`)]
    },
    async execute(payload, marker, signal) {
      const upload = readPayload(uploadSchema, payload)
      const key = uploadKey(marker)
      const delivery = await deliveryFor(upload.service)
      const { id, link } = await delivery.deliver(orderOf(upload), {
        signal,
        progress: (fraction, note) => parts.progress(upload.runId, fraction, note),
        saved: states.read(key),
        save: (value) => states.write(key, value),
      })
      return { id, link }
    },
    async reconcile(payload, marker, signal) {
      const upload = readPayload(uploadSchema, payload)
      const delivery = await deliveryFor(upload.service)
      return await delivery.find(orderOf(upload), states.read(uploadKey(marker)), signal)
    },
  }
  const remove: ActionExecutor = {
    kind: 'delete.video',
    validate: (payload) => readPayload(removeVideoSchema, payload),
    effects: async (payload) => {
      const { name, link } = readPayload(removeVideoSchema, payload)
      return [effect('Video', name), ...(link === null ? [] : [effect('Link', link)])]
    },
    async execute(payload, _marker, signal) {
      const { service: was, fileId, link, upload: marker } = readPayload(removeVideoSchema, payload)
      const delivery = await deliveryFor(was)
      const file = fileId === null ? null : { id: fileId, link: link ?? '' }
      await delivery.remove(file, states.read(uploadKey(marker)), signal)
      states.write(removedKey(marker), { at: clock.now() })
      states.remove(uploadKey(marker))
      return {}
    },
    // Removing again what is gone is no error, so a doubt is settled by doing it again.
    reconcile: async () => ({ done: false }),
  }
  return [upload, remove]
}
