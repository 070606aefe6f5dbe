import type { z } from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { send } from '../../core/http.ts'
import { jsonOf, readBody } from '../speech-audio/read-body.ts'
import { apiUrl, keyOf, type CloudinaryAccount } from './cloudinary-account.ts'
import { cloudinaryRefusal, cloudinarySaid } from './cloudinary-refusal.ts'
import { signed } from './cloudinary-sdk.ts'

const TIMEOUT_MS = 60_000

/** A call of the Upload API; its parameters are signed. */
export interface SignedCall {
  readonly action: 'upload' | 'explicit' | 'destroy' | 'tags'
  readonly params: Readonly<Record<string, string>>
  /** A piece of a file, not part of the signature. */
  readonly file?: Blob
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

/** A call of the Admin API, which counts them by the hour. */
export interface AdminCall {
  readonly method?: 'GET' | 'DELETE'
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  readonly json?: unknown
}

async function answerOf<S extends z.ZodType>(
  account: CloudinaryAccount,
  response: Response,
  schema: S,
  signal: AbortSignal,
): Promise<z.infer<S>> {
  const body = jsonOf(await readBody(response, 'cloudinary', signal))
  const { status, headers } = response
  if (!response.ok) {
    const message = cloudinarySaid(body, headers)
    throw cloudinaryRefusal({ status, message, headers }, account.clock.now())
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new ServiceError(
    'The answer of Cloudinary cannot be read.',
    { service: 'cloudinary', kind: 'server', status },
    { cause: parsed.error },
  )
}

/** A form that `fetch` itself turns into a stream ends in an unhandled rejection when the request is aborted. */
async function packedForm(form: FormData): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const packed = new Response(form)
  const type = packed.headers.get('content-type') ?? 'multipart/form-data'
  return { type, bytes: new Uint8Array(await packed.arrayBuffer()) }
}

/** POST to `/video/<action>`: sound counts as video there. Rejects with ServiceError. */
export async function signedCall<S extends z.ZodType>(
  account: CloudinaryAccount,
  call: SignedCall,
  schema: S,
  signal: AbortSignal,
): Promise<z.infer<S>> {
  const secret = (await account.apiSecret()).trim()
  const timestamp = String(Math.floor(account.clock.now() / 1000))
  const params = await signed({ ...call.params, timestamp }, keyOf(account), secret)
  const form = new FormData()
  for (const [name, value] of Object.entries(params)) form.append(name, value)
  if (call.file) form.append('file', call.file, 'file')
  const packed = await packedForm(form)
  const response = await send(account.fetch, {
    service: 'cloudinary',
    url: apiUrl(account, 'video', call.action),
    method: 'POST',
    headers: { ...call.headers, 'content-type': packed.type },
    body: packed.bytes,
    timeoutMs: call.timeoutMs ?? TIMEOUT_MS,
    signal,
  })
  return await answerOf(account, response, schema, signal)
}

/** A look or a removal with key and secret. Rejects with ServiceError. */
export async function adminCall<S extends z.ZodType>(
  account: CloudinaryAccount,
  call: AdminCall,
  schema: S,
  signal: AbortSignal,
): Promise<z.infer<S>> {
  const secret = (await account.apiSecret()).trim()
  const url = apiUrl(account, ...call.path)
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value)
  const response = await send(account.fetch, {
    service: 'cloudinary',
    url,
    method: call.method ?? 'GET',
    headers: {
      authorization: `Basic ${Buffer.from(`${keyOf(account)}:${secret}`).toString('base64')}`,
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    timeoutMs: TIMEOUT_MS,
    signal,
  })
  return await answerOf(account, response, schema, signal)
}
