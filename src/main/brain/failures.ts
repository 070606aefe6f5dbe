import {
  ServiceError,
  UserError,
  messageOf,
  type ServiceErrorKind,
  type ServiceName,
} from '../core/errors.ts'
import { retryAfterMs } from '../core/http.ts'

export type BrainFailureCode =
  | 'auth'
  | 'region'
  | 'quota'
  | 'unknown_model'
  | 'rate'
  | 'offline'
  | 'timeout'
  | 'server'
  | 'disconnected'
  | 'context_too_long'
  | 'refused'
  | 'validation'
  | 'malformed'
  | 'unknown'

/** What went wrong with a model, in the person's words. `retryable`: the same turn may work in a moment. */
export interface BrainFailure {
  readonly code: string
  readonly message: string
  readonly nextStep: string
  readonly retryable: boolean
}

interface Rule {
  readonly kind: ServiceErrorKind
  readonly message: string
  readonly nextStep: string
  readonly retryable: boolean
}

const SETTINGS = 'Open Settings → Brain'
const rules: Readonly<Record<BrainFailureCode, Rule>> = {
  auth: {
    kind: 'auth',
    message: 'The model service refused the key.',
    nextStep: `${SETTINGS} and paste a valid API key, or switch to the built-in rules.`,
    retryable: false,
  },
  region: {
    kind: 'auth',
    message: 'The model service does not answer from this country or region.',
    nextStep: `${SETTINGS} and choose a server that is allowed here, or switch to the built-in rules.`,
    retryable: false,
  },
  quota: {
    kind: 'quota',
    message: 'The account of the model service has no credit left.',
    nextStep: 'Add credit in the billing page of the service, or switch to the built-in rules in Settings.',
    retryable: false,
  },
  unknown_model: {
    kind: 'notFound',
    message: 'The model service does not know the chosen model.',
    nextStep: `${SETTINGS} and choose a model that this account can use.`,
    retryable: false,
  },
  rate: {
    kind: 'rate',
    message: 'The model service is being asked too often.',
    nextStep: 'Wait a minute and try again.',
    retryable: true,
  },
  offline: {
    kind: 'network',
    message: 'The model service could not be reached.',
    nextStep: 'Check the internet connection and the address in Settings → Brain, then try again.',
    retryable: true,
  },
  timeout: {
    kind: 'timeout',
    message: 'The model took too long to answer.',
    nextStep: 'Try again; if it happens often, allow more seconds in Settings → Brain.',
    retryable: true,
  },
  server: {
    kind: 'server',
    message: 'The model service had a fault of its own.',
    nextStep: 'Try again in a moment.',
    retryable: true,
  },
  disconnected: {
    kind: 'network',
    message: 'The connection broke off in the middle of the answer. What had arrived was kept.',
    nextStep: 'Try again to get the whole answer.',
    retryable: true,
  },
  context_too_long: {
    kind: 'validation',
    message: 'The conversation is too long for this model.',
    nextStep: 'Start a new conversation, or ask with less text.',
    retryable: false,
  },
  refused: {
    kind: 'validation',
    message: 'The model declined to answer this.',
    nextStep: 'Put the question in other words.',
    retryable: false,
  },
  validation: {
    kind: 'validation',
    message: 'The model service did not accept the request.',
    nextStep: `${SETTINGS}, check the model and the address, and test the connection.`,
    retryable: false,
  },
  malformed: {
    kind: 'server',
    message: 'The model service sent an answer that cannot be read.',
    nextStep: 'Try again; if it stays, test the connection in Settings → Brain.',
    retryable: true,
  },
  unknown: {
    kind: 'unknown',
    message: 'The model failed in a way that is not known.',
    nextStep: 'Try again; the log has the details under the reference.',
    retryable: true,
  },
}

/** A classified failure of a model service; `cause` is what the SDK threw. */
export class BrainError extends ServiceError {
  readonly code: BrainFailureCode
  constructor(code: BrainFailureCode, service: ServiceName, cause: unknown, wait?: number) {
    super(
      rules[code].message,
      { service, kind: rules[code].kind, retryAfterMs: wait, safeToRetry: rules[code].retryable },
      { cause },
    )
    this.code = code
  }
}

