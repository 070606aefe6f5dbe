import type { ConnectionResult, SettingsService } from '#shared/contract/settings.ts'
import { brainFailure } from '../brain/failures.ts'
import type { Brain } from '../brain/brain.ts'
import type { Clock } from '../core/clock.ts'
import { ServiceError, UserError, type ServiceErrorKind } from '../core/errors.ts'
import type { Crm } from '../crm/crm.ts'
import type { DocumentSource } from '../knowledge/knowledge.ts'
import type { MailIn } from '../mailbox/mail-in.ts'
import type { WebSearch } from '../research/web-search.ts'
import type { SettingValues } from '../settings/schema.ts'
import type { SecretName, Secrets, Settings } from '../settings/settings.ts'
import type { Delivery } from '../video/delivery.ts'
import type { MailOut } from '../video/mail-out.ts'
import type { VideoRenderer } from '../video/renderer.ts'
import type { SpeechSynth } from '../video/speech.ts'

/** Reads a secret, the unsaved one first. */
export type SecretReader = (name: SecretName) => Promise<string | null>

/** Builds an adapter from values that may not be saved. */
export interface Adapters {
  readonly brain: (values: SettingValues, secret: SecretReader) => Brain
  readonly crm: (values: SettingValues, secret: SecretReader) => Crm
  /** Null when S3 is switched off. */
  readonly documents: (values: SettingValues, secret: SecretReader) => Promise<DocumentSource | null>
  readonly search: (values: SettingValues, secret: SecretReader) => WebSearch | null
  readonly speech: (values: SettingValues, secret: SecretReader) => Promise<SpeechSynth>
  readonly renderer: (values: SettingValues, secret: SecretReader) => VideoRenderer
  readonly delivery: (values: SettingValues, secret: SecretReader) => Delivery
  readonly mailOut: (values: SettingValues, secret: SecretReader) => MailOut
  readonly mailIn: (values: SettingValues, secret: SecretReader) => MailIn
}

export interface ConnectionRequest {
  readonly service: SettingsService
  readonly values: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
}

/** What to do about each class; the error itself says what happened. */
const ADVICE: Record<ServiceErrorKind, string> = {
  auth: 'Paste a new key or password, or sign in again.',
  quota: 'Top the account up with the provider.',
  rate: 'Wait a minute and test again.',
  validation: 'Check the fields.',
  notFound: 'Check the address and the names for typing errors.',
  processing: 'Try again shortly.',
  network: 'Check the address and this computer’s connection.',
  timeout: 'Check the address, or try again.',
  server: 'The service has trouble of its own. Try again later.',
  unknown: 'Check the address and the fields, or try again.',
}
const NO_ANSWER = 'The service did not answer in time.'
const NOT_UNDERSTOOD = 'The service gave an answer that was not understood.'

const TIMEOUT = 20_000

/** Names everything at once that Cloudinary cannot do without. */
async function refuseEmpty(values: SettingValues, secret: SecretReader): Promise<void> {
  const missing = [
    values['video.cloudinary.cloudName'].trim() ? '' : 'the cloud name',
    values['video.cloudinary.apiKey'].trim() ? '' : 'the API key',
    (await secret('cloudinary.apiSecret'))?.trim() ? '' : 'the API secret',
  ].filter(Boolean)
  if (missing.length === 0) return
  const words = new Intl.ListFormat('en').format(missing)
  const verb = missing.length === 1 ? 'is' : 'are'
  throw new UserError(
    'FIELDS_MISSING',
    `${words} ${verb} missing.`.replace(/^t/, 'T'),
    missing.length === 1 ? 'Fill it in first.' : 'Fill them in first.',
  )
}

