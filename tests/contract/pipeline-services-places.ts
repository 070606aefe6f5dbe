import { type Clock } from '#main/core/clock.ts'
import type { SecretName } from '#main/settings/settings.ts'
import type { CloudinaryStandInOptions } from '#tests/standins/cloudinary/cloud-state.ts'
import { startCloudinaryStandIn } from '#tests/standins/cloudinary/cloudinary-stand-in.ts'
import type { DriveStandInOptions } from '#tests/standins/drive/drive-state.ts'
import { startDriveStandIn } from '#tests/standins/drive/drive-stand-in.ts'
import { REFRESH_TOKEN } from '#tests/standins/drive/drive-tokens.ts'
import { startElevenLabsStandIn } from '#tests/standins/elevenlabs/server.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { startLeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { startOpenAiAudioStandIn } from '#tests/standins/openai-audio/server.ts'
import { startSentFolder } from '#tests/standins/smtp/sent-folder.ts'
import { startSmtpStandin, type ReceivedMail } from '#tests/standins/smtp/smtp-standin.ts'

const OPENAI_KEY = 'sk-test-speech'
const ELEVENLABS_KEY = 'xi-test-key'
const SMTP_USER = 'office@larkfield.example'
/** The password that both the mail server and the mailbox with sent mail take. */
const SMTP_PASSWORD = 'secret'

/** A customer in Leap whose only job stands in the primer stage. */
export interface Client {
  readonly jobId: string
  readonly jobNumber: string
  readonly customerId: number
  readonly email: string
}

export interface ServicesOptions {
  readonly clients: number
  /** The services' own time. */
  readonly clock: Clock
  readonly drive?: DriveStandInOptions
  readonly cloudinary?: CloudinaryStandInOptions
}

const WORDS = 'Ash Birch Cedar Dogwood Elm Fir Gale Hazel Ivory Juniper Kestrel Larch Maple Nutmeg'.split(' ')
const nameOf = (n: number): string =>
  `${WORDS[n % WORDS.length]}${(WORDS[Math.floor(n / WORDS.length)] ?? '').toLowerCase()}`

/** Practice records with so many further customers, each different, each with one job that wants a video. */
function clientFile(count: number) {
  const file = practiceFile()
  const model = file.customers.find(({ number }) => number === '2262')
  if (!model) throw new Error('the practice records have changed')
  const customers = Array.from({ length: count }, (_, n) => ({
    ...model,
    number: String(7000 + n),
    firstName: nameOf(n),
    lastName: 'Quincy',
    email: `client${n}@example.com`,
    jobs: model.jobs.map((job) => ({ ...job, number: `${7000 + n}-01`, stage: 'primer' })),
  }))
  return { ...file, customers: [...file.customers, ...customers] }
}

/** What an accepted mail's Message-ID is. */
export const messageIdIn = ({ raw }: ReceivedMail): string =>
  /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? ''

/** Every service of the pipeline on loopback. The sender’s mailbox files what the mail server takes. */
export async function startServices({ clients, clock, drive, cloudinary }: ServicesOptions) {
  const now = (): number => clock.now()
  const openai = await startOpenAiAudioStandIn(OPENAI_KEY)
  const elevenlabs = await startElevenLabsStandIn({ key: ELEVENLABS_KEY, credits: 100_000_000 })
  const cloud = await startCloudinaryStandIn({ now, ...cloudinary })
  const driveServer = await startDriveStandIn({ now, ...drive })
  const leap = await startLeapStandIn({ file: clientFile(clients), now })
  const smtp = await startSmtpStandin({ login: { user: SMTP_USER, password: SMTP_PASSWORD } })
  const sent = await startSentFolder()
  const accepted = smtp.received as ReceivedMail[]
  const accept = accepted.push.bind(accepted)
  accepted.push = (...mails) => {
    sent.ids.push(...mails.map(messageIdIn))
    return accept(...mails)
  }
  const places = [openai, elevenlabs, cloud, driveServer, leap]
  let given = 0
  return {
    openai,
    elevenlabs,
    cloud,
    drive: driveServer,
    leap,
    smtp,
    sent,
    /** One that no test has had yet. */
    nextClient(): Client {
      const jobNumber = `${7000 + given++}-01`
      const job = leap.state.jobs.find(({ number }) => number === jobNumber)
      const customer = leap.state.customers.find(({ id }) => id === job?.customerId)
      if (!job || !customer) throw new Error('the fixture has too few clients')
      return { jobId: String(job.id), jobNumber, customerId: customer.id, email: customer.email }
    },
    notesOf: (client: Client): readonly string[] =>
      leap.state.notes
        .filter(({ jobId }) => String(jobId) === client.jobId)
        .map(({ text }) => text)
        .filter((text) => text.includes('The primer video for ')),
    mailsTo: (email: string): readonly ReceivedMail[] => smtp.received.filter(({ to }) => to.includes(email)),
    filesOf: (runId: string) =>
      driveServer.files().filter(({ appProperties }) => Object.values(appProperties).includes(runId)),
    spoken: (text: string): number => openai.speeches.filter(({ input }) => input === text).length,
    stop: async (): Promise<void> => {
      for (const place of places) await place.close()
      await smtp.stop()
      await sent.stop()
    },
  }
}
export type Services = Awaited<ReturnType<typeof startServices>>

/** Settings of a company that uses every one of them. */
export function settingsFor(services: Services): Readonly<Record<string, unknown>> {
  const { openai, elevenlabs, cloud, drive, leap, smtp, sent } = services
  return {
    'company.name': 'Larkfield Exteriors',
    'company.email': SMTP_USER,
    'company.sender': 'Dana Whitfield',
    'crm.provider': 'leap',
    'crm.baseUrl': leap.url,
    'crm.primerStage': 'primer',
    'voice.openai.baseUrl': openai.url,
    'voice.elevenlabs.baseUrl': elevenlabs.url,
    'voice.elevenlabs.voiceId': 'Director01',
    'video.renderer': 'cloudinary',
    'video.cloudinary.baseUrl': cloud.url,
    'video.cloudinary.deliveryUrl': cloud.url,
    'video.cloudinary.cloudName': cloud.cloudName,
    'video.cloudinary.apiKey': cloud.apiKey,
    'delivery.provider': 'drive',
    'delivery.drive.clientId': 'client',
    'delivery.drive.baseUrl': drive.url,
    'delivery.drive.tokenUrl': drive.tokenUrl,
    'mail.provider': 'smtp',
    'smtp.host': '127.0.0.1',
    'smtp.port': smtp.port,
    'smtp.secure': false,
    'smtp.user': SMTP_USER,
    'imap.host': '127.0.0.1',
    'imap.port': sent.port,
    'imap.secure': false,
    'imap.user': SMTP_USER,
  }
}

export const secretsFor = ({ cloud, leap }: Services): Readonly<Partial<Record<SecretName, string>>> => ({
  'openai.apiKey': OPENAI_KEY,
  'elevenlabs.apiKey': ELEVENLABS_KEY,
  'cloudinary.apiSecret': cloud.apiSecret,
  'drive.clientSecret': 'drive-client-secret',
  'drive.refreshToken': REFRESH_TOKEN,
  'leap.token': leap.token,
  'smtp.password': SMTP_PASSWORD,
  'imap.password': SMTP_PASSWORD,
})
