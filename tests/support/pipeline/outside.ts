import {
  startCloudinaryStandIn,
  type CloudinaryStandIn,
} from '#tests/standins/cloudinary/cloudinary-stand-in.ts'
import { startDriveStandIn, type DriveStandIn } from '#tests/standins/drive/drive-stand-in.ts'
import { startElevenLabsStandIn, type ElevenLabsStandIn } from '#tests/standins/elevenlabs/server.ts'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { startOpenAiAudioStandIn, type OpenAiAudioStandIn } from '#tests/standins/openai-audio/server.ts'
import { startSentFolder, type SentFolder } from '#tests/standins/smtp/sent-folder.ts'
import { startSmtpStandin, type SmtpStandin } from '#tests/standins/smtp/smtp-standin.ts'
import { openMailGate, openPlainGate } from './mail-gate.ts'
import { openServiceGate, type Watch } from './service-gate.ts'

/** Every service that the pipeline speaks with, new and empty. */
export interface Services {
  readonly openai: OpenAiAudioStandIn
  readonly elevenlabs: ElevenLabsStandIn
  readonly cloudinary: CloudinaryStandIn
  readonly drive: DriveStandIn
  readonly leap: LeapStandIn
  readonly smtp: SmtpStandin
  readonly sent: SentFolder
  close(): Promise<void>
}

const MAILBOX = { user: 'videos@summit.example.com', password: 'secret-mail' }

async function startServices(searchable: boolean): Promise<Services> {
  const openai = await startOpenAiAudioStandIn()
  const elevenlabs = await startElevenLabsStandIn()
  const cloudinary = await startCloudinaryStandIn({ readyAfterLooks: 2 })
  const drive = await startDriveStandIn()
  const leap = await startLeapStandIn({ file: practiceFile(), now: () => Date.now(), perMinute: 100_000 })
  const smtp = await startSmtpStandin({ login: MAILBOX })
  const sent = await startSentFolder({ refuseSearch: !searchable })
  const closers = [openai, elevenlabs, cloudinary, drive, leap].map((each) => () => each.close())
  return {
    openai,
    elevenlabs,
    cloudinary,
    drive,
    leap,
    smtp,
    sent,
    close: async () => {
      await Promise.all([...closers.map(async (close) => await close()), smtp.stop(), sent.stop()])
    },
  }
}

/** Addresses that stay, with services behind them that are new for every run. */
export interface Outside {
  /** Settings and secrets that lead to it. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  /** New services behind the same addresses; those of the run before are closed. */
  renew(options?: { readonly searchable?: boolean }): Promise<Services>
  /** Who sees every request from now on; null: nobody. */
  watch(watch: Watch | null): void
  close(): Promise<void>
}

const HTTP = ['openai', 'elevenlabs', 'cloudinary', 'drive', 'leap'] as const
type HttpService = (typeof HTTP)[number]
/** A mail of ours from before: this provider files what it sends, so that absence means something. */
const EARLIER = '<hard-e-earlier@summit.example.com>'
const messageIdOf = (raw: string): string => /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''

export async function openOutside(): Promise<Outside> {
  let watching: Watch | null = null
  let services: Services | null = null
  const seen: Watch = async (passing) => {
    // The server files what it took, before anybody hears of it.
    if (passing.service === 'smtp' && passing.when === 'after' && services) {
      const taken = services.smtp.received.map(({ raw }) => messageIdOf(raw))
      services.sent.ids.splice(0, Infinity, EARLIER, ...taken)
    }
    return (await watching?.(passing)) ?? 'pass'
  }
  const opened = await Promise.all(
    HTTP.map(async (name) => [name, await openServiceGate(name, seen)] as const),
  )
  const gates = Object.fromEntries(opened) as Record<HttpService, (typeof opened)[number][1]>
  const smtp = await openMailGate(seen)
  const sent = await openPlainGate()

  return {
    settings: {
      'crm.provider': 'leap',
      'crm.baseUrl': `${gates.leap.url}/api/v3`,
      'crm.requestsPerMinute': 60,
      'crm.primerStage': 'primer',
      'voice.provider': 'chain',
      'voice.openai.baseUrl': `${gates.openai.url}/v1`,
      'voice.elevenlabs.baseUrl': gates.elevenlabs.url,
      'voice.elevenlabs.voiceId': 'Director01',
      'video.renderer': 'cloudinary',
      'video.cloudinary.baseUrl': gates.cloudinary.url,
      'video.cloudinary.deliveryUrl': gates.cloudinary.url,
      'video.cloudinary.cloudName': 'practice-cloud',
      'video.cloudinary.apiKey': '123456789012345',
      'delivery.provider': 'drive',
      'delivery.drive.clientId': 'client',
      'delivery.drive.baseUrl': gates.drive.url,
      'delivery.drive.tokenUrl': `${gates.drive.url}/token`,
      'mail.provider': 'smtp',
      'mail.fromAddress': MAILBOX.user,
      'mail.fromName': 'Summit Home',
      'smtp.host': '127.0.0.1',
      'smtp.port': smtp.port,
      'smtp.secure': false,
      'smtp.user': MAILBOX.user,
      'imap.host': '127.0.0.1',
      'imap.port': sent.port,
      'imap.secure': false,
      'imap.user': MAILBOX.user,
    },
    secrets: {
      'openai.apiKey': 'sk-test-speech',
      'elevenlabs.apiKey': 'xi-test-key',
      'cloudinary.apiSecret': 'a-secret-of-the-stand-in',
      'drive.clientSecret': 'secret',
      'drive.refreshToken': 'drive-refresh-token',
      'leap.token': 'leap-test-token',
      'smtp.password': MAILBOX.password,
      'imap.password': MAILBOX.password,
    },
    async renew({ searchable = true } = {}) {
      await services?.close()
      const fresh = await startServices(searchable)
      services = fresh
      fresh.sent.ids.push(EARLIER)
      for (const name of HTTP) gates[name].lead(new URL(fresh[name].url).origin)
      smtp.lead(fresh.smtp.port)
      sent.lead(fresh.sent.port)
      return fresh
    },
    watch: (next) => {
      watching = next
    },
    close: async () => {
      await Promise.all([...HTTP.map((name) => gates[name].close()), smtp.close(), sent.close()])
      await services?.close()
    },
  }
}
