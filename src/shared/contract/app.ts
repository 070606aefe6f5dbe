import { z } from 'zod'
import { call, stream } from '../rpc/define.ts'

export const serviceStateSchema = z.object({
  /** "Practice", "Leap", "gpt-6-sol" … as the foot of the rail shows it. */
  label: z.string(),
  state: z.enum(['practice', 'ready', 'needs_setup', 'error']),
  detail: z.string(),
})

export const appStatusSchema = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'loopback', 'none']),
  workspace: z.object({ path: z.string(), practice: z.boolean() }),
  brain: serviceStateSchema,
  crm: serviceStateSchema,
  documents: serviceStateSchema,
  search: serviceStateSchema,
  voice: serviceStateSchema,
  video: serviceStateSchema,
  delivery: serviceStateSchema,
  mail: serviceStateSchema,
  mailbox: serviceStateSchema,
  /** Primer videos under way, and those that wait for a person. */
  videos: z.object({ working: z.number().int(), needsYou: z.number().int() }),
  /** How secrets are sealed: "the operating system's keychain", "a key file on this computer". */
  cipher: z.object({ label: z.string(), strength: z.enum(['os', 'file', 'none']) }),
  pendingApprovals: z.number().int().nonnegative(),
  warnings: z.array(z.object({ id: z.string(), text: z.string(), open: z.string().nullable() })),
})
export type AppStatus = z.infer<typeof appStatusSchema>

/** Hints that something changed; the renderer reads the rows again. */
export const changeSchema = z.object({
  topic: z.enum([
    'conversations',
    'approvals',
    'knowledge',
    'settings',
    'status',
    'activity',
    'crm',
    'clients',
    'voice',
    'transcripts',
    'scripts',
    'videos',
    'mailbox',
  ]),
  id: z.string().nullable(),
})
export type Change = z.infer<typeof changeSchema>

export const app = {
  'app.ping': call(z.object({}), z.object({ at: z.number() })),
  'app.status': call(z.object({}), appStatusSchema),
  'app.changes': stream(z.object({}), changeSchema),
  'app.openExternal': call(z.object({ url: z.url() }), z.object({})),
  'app.checklist': call(
    z.object({}),
    z.array(z.object({ id: z.string(), title: z.string(), done: z.boolean(), open: z.string() })),
  ),
} as const
