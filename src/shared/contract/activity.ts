import { z } from 'zod'
import { auditEntrySchema, outwardActionSchema } from '../domain/outward-action.ts'
import { routeDecisionSchema } from '../domain/route.ts'
import { turnStatusSchema } from '../domain/turn-event.ts'
import { usageSchema } from '../domain/usage.ts'
import { call } from '../rpc/define.ts'

export const activityTurnSchema = z.object({
  turnId: z.string(),
  conversationId: z.string(),
  conversationTitle: z.string(),
  text: z.string(),
  status: turnStatusSchema,
  decision: routeDecisionSchema.nullable(),
  agent: z.string().nullable(),
  brain: z.string().nullable(),
  startedAt: z.number(),
  ms: z.number().nullable(),
  usage: usageSchema.nullable(),
  error: z.string().nullable(),
  reference: z.string().nullable(),
})

export const activity = {
  'activity.turns': call(
    z.object({ limit: z.number().int().positive().max(500).default(100) }),
    z.array(activityTurnSchema),
  ),
  'activity.actions': call(
    z.object({ limit: z.number().int().positive().max(500).default(100) }),
    z.array(z.object({ action: outwardActionSchema, audit: z.array(auditEntrySchema) })),
  ),
  'activity.usage': call(
    z.object({ sinceDays: z.number().int().positive().max(366).default(30) }),
    z.object({
      total: usageSchema,
      days: z.array(z.object({ day: z.string(), usage: usageSchema })),
      models: z.array(z.object({ model: z.string(), usage: usageSchema })),
    }),
  ),
} as const