/** Tries a service with unsaved values laid over the saved ones, and says why not when it fails. */
export function createConnectionTests(
  settings: Settings,
  secrets: Secrets,
  adapters: Adapters,
  clock: Clock,
): (request: ConnectionRequest, signal: AbortSignal) => Promise<ConnectionResult> {
  const check = async (request: ConnectionRequest, signal: AbortSignal): Promise<string> => {
    const values = settings.preview(request.values)
    const secret: SecretReader = async (name) => request.secrets[name] ?? secrets.read(name)
    switch (request.service) {
      case 'brain': {
        const brain = adapters.brain(values, secret)
        await brain.check(signal)
        return brain.kind === 'rules'
          ? 'The built-in rules work without a connection. They are not a language model.'
          : `${brain.label('fast')} answers.`
      }
      case 'crm': {
        const crm = adapters.crm(values, secret)
        await crm.check({ signal })
        return crm.service === 'local' ? 'The practice CRM is on this computer.' : `${crm.label} answers.`
      }
      case 'documents': {
        const source = await adapters.documents(values, secret)
        if (!source) return 'S3 is switched off. Folders on this computer need no connection.'
        await source.check(signal)
        return `The bucket ${values['documents.s3.bucket']} can be read.`
      }
      case 'search': {
        const web = adapters.search(values, secret)
        if (!web) {
          throw new UserError('OFF', 'Web search is switched off.', 'Choose Perplexity and paste a key.')
        }
        await web.check(signal)
        return `${web.label} answers.`
      }
      case 'voice': {
        const speech = await adapters.speech(values, secret)
        await speech.check(signal)
        return speech.service === 'local'
          ? `${speech.label} speaks on this computer.`
          : `${speech.label} answers.`
      }
      case 'video': {
        if (values['video.renderer'] === 'cloudinary') await refuseEmpty(values, secret)
        const renderer = adapters.renderer(values, secret)
        await renderer.check(signal)
        return renderer.service === 'local' ? 'Template and music can be read.' : `${renderer.label} answers.`
      }
      case 'delivery': {
        const asksGoogle =
          values['delivery.provider'] !== 'folder' && values['delivery.drive.auth'] === 'oauth'
        if (asksGoogle && !(await secret('drive.refreshToken')))
          throw new UserError('NOT_SIGNED_IN', 'Nobody has signed in yet.', 'Sign in with Google first.')
        const delivery = adapters.delivery(values, secret)
        await delivery.check(signal)
        return delivery.service === 'local'
          ? 'The folder can be written to.'
          : `${delivery.label} answers and its folder can be written to.`
      }
      case 'mail': {
        const mail = adapters.mailOut(values, secret)
        await mail.check(signal)
        return mail.service === 'local'
          ? 'Mails are kept in the outbox folder on this computer. Nothing is sent.'
          : `${mail.label} takes the sign-in. Nothing was sent.`
      }
      case 'mailbox': {
        const mailIn = adapters.mailIn(values, secret)
        await mailIn.check(signal)
        return mailIn.provider === 'folder' ? 'The folder can be watched.' : `${mailIn.label} answers.`
      }
    }
  }
  return async (request, signal) => {
    const startedAt = clock.now()
    const ms = (): number => Math.max(0, clock.now() - startedAt)
    try {
      const message = await check(request, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]))
      return { ok: true, kind: 'ok', message, ms: ms() }
    } catch (error) {
      signal.throwIfAborted()
      return { ok: false, ...reasonOf(error, request.service), ms: ms() }
    }
  }
}

export function reasonOf(error: unknown, service: SettingsService): { kind: string; message: string } {
  if (error instanceof UserError)
    return { kind: error.code.toLowerCase(), message: withAdvice(error.message, error.nextStep) }
  if (service === 'brain') {
    const failure = brainFailure(error)
    return { kind: failure.code, message: withAdvice(failure.message, failure.nextStep) }
  }
  if (error instanceof ServiceError)
    return { kind: error.kind, message: withAdvice(error.message, ADVICE[error.kind]) }
  if (error instanceof Error && error.name === 'TimeoutError')
    return { kind: 'timeout', message: withAdvice(NO_ANSWER, ADVICE.timeout) }
  return { kind: 'unknown', message: withAdvice(NOT_UNDERSTOOD, ADVICE.unknown) }
}

const ADVISES =
  /(?:^|[.:;] )(?:check|choose|enter|paste|sign in|try|wait|correct|fill|open|give|create|make|share|test|top|add|connect|turn|ask|look)\b[^.]*\.?$/i

/** A message that ends with what to do says it once. */
function withAdvice(message: string, advice: string): string {
  const words = message.trim()
  if (ADVISES.test(words) || advice === '') return words
  return `${/[.!?]$/.test(words) ? words : `${words}.`} ${advice}`
}
