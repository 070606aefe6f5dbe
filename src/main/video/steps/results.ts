import { z } from 'zod'
import { colleagueSchema } from '#shared/domain/customer.ts'
import { factSchema } from '#shared/domain/script-draft.ts'

/** What the steps remember. Files are named relative to the media folder. */
export const fetchedSchema = z.object({
  customerId: z.string(),
  customerName: z.string(),
  firstName: z.string(),
  /** Checked to be one address. */
  email: z.string(),
  job: z.object({ id: z.string(), number: z.string(), name: z.string(), trades: z.array(z.string()) }),
  /** The colleague who is told of the video. */
  rep: colleagueSchema.nullable(),
  facts: z.array(factSchema),
})
export type Fetched = z.infer<typeof fetchedSchema>

export const scriptResultSchema = z.object({
  text: z.string(),
  words: z.number().int(),
  by: z.string(),
  draftId: z.string().nullable(),
  /** Names and prices that must be heard. */
  names: z.array(z.string()),
})
export type ScriptResult = z.infer<typeof scriptResultSchema>

export const voiceResultSchema = z.object({
  file: z.string(),
  hash: z.string(),
  seconds: z.number(),
  voice: z.string(),
  bytes: z.number().int(),
  note: z.string().nullable(),
})
export type VoiceResult = z.infer<typeof voiceResultSchema>

export const videoResultSchema = z.object({
  file: z.string(),
  seconds: z.number(),
  bytes: z.number().int(),
  md5: z.string(),
  by: z.string(),
})
export type VideoResult = z.infer<typeof videoResultSchema>

export const deliveredSchema = z.object({
  id: z.string(),
  link: z.string(),
  label: z.string(),
  at: z.number(),
})
export type Delivered = z.infer<typeof deliveredSchema>

export const waitedSchema = z.object({ confirmed: z.boolean(), skipped: z.boolean() })
export type Waited = z.infer<typeof waitedSchema>

export const mailedSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  messageId: z.string(),
  simulated: z.boolean(),
  actionId: z.string().nullable(),
})
export type Mailed = z.infer<typeof mailedSchema>
