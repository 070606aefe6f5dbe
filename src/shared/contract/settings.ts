import { z } from 'zod'
import { call } from '../rpc/define.ts'

export const settingsServiceSchema = z.enum([
  'brain',
  'crm',
  'documents',
  'search',
  'voice',
  'video',
  'delivery',
  'mail',
  'mailbox',
])
export type SettingsService = z.infer<typeof settingsServiceSchema>

export const connectionResultSchema = z.object({
  ok: z.boolean(),
  /** Why not: 'auth', 'quota', 'unknown_model', 'rate', 'offline', 'region', 'not_found', 'validation', … */
  kind: z.string(),
  /** What happened and what to do, in one or two sentences. */
  message: z.string(),
  ms: z.number(),
})
export type ConnectionResult = z.infer<typeof connectionResultSchema>

export const secretStateSchema = z.object({
  name: z.string(),
  /** 'locked' = kept, but it cannot be opened on this computer right now. */
  state: z.enum(['set', 'unset', 'locked']),
  updatedAt: z.number().nullable(),
})

export const catalogueEntrySchema = z.object({
  id: z.string(),
  role: z.string(),
  label: z.string(),
  /** Last day the provider serves it, YYYY-MM-DD; null when none is announced. */
  sunset: z.string().nullable(),
  replacement: z.string().nullable(),
  warning: z.string().nullable(),
})

const values = z.record(z.string(), z.json())

export const settings = {
  'settings.get': call(z.object({}), z.object({ values, secrets: z.array(secretStateSchema) })),
  'settings.set': call(z.object({ values }), z.object({ values })),
  'settings.setSecret': call(
    z.object({ name: z.string(), value: z.string().min(1).max(10_000) }),
    secretStateSchema,
  ),
  'settings.clearSecret': call(z.object({ name: z.string() }), secretStateSchema),
  /** Tries unsaved values; what is left out comes from the saved settings. Nothing is stored. */
  'settings.test': call(
    z.object({
      service: settingsServiceSchema,
      values: values.default({}),
      secrets: z.record(z.string(), z.string()).default({}),
    }),
    connectionResultSchema,
  ),
  /**
   * Lets the person sign in with their browser and keeps the token. Resolves when that is done; the signal gives up.
   */
  'settings.connectAccount': call(
    z.object({
      account: z.enum(['drive', 'mail']),
      values: values.default({}),
      secrets: z.record(z.string(), z.string()).default({}),
    }),
    connectionResultSchema,
  ),
  'settings.models': call(z.object({}), z.array(catalogueEntrySchema)),
} as const