interface Facts {
  readonly status: number | null
  /** Every code, type and message in the chain of causes. */
  readonly words: string
  readonly headers: Headers | null
}

function factsOf(error: unknown): Facts {
  let status: number | null = null
  let headers: Headers | null = null
  const words: string[] = []
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const link = at as Record<string, unknown>
    if (status === null && typeof link['status'] === 'number') status = link['status']
    if (headers === null && link['headers'] instanceof Headers) headers = link['headers']
    words.push(
      ...['name', 'code', 'type', 'message'].map((key) => (typeof link[key] === 'string' ? link[key] : '')),
    )
    at = link['cause']
  }
  return { status, headers, words: words.join(' · ') }
}

function codeOf({ status, words }: Facts): BrainFailureCode {
  if (/unsupported_country|country, region|region.*not supported/i.test(words)) return 'region'
  if (/insufficient_quota|billing_(hard_limit|not_active)|exceeded your current quota/i.test(words))
    return 'quota'
  if (/context_length_exceeded|maximum context length|context window|prompt is too long/i.test(words))
    return 'context_too_long'
  if (/model_not_found|model .*(does not exist|not found)|unknown model|invalid model/i.test(words))
    return 'unknown_model'
  if (/content_filter|content_policy|ModelRefusalError|refus(al|ed to answer)/i.test(words)) return 'refused'
  if (/ModelTimeoutError/i.test(words)) return 'timeout'
  if (status !== null) return codeOfStatus(status)
  if (/rate_limit_exceeded/i.test(words)) return 'rate'
  if (/invalid_api_key|incorrect api key/i.test(words)) return 'auth'
  if (/server_error|overloaded/i.test(words)) return 'server'
  if (/timed? ?out|TimeoutError|ETIMEDOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT/i.test(words))
    return 'timeout'
  if (/premature|terminated|other side closed|UND_ERR_SOCKET|ECONNRESET|socket hang up/i.test(words))
    return 'disconnected'
  if (/connection error|fetch failed|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/i.test(words))
    return 'offline'
  if (/JSON|SyntaxError|ModelBehaviorError|unexpected (token|end)/i.test(words)) return 'malformed'
  return 'unknown'
}

function codeOfStatus(status: number): BrainFailureCode {
  if (status === 401 || status === 403) return 'auth'
  if (status === 402) return 'quota'
  if (status === 404) return 'unknown_model'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 413) return 'context_too_long'
  if (status === 429) return 'rate'
  return status >= 500 ? 'server' : 'validation'
}

/**
 * Classifies whatever a model call threw. `midStream` is true once words have reached the person: a lost
 * connection is then a broken answer, before that it is a service out of reach.
 */
export function toBrainError(error: unknown, service: ServiceName, midStream = false): BrainError {
  if (error instanceof BrainError) return error
  const facts = factsOf(error)
  let code = codeOf(facts)
  if (code === 'disconnected' && !midStream) code = 'offline'
  if (code === 'offline' && midStream) code = 'disconnected'
  const wait = facts.headers ? retryAfterMs(facts.headers, Date.now()) : undefined
  return new BrainError(code, service, error, wait)
}

/** How a failed turn is explained. A UserError already knows what to do; everything else is classified. */
export function brainFailure(error: unknown): BrainFailure {
  const told = userErrorIn(error)
  if (told) return { code: told.code, message: told.message, nextStep: told.nextStep, retryable: false }
  const known = error instanceof BrainError ? error : toBrainError(error, 'openai')
  const { message, nextStep, retryable } = rules[known.code]
  const detail = known.code === 'validation' || known.code === 'unknown' ? saidBy(known) : ''
  return { code: known.code, message: message + detail, nextStep, retryable }
}

const DEEPEST_CAUSE = 8

/** A missing key is thrown where the SDK asks for it, and comes back wrapped. */
function userErrorIn(error: unknown): UserError | null {
  let at: unknown = error
  for (let depth = 0; depth < DEEPEST_CAUSE && at instanceof Error; depth++) {
    if (at instanceof UserError) return at
    at = at.cause
  }
  return null
}

function saidBy(error: BrainError): string {
  const said = error.cause === undefined ? '' : messageOf(error.cause).replace(/\s+/g, ' ').slice(0, 160)
  return said ? ` It said: “${said}”` : ''
}
