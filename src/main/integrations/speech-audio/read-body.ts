import { ServiceError, type ServiceName } from '../../core/errors.ts'

const names: Partial<Record<ServiceName, string>> = { openai: 'OpenAI', elevenlabs: 'ElevenLabs' }
// Ten minutes of 48 kHz stereo: far above any script, far below what hurts.
const MOST_BYTES = 120_000_000

/** The whole body, under the deadline of the request it belongs to. Rejects with ServiceError. */
export async function readBody(
  response: Response,
  service: ServiceName,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece)
      length += piece.byteLength
      if (length > MOST_BYTES) break
    }
  } catch (cause) {
    signal.throwIfAborted()
    const name = names[service] ?? 'The service'
    const late = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')
    throw new ServiceError(
      late ? `${name} stopped in the middle of its answer.` : `The connection to ${name} broke off.`,
      { service, kind: late ? 'timeout' : 'network' },
      { cause },
    )
  }
  if (length > MOST_BYTES)
    throw new ServiceError('The answer is far too long for a script.', { service, kind: 'server' })
  return Buffer.concat(pieces)
}

/** The body as JSON; undefined when it is none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
