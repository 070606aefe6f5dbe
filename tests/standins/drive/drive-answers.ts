export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Answered {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** An error in the shape of Google's APIs. */
export function refused(status: number, reason: string, message = reason): Answered {
  return {
    status,
    body: { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } },
  }
}

export const notFound = (what: string): Answered => refused(404, 'notFound', `File not found: ${what}.`)

/** The first query parameter that the operation does not know. */
export function strangeParameter(url: URL, known: readonly string[]): Answered | null {
  const strange = [...url.searchParams.keys()].find((name) => !known.includes(name))
  return strange ? refused(400, 'invalidParameter', `Unknown parameter ${strange}`) : null
}

export function jsonOf(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

export const header = (asked: Asked, name: string): string => String(asked.headers[name] ?? '')
