import type { ServerResponse } from 'node:http'

/** What goes wrong with the next request, in order; an absent one lets it through. */
export type AudioFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Never answers. */
  | { readonly kind: 'silent' }
  /** Half of the answer, then nothing more, with the connection open. */
  | { readonly kind: 'stall' }
  /** Half of the answer, then the connection is cut. Billed. */
  | { readonly kind: 'truncated' }
  /** The work is done and billed, then the connection is cut before a byte of the answer. */
  | { readonly kind: 'reset' }
  /** A whole answer that ends too early, or has nothing in it. Billed. */
  | { readonly kind: 'short' | 'empty' }

/** Gives the answer, with its fault. */
export function answerSound(
  res: ServerResponse,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
  fault: AudioFault | undefined,
): void {
  const half = bytes.subarray(0, Math.floor(bytes.byteLength / 2))
  switch (fault?.kind) {
    case 'reset':
      res.destroy()
      return
    case 'truncated':
      res.writeHead(200, { ...headers, 'content-length': String(bytes.byteLength) })
      res.write(half, () => res.destroy())
      return
    case 'stall':
      res.writeHead(200, headers)
      res.write(half)
      return
    case 'short':
      res.writeHead(200, headers)
      res.end(bytes.subarray(0, 2_000))
      return
    case 'empty':
      res.writeHead(200, headers)
      res.end()
      return
    default:
      res.writeHead(200, { ...headers, 'content-length': String(bytes.byteLength) })
      res.end(bytes)
  }
}
