import { z } from 'zod'

/** The command line passes words; a form passes booleans. */
const flag = z.preprocess((v) => (v === 'true' ? true : v === 'false' ? false : v), z.boolean())
const policy = z.enum(['ask', 'always', 'never'])
const perMinute = z.coerce.number().int().min(1).max(60)
const url = z.union([z.literal(''), z.url({ protocol: /^https?$/ })])

/** Every setting: its form and its default. Keys are what the command line and the screen use. */
export const settingsSchema = z.object({
  'brain.provider': z.enum(['rules', 'openai', 'compatible']).default('rules'),
  /** OpenAI's own address can be changed for a proxy; a compatible server needs its address here. */
  'brain.baseUrl': url.default(''),
  'brain.model.fast': z.string().default(''),
  'brain.model.agent': z.string().default(''),
  'brain.model.triage': z.string().default(''),
  /** Speech to text; a compatible server has none until its model is named here. */
  'brain.model.transcribe': z.string().default(''),
  'brain.embeddings': flag.default(true),
  /** Seconds a model may take to its first word. */
  'brain.timeoutSeconds': z.coerce.number().int().min(2).max(600).default(30),
  'brain.fallback': flag.default(true),

  'crm.provider': z.enum(['local', 'leap']).default('local'),
  'crm.baseUrl': url.default('https://api.jobprogress.com/api/v3'),
  'crm.requestsPerMinute': perMinute.default(55),
  'crm.primerStage': z.string().default(''),
  /**
   * How a colleague is told about a note: a documented task, a mention written into the note, or not at
   * all.
   */
  'crm.mention.mode': z.enum(['task', 'template', 'none']).default('task'),
  'crm.mention.template': z.string().max(200).default('@{{name}}'),

  'documents.s3.enabled': flag.default(false),
  'documents.s3.bucket': z.string().default(''),
  'documents.s3.prefix': z.string().default(''),
  'documents.s3.region': z.string().default('us-east-1'),
  'documents.s3.endpoint': url.default(''),
  'documents.s3.forcePathStyle': flag.default(false),
  'documents.s3.accessKeyId': z.string().default(''),
  'documents.s3.syncMinutes': z.coerce.number().int().min(1).max(1440).default(15),

  'search.provider': z.enum(['none', 'perplexity']).default('none'),
  'search.mode': z.enum(['search', 'agent']).default('search'),
  'search.baseUrl': url.default('https://api.perplexity.ai'),
  'search.domains': z.string().default(''),

  'company.name': z.string().default(''),
  'company.phone': z.string().default(''),
  'company.email': z.string().default(''),
  'company.website': z.string().default(''),
  'company.serviceArea': z.string().default(''),
  'company.sender': z.string().default(''),

  /** How fast scripts are spoken; the spoken time of a script follows from it. */
  'scripts.wordsPerMinute': z.coerce.number().int().min(80).max(220).default(140),

  'approvals.crm.note': policy.default('ask'),
  'approvals.crm.stage': policy.default('ask'),
  'approvals.crm.task': policy.default('ask'),
  'approvals.crm.customer': policy.default('ask'),
  'approvals.crm.job': policy.default('ask'),
  'approvals.email.client': z.enum(['ask', 'never']).default('ask'),
  'approvals.upload.video': policy.default('ask'),
  'approvals.delete.document': policy.default('ask'),

  'appearance.theme': z.enum(['system', 'light', 'dark']).default('system'),
  'appearance.density': z.enum(['comfortable', 'compact']).default('comfortable'),
  'appearance.checklistDismissed': flag.default(false),
})

export type SettingValues = z.infer<typeof settingsSchema>
export type SettingKey = keyof SettingValues
