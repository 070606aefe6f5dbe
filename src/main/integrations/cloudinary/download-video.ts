import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { messageOf, ServiceError } from '../../core/errors.ts'
import { send } from '../../core/http.ts'
import { mp4Facts, type Mp4Facts } from '../../core/mp4-seconds.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { cloudinaryRefusal, cloudinarySaid } from './cloudinary-refusal.ts'

export type Downloaded =
  | { readonly state: 'whole'; readonly seconds: number; readonly bytes: number }
  /** The host does not give it out yet. */
  | { readonly state: 'later' }
  /** It came as it is there, and cannot be used. */
  | { readonly state: 'unusable'; readonly why: string }

const TIMEOUT_MS = 600_000
const NO_VIDEO = 'What Cloudinary delivered is no whole MP4 video.'
const MOST_BYTES = 4_000_000_000

const broken = (words: string, cause?: unknown): ServiceError =>
  new ServiceError(
    words,
    { service: 'cloudinary', kind: 'network', safeToRetry: true },
    cause === undefined ? {} : { cause },
  )

/** Why a finished video cannot be used; null when it can. */
function fault(facts: Mp4Facts | null, atLeast: number): string | null {
  if (!facts) return NO_VIDEO
  if (!facts.picture || !facts.sound) return 'The video from Cloudinary lacks its picture or its sound.'
  if (!facts.faststart) return 'The video from Cloudinary cannot be played while it loads.'
  if (facts.seconds >= atLeast) return null
  return `The video from Cloudinary has only ${Math.round(facts.seconds)} seconds.`
}

/** Writes what comes, and says how many bytes it was. */
async function receive(
  response: Response,
  file: string,
  signal: AbortSignal,
  progress: (fraction: number | null) => void,
): Promise<number> {
  const said = Number(response.headers.get('content-length') ?? Number.NaN)
  let bytes = 0
  async function* counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      bytes += piece.byteLength
      if (bytes > MOST_BYTES) throw broken('The video from Cloudinary is far too long.')
      progress(said > 0 ? Math.min(1, bytes / said) : null)
      yield piece
    }
  }
  try {
    await pipeline(counted(response.body ?? new ReadableStream()), createWriteStream(file), { signal })
  } catch (cause) {
    if (signal.aborted || cause instanceof ServiceError) throw cause
    // A full disk is none of Cloudinary's doing.
    if (cause instanceof Error && 'syscall' in cause && cause.syscall === 'write') throw cause
    throw broken(`The connection to Cloudinary broke off: ${messageOf(cause)}`, cause)
  }
  if (Number.isFinite(said) && said !== bytes) throw broken('The connection to Cloudinary broke off.')
  return bytes
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Brings a finished video to `outFile`, whole or not at all. Rejects with ServiceError. */
export async function downloadVideo(
  account: CloudinaryAccount,
  from: { readonly url: string; readonly atLeastSeconds: number },
  outFile: string,
  call: { readonly signal: AbortSignal; readonly progress: (fraction: number | null) => void },
): Promise<Downloaded> {
  const { signal } = call
  const response = await send(account.fetch, {
    service: 'cloudinary',
    url: from.url,
    timeoutMs: TIMEOUT_MS,
    signal,
  })
  const { status, headers } = response
  if (!response.ok) {
    await response.body?.cancel()
    const message = cloudinarySaid(null, headers)
    const error = cloudinaryRefusal({ status, headers, message }, account.clock.now())
    // Hosts near the person learn of a new video later, and remember for a while that it was not there.
    if (error.kind === 'processing' || error.kind === 'notFound') return { state: 'later' }
    throw error
  }
  const part = `${outFile}.part`
  try {
    const bytes = await receive(response, part, signal, call.progress)
    const facts = await mp4Facts(part)
    const why = fault(facts, from.atLeastSeconds)
    if (why !== null || !facts) return { state: 'unusable', why: why ?? NO_VIDEO }
    await toDisk(part)
    signal.throwIfAborted()
    await rename(part, outFile)
    return { state: 'whole', seconds: facts.seconds, bytes }
  } finally {
    await rm(part, { force: true })
  }
}
