import { createHash } from 'node:crypto'
import { refused, type Answered, type Asked, type CloudState } from './cloud-state.ts'

export interface SignedForm {
  readonly params: Readonly<Record<string, string>>
  readonly file: Buffer | null
}

/** Not part of what is signed. Source: cloudinary.com, "Generating authentication signatures". */
const UNSIGNED = new Set(['file', 'cloud_name', 'resource_type', 'api_key', 'signature'])
const HOUR = 3600

function signatureOf(params: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.entries(params).filter(([name, value]) => !UNSIGNED.has(name) && value !== '')
  const text = pairs
    .map(([name, value]) => `${name}=${value.replaceAll('&', '%26')}`)
    .toSorted()
    .join('&')
  return createHash('sha1')
    .update(text + secret)
    .digest('hex')
}

/** The form of a signed call, or the refusal that Cloudinary would give. */
export async function readSigned(state: CloudState, asked: Asked): Promise<SignedForm | Answered> {
  const type = String(asked.headers['content-type'] ?? '')
  const response = new Response(new Uint8Array(asked.body), { headers: { 'content-type': type } })
  const form = await response.formData().catch(() => null)
  if (!form) return refused(400, 'Missing required parameters')
  const params: Record<string, string> = {}
  let file: Buffer | null = null
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') file = Buffer.from(await value.arrayBuffer())
    else {
      const plain = name.replace(/\[\]$/, '')
      params[plain] = plain in params ? `${params[plain]},${value}` : value
    }
  }
  const { api_key: key, signature, timestamp } = params
  const { apiKey, apiSecret, now } = state.options
  if (!key || !signature) return refused(401, 'Must supply api_key and signature')
  if (key !== apiKey || state.revoked) return refused(401, `Unknown API key ${key}`)
  if (!timestamp) return refused(400, 'Missing required parameter - timestamp')
  const expected = signatureOf(params, apiSecret)
  if (signature !== expected) return refused(401, `Invalid Signature ${signature}. String to sign - '…'.`)
  if (Math.abs(Number(timestamp) - now() / 1000) > HOUR) {
    return refused(400, `Stale request - reported time is ${timestamp} which is more than 1 hour ago`)
  }
  return { params, file }
}
