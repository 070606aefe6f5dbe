import { ServiceError } from '#main/core/errors.ts'
import { kindOfStatus } from '#main/core/http.ts'
import { errorSchema } from './schemas.ts'

interface Said {
  readonly message: string
  readonly fields: readonly string[]
}

function read(body: string): Said {
  try {
    const parsed = errorSchema.safeParse(JSON.parse(body))
    if (!parsed.success) return { message: '', fields: [] }
    const { message, validation = {} } = parsed.data.error
    const fields = Object.entries(validation).map(
      ([field, problems]) => `${field}: ${[problems].flat().join(' ')}`,
    )
    return { message, fields }
  } catch {
    return { message: '', fields: [] }
  }
}

/** Leap's refusal in words. A validation is HTTP 412 here (the vendor's table says 413, its examples 412). */
export function refusal(status: number, body: string, retryAfter: number | undefined): ServiceError {
  const said = read(body)
  const kind = status === 412 || status === 413 ? 'validation' : kindOfStatus(status)
  const details = {
    service: 'leap',
    kind,
    status,
    retryAfterMs: retryAfter,
    // Leap checks the key, the limit and the fields before it does anything.
    safeToRetry: status < 500 && status !== 408,
  } as const
  const words = said.fields.length > 0 ? said.fields.join(' · ') : said.message
  switch (status) {
    case 401:
      return new ServiceError('Leap does not accept the token.', details)
    case 403:
      return new ServiceError('The Leap token may not do this; it must be made by an administrator.', details)
    case 404:
      return new ServiceError(words || 'Leap does not have this record.', details)
    case 429:
      return new ServiceError('Leap allows 60 requests a minute and they are used up.', details)
    default:
      return new ServiceError(
        kind === 'validation'
          ? `Leap refused: ${words || `status ${status}`}`
          : `Leap failed (status ${status}).`,
        details,
      )
  }
}
