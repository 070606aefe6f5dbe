/** The outside services Hard-E can talk to, as they are named in errors, settings and the log. */
export type ServiceName =
  | 'openai'
  | 'compatible'
  | 'leap'
  | 'perplexity'
  | 's3'
  | 'elevenlabs'
  | 'cloudinary'
  | 'drive'
  | 'imap'
  | 'smtp'
  | 'local'

/** Why a service call failed, in the words the interface explains to the person. */
export type ServiceErrorKind =
  | 'auth'
  | 'quota'
  | 'rate'
  | 'validation'
  | 'notFound'
  | 'processing'
  | 'network'
  | 'timeout'
  | 'server'
  | 'unknown'

/** Something the person can put right. `message` says what happened, `nextStep` what to do now. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly code: string
  readonly nextStep: string
  constructor(code: string, message: string, nextStep: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.nextStep = nextStep
  }
}

export interface ServiceErrorDetails {
  readonly service: ServiceName
  readonly kind: ServiceErrorKind
  /** HTTP status where there was one. */
  readonly status?: number | undefined
  /** Milliseconds to wait before another try, when the service said so. */
  readonly retryAfterMs?: number | undefined
  /** True when the request certainly had no effect, so a repeat cannot double it. */
  readonly safeToRetry?: boolean | undefined
}

/** An outside service refused, failed or did not answer. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly service: ServiceName
  readonly kind: ServiceErrorKind
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
  readonly safeToRetry: boolean
  constructor(message: string, details: ServiceErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.service = details.service
    this.kind = details.kind
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
    this.safeToRetry = details.safeToRetry ?? false
  }
}

/** True for the error that an AbortSignal raises, whoever raised it. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'APIUserAbortError')
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
