import { isAbort, messageOf, ServiceError, type ServiceErrorKind } from '#main/core/errors.ts'
import { kindOfStatus } from '#main/core/http.ts'

interface Facts {
  readonly code: string
  readonly status: number | undefined
  readonly region: string | null
}

function field(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined
}

/** The region a bucket lives in, from the error's body, the redirect's host or the response header. */
function regionOf(error: unknown): string | null {
  const header = field(field(field(error, '$response'), 'headers'), 'x-amz-bucket-region')
  const host = field(error, 'Endpoint')
  const endpoint = typeof host === 'string' ? /s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(host)?.[1] : null
  const said = /expecting '([a-z0-9-]+)'/.exec(messageOf(error))?.[1]
  const region = field(error, 'Region') ?? header ?? endpoint ?? said
  return typeof region === 'string' && region ? region : null
}

function factsOf(error: unknown): Facts {
  const status = field(field(error, '$metadata'), 'httpStatusCode')
  const code = field(error, 'Code') ?? field(error, 'code') ?? field(error, 'name')
  return {
    code: typeof code === 'string' ? code : '',
    status: typeof status === 'number' ? status : undefined,
    region: regionOf(error),
  }
}

/** True for the answer "304 not modified", which the SDK throws as an exception. */
export function isNotModified(error: unknown): boolean {
  return factsOf(error).status === 304
}

const AUTH: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'The secret access key does not belong to the access key id.',
  InvalidAccessKeyId: 'The access key id is not known there.',
  AccessDenied: 'The key may not read this bucket. It needs s3:ListBucket and s3:GetObject.',
  AllAccessDisabled: 'Access to this bucket is switched off.',
  ExpiredToken: 'The key has expired.',
  RequestTimeTooSkewed:
    "This computer's clock is wrong by more than 15 minutes, so the signature is refused.",
}
const NETWORK = new RegExp(
  '^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|NetworkingError|' +
    'CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)',
)

/** What an S3 failure means. Codes: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function toS3Error(error: unknown, bucket: string, region: string): Error {
  if (error instanceof ServiceError) return error
  const { code, status, region: actual } = factsOf(error)
  const fail = (kind: ServiceErrorKind, message: string): ServiceError =>
    new ServiceError(message, { service: 's3', kind, status, safeToRetry: true }, { cause: error })
  if (code === 'PermanentRedirect' || code === 'AuthorizationHeaderMalformed' || status === 301) {
    return fail(
      'validation',
      actual
        ? `Wrong region: the bucket "${bucket}" is in ${actual}, not in ${region}.`
        : `Wrong region: the bucket "${bucket}" is not in ${region}.`,
    )
  }
  if (code === 'NoSuchBucket' || (status === 404 && code === 'NotFound')) {
    return fail('notFound', `There is no bucket "${bucket}" at this address.`)
  }
  if (code === 'NoSuchKey') return fail('notFound', 'The document is no longer in the bucket.')
  const auth = AUTH[code]
  if (auth) return fail('auth', auth)
  if (code === 'SlowDown' || status === 429) return fail('rate', 'The S3 server asks for a slower pace.')
  if (code === 'TimeoutError' || code === 'ETIMEDOUT' || isAbort(error)) {
    return fail('timeout', 'The S3 server did not answer in time.')
  }
  if (NETWORK.test(code)) return fail('network', `The S3 server cannot be reached (${code}).`)
  if (status === undefined) return fail('network', `The S3 server gave no valid answer: ${messageOf(error)}`)
  return fail(kindOfStatus(status), `The S3 server answered ${status}${code ? ` (${code})` : ''}.`)
}
