import { z } from 'zod'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { RenderOrder } from '../renderer.ts'

export const mediaSchema = z.object({
  service: z.enum(['cloudinary', 'local']),
  runId: z.string(),
  key: z.string(),
  voiceFile: z.string(),
  voiceSeconds: z.number(),
  title: z.string(),
})

export const mediaPayload = (service: 'cloudinary' | 'local', order: RenderOrder): JsonObject => ({
  service,
  ...order,
})

/** An action's payload in its shape; UserError when it was stored in another one. */
export function readPayload<S extends z.ZodType>(schema: S, payload: JsonObject): z.infer<S> {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new UserError(
    'ACTION_PAYLOAD',
    'This action was stored in a form that cannot be carried out.',
    'Reject it, then try the run again.',
    { cause: parsed.error },
  )
}

/** What was prepared for one service never goes to another. */
export function refuseOtherService(was: string, now: { readonly service: string; readonly label: string }) {
  if (was === now.service) return
  throw new UserError(
    'SERVICE_CHANGED',
    `This was prepared for another service than ${now.label}, which is chosen now. Nothing was done.`,
    'Try the run again from here, or choose the other service again in Settings.',
  )
}
