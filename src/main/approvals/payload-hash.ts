import { createHash } from 'node:crypto'

type Json = import('zod').z.core.util.JSONType

/** JSON with sorted keys: the same value always gives the same text. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.keys(value).sort()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
}

/** Binds an approval to what was seen: SHA-256 over the kind and the canonical payload, in hex. */
export function payloadHash(kind: string, payload: Readonly<Record<string, Json>>): string {
  return createHash('sha256')
    .update(`${kind}\n${canonical({ ...payload })}`)
    .digest('hex')
}

const STAMP = /payload sha256:([0-9a-f]{64})/

/** How a hash stands in the audit list. */
export const hashStamp = (hash: string): string => `payload sha256:${hash}`

/** The hash in a line of the audit list; null when it has none. */
export const hashInDetail = (detail: string): string | null => STAMP.exec(detail)?.[1] ?? null
