/** Codes every route can fail with; domains add their own (`NOT_CONNECTED`, `SERVICE_AUTH`, …). */
export const rpcCodes = {
  badRequest: 'BAD_REQUEST',
  notFound: 'NOT_FOUND',
  disconnected: 'DISCONNECTED',
  internal: 'INTERNAL',
} as const

/** An error as it travels: a code to decide by, words for the person, and whatever helps them on. */
export interface RpcFailure {
  readonly code: string
  readonly message: string
  readonly data?: unknown
}

/** What the caller of a route catches. A handler may throw it too; then it travels unchanged. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: string
  readonly data: unknown
  constructor(code: string, message: string, data?: unknown, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.data = data
  }
}

/** What a person may see of an error nobody mapped: nothing of its inside. */
export function maskedFailure(): RpcFailure {
  return { code: rpcCodes.internal, message: 'Something inside Hard-E failed.' }
}

export function errorOf(failure: RpcFailure): RpcError {
  return new RpcError(failure.code, failure.message, failure.data)
}
