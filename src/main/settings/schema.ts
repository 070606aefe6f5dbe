import { z } from 'zod'

/** The command line passes words; a form passes booleans. */
const flag = z.preprocess((v) => (v === 'true' ? true : v === 'false' ? false : v), z.boolean())
const policy = z.enum(['ask', 'always', 'never'])
const perMinute = z.coerce.number().int().min(1).max(60)
const url = z.union([z.literal(''), z.url({ protocol: /^https?$/ })])

const DEFAULT_MAIL_BODY = `Hi {{firstName}},

Before we meet, I made a short video for you about your {{project}}:

{{link}}

It takes about {{minutes}} to watch. If a question comes up, just reply to this mail{{orCall}}.

{{sender}}
{{company}}`

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

  /** `auto`: OpenAI then ElevenLabs when both keys are there, one of them alone, else this computer's voice. */
  'voice.provider': z.enum(['auto', 'local', 'openai', 'elevenlabs', 'chain']).default('auto'),
  'voice.local.name': z.string().default(''),
  'voice.openai.baseUrl': url.default('https://api.openai.com/v1'),
  /** `realtime`: the announced successor of the speech endpoint; what was said is checked against the script. */
  'voice.openai.mode': z.enum(['speech', 'realtime']).default('speech'),
  'voice.openai.model': z.string().default(''),
  'voice.openai.voice': z.string().default('cedar'),
  'voice.openai.instructions': z.string().max(4096).default(''),
  'voice.elevenlabs.baseUrl': url.default('https://api.elevenlabs.io'),
  'voice.elevenlabs.voiceId': z.string().default(''),
  'voice.elevenlabs.convertModel': z.string().default('eleven_multilingual_sts_v2'),
  'voice.elevenlabs.speakModel': z.string().default('eleven_multilingual_v2'),
  'voice.elevenlabs.format': z
    .enum([
      'wav_22050',
      'wav_24000',
      'wav_44100',
      'wav_48000',
      'pcm_22050',
      'pcm_24000',
      'pcm_44100',
      'pcm_48000',
    ])
    .default('pcm_24000'),
  'voice.elevenlabs.stability': z.coerce.number().min(0).max(1).default(1),
  'voice.elevenlabs.style': z.coerce.number().min(0).max(1).default(0),

  'video.renderer': z.enum(['local', 'cloudinary']).default('local'),
  /** Absolute path of an own template (H.264 MP4 without sound); empty: the built-in one. */
  'video.template': z.string().default(''),
  /** Absolute path of a WAV file; 'none' for no music; empty: the built-in one. */
  'video.music': z.string().default(''),
  'video.cloudinary.baseUrl': url.default('https://api.cloudinary.com'),
  'video.cloudinary.deliveryUrl': url.default('https://res.cloudinary.com'),
  'video.cloudinary.cloudName': z.string().default(''),
  'video.cloudinary.apiKey': z.string().default(''),
  'video.cloudinary.templateId': z.string().default(''),
  'video.cloudinary.musicId': z.string().default(''),
  /** `poll` asks until the video can be played; `fixed` waits the whole time. */
  'video.wait.mode': z.enum(['poll', 'fixed']).default('poll'),
  'video.wait.floorSeconds': z.coerce.number().int().min(0).max(3600).default(60),
  'video.wait.capMinutes': z.coerce.number().int().min(1).max(240).default(15),
  /** The client's mail waits in Approvals until a person has seen it. */
  'video.review': flag.default(false),

  'delivery.provider': z.enum(['folder', 'drive']).default('folder'),
  /** Absolute path; empty: `deliveries` in the workspace. */
  'delivery.folder': z.string().default(''),
  'delivery.drive.auth': z.enum(['oauth', 'service_account']).default('oauth'),
  'delivery.drive.clientId': z.string().default(''),
  /** Empty: Hard-E makes a folder "Hard-E Videos". */
  'delivery.drive.folderId': z.string().default(''),
  'delivery.drive.sharedDriveId': z.string().default(''),
  'delivery.drive.baseUrl': url.default('https://www.googleapis.com'),
  'delivery.drive.authUrl': url.default('https://accounts.google.com/o/oauth2/v2/auth'),
  'delivery.drive.tokenUrl': url.default('https://oauth2.googleapis.com/token'),

  'mail.provider': z.enum(['outbox', 'smtp']).default('outbox'),
  'mail.fromName': z.string().default(''),
  'mail.fromAddress': z.string().default(''),
  'mail.subject': z.string().max(200).default('{{firstName}}, a short video about your project'),
  /** Plain text with placeholders; the HTML part is made from it. */
  'mail.body': z.string().max(10_000).default(DEFAULT_MAIL_BODY),
  'smtp.host': z.string().default(''),
  'smtp.port': z.coerce.number().int().min(1).max(65_535).default(465),
  'smtp.secure': flag.default(true),
  'smtp.user': z.string().default(''),
  'smtp.auth': z.enum(['password', 'xoauth2', 'none']).default('password'),

  'mailbox.provider': z.enum(['folder', 'imap']).default('folder'),
  'mailbox.paused': flag.default(false),
  /** Absolute path of the watched folder; empty: `inbox` in the workspace. */
  'mailbox.folder': z.string().default(''),
  'imap.host': z.string().default(''),
  'imap.port': z.coerce.number().int().min(1).max(65_535).default(993),
  'imap.secure': flag.default(true),
  'imap.user': z.string().default(''),
  'imap.auth': z.enum(['password', 'xoauth2']).default('password'),
  'imap.mailbox': z.string().default('INBOX'),
  /** What becomes of a mail whose decision is stored. */
  'imap.after': z.enum(['flag', 'move', 'nothing']).default('flag'),
  'imap.processedFolder': z.string().default('Processed'),
  /** Where sent mail is kept; empty: the folder that the server marks as \Sent. */
  'imap.sentFolder': z.string().default(''),
  /** For XOAUTH2 of both IMAP and SMTP. */
  'oauth.mail.clientId': z.string().default(''),
  'oauth.mail.authUrl': url.default('https://accounts.google.com/o/oauth2/v2/auth'),
  'oauth.mail.tokenUrl': url.default('https://oauth2.googleapis.com/token'),
  'oauth.mail.scope': z.string().default('https://mail.google.com/'),

  /** Addresses and domains, separated by commas: who may order a video by mail. */
  'trigger.senders': z.string().default(''),
  'trigger.subject': z.string().trim().min(3).max(200).default('Please produce Primer Video'),
  /** The dedicated inbox; empty: the address of the mailbox. */
  'trigger.recipients': z.string().default(''),
  'trigger.maxAgeHours': z.coerce.number().int().min(1).max(720).default(48),
  'trigger.authservId': z.string().default(''),
  /** `host` or `host:port`, separated by commas; empty: the computer's own name servers. */
  'trigger.dnsServers': z.string().default(''),
  /** `auto`: with Leap and IMAP. Only jobs that reach the stage after it was switched on. */
  'trigger.stagePoll': z.enum(['auto', 'on', 'off']).default('auto'),
  'trigger.stagePollMinutes': z.coerce.number().int().min(1).max(1440).default(10),

  'approvals.crm.note': policy.default('ask'),
  'approvals.crm.stage': policy.default('ask'),
  'approvals.crm.task': policy.default('ask'),
  'approvals.crm.customer': policy.default('ask'),
  'approvals.crm.job': policy.default('ask'),
  'approvals.email.client': z.enum(['ask', 'never']).default('ask'),
  'approvals.upload.video': policy.default('ask'),
  'approvals.delete.document': policy.default('ask'),
  'approvals.upload.media': policy.default('ask'),
  'approvals.delete.media': policy.default('ask'),
  'approvals.delete.video': policy.default('ask'),

  'appearance.theme': z.enum(['system', 'light', 'dark']).default('system'),
  'appearance.density': z.enum(['comfortable', 'compact']).default('comfortable'),
  'appearance.checklistDismissed': flag.default(false),
})

export type SettingValues = z.infer<typeof settingsSchema>
export type SettingKey = keyof SettingValues
