import { z } from 'zod'
import { ServiceError, type ServiceErrorKind } from '../../core/errors.ts'
import { kindOfStatus, retryAfterMs } from '../../core/http.ts'

/** What Cloudinary said when it refused. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers: Headers
}

type Rule = readonly [pattern: RegExp, kind: ServiceErrorKind, message: string]

const bodySchema = z.looseObject({ error: z.looseObject({ message: z.string() }) })
const LONGEST_WAIT_MS = 3_600_000

/** Messages say what the status does not: an empty plan comes as 400 or 401. */
const RULES: readonly Rule[] = [
  [
    /too large to process synchronously|being processed|in progress/i,
    'processing',
    'Cloudinary is still working on the video.',
  ],
  [/rate limit/i, 'rate', 'Cloudinary has been asked too often.'],
  [
    /stale request/i,
    'validation',
    'Cloudinary refused because the clock of this computer is wrong. Set it to the right time.',
  ],
  [/file size too large|maximum is/i, 'validation', 'A file is larger than the Cloudinary plan allows.'],
  [
    /\bquota\b|\bcredits?\b|(?:usage|plan|account|storage|bandwidth)\b.*\b(?:limit|exceed)/i,
    'quota',
    'The Cloudinary plan has nothing left this month.',
  ],
  [
    /invalid signature|api[_ ]secret|api[_ ]key|cloud[_ ]name|unknown customer|disabled account|must supply/i,
    'auth',
    'Cloudinary refused the cloud name, key or secret. Enter valid ones in Settings → Video.',
  ],
]

const GENERAL: Partial<Record<ServiceErrorKind, string>> = {
  auth: 'Cloudinary refused the cloud name, key or secret. Enter valid ones in Settings → Video.',
  quota: 'The Cloudinary plan has nothing left this month.',
  rate: 'Cloudinary has been asked too often.',
  notFound: 'Cloudinary does not find a piece of the video any more.',
  processing: 'Cloudinary is still working on the video.',
  validation: 'Cloudinary did not accept the request.',
  timeout: 'Cloudinary took too long.',
}

/** `{error:{message}}` of the API, else the `X-Cld-Error` of a delivery; empty when neither is there. */
export function cloudinarySaid(body: unknown, headers: Headers): string {
  const read = bodySchema.safeParse(body)
  return (read.success ? read.data.error.message : headers.get('x-cld-error')) ?? ''
}

/** Milliseconds until the hourly limit of the Admin API starts anew, or what Retry-After asks for. */
function waitOf(headers: Headers, now: number): number | undefined {
  const asked = retryAfterMs(headers, now)
  if (asked !== undefined) return asked
  const reset = Date.parse(headers.get('x-featureratelimit-reset') ?? '')
  return Number.isNaN(reset) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(0, reset - now))
}

/** A refusal of Cloudinary as ours. What it said about signatures is not quoted: it repeats the request. */
export function cloudinaryRefusal({ status, message, headers }: Refusal, now: number): ServiceError {
  const limited = status === 420 || status === 429
  const rule = limited ? undefined : RULES.find(([pattern]) => pattern.test(message))
  const kind = limited ? 'rate' : (rule?.[1] ?? kindOfStatus(status))
  const words = rule?.[2] ?? GENERAL[kind] ?? 'Cloudinary had a fault of its own.'
  const quote = message && (kind === 'validation' || kind === 'notFound') && !/stale/i.test(message)
  return new ServiceError(words + (quote ? ` It said: “${message.slice(0, 200)}”` : ''), {
    service: 'cloudinary',
    kind,
    status,
    retryAfterMs: kind === 'rate' || status >= 500 ? waitOf(headers, now) : undefined,
    safeToRetry: status < 500,
  })
}
