import { open, type FileHandle } from 'node:fs/promises'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { send, type Fetch } from '#main/core/http.ts'
import { secureAddress } from '../oauth/token-request.ts'
import type { NewFile } from './drive-api.ts'
import { refuse, withToken, type DriveConnection } from './drive-call.ts'
import { patiently, pauseAfter } from './patience.ts'

/** Chunks must be multiples of this, except for the last one. */
const UNIT = 256 * 1024
const DEFAULT_CHUNK = 32 * UNIT
const CHUNK_TIMEOUT_MS = 5 * 60_000
const SHORT_TIMEOUT_MS = 30_000

/** `lost`: the session is not known any more, a new one is needed. */
type Stand = { readonly at: 'end' | 'lost' } | { readonly at: 'offset'; readonly offset: number }

export interface UploadCall {
  readonly signal: AbortSignal
  readonly progress: (sent: number) => void
}

/**
 * Google's resumable upload: developers.google.com/workspace/drive/api/guides/manage-uploads#resumable. Its
 * own client cannot do it. A session lives for about a week; its address is a secret that lets anybody
 * write the file.
 */
export interface UploadSessions {
  /** Gives the session's address. ServiceError with status 409 when the id is taken: the file is there. */
  start(file: NewFile, bytes: number, signal: AbortSignal): Promise<string>
  /** Sends what Drive does not have yet. `fresh`: nothing was sent yet, so Drive need not be asked. */
  send(
    session: string,
    file: { readonly path: string; readonly bytes: number; readonly fresh: boolean },
    call: UploadCall,
  ): Promise<'end' | 'lost'>
  /** Being finished or gone is fine. */
  cancel(session: string, signal: AbortSignal): Promise<void>
}

/** 308 with `Range: bytes=0-n`; without one, nothing has arrived. */
function standOf(response: Response): Stand | null {
  const { status } = response
  if (status === 200 || status === 201 || status === 409) return { at: 'end' }
  if (status === 308) {
    const last = /^bytes=0-(\d+)$/.exec(response.headers.get('range') ?? '')?.[1]
    return { at: 'offset', offset: last === undefined ? 0 : Number(last) + 1 }
  }
  const refused = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)
  return refused ? { at: 'lost' } : null
}

async function chunkAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(length)
  let got = 0
  while (got < length) {
    const { bytesRead } = await handle.read(chunk, got, length - got, offset + got)
    if (bytesRead === 0) {
      const next = 'Try again from the step that renders the video.'
      throw new UserError('VIDEO_CHANGED', 'The video became shorter while it was being sent.', next)
    }
    got += bytesRead
  }
  return chunk
}

export function createUploadSessions(
  connection: DriveConnection,
  chunkBytes: number = DEFAULT_CHUNK,
): UploadSessions {
  const { tokens, clock } = connection
  // 308 means "go on" here, not "look elsewhere": it must not be taken for a redirect.
  const plainFetch: Fetch = (url, init) => connection.fetch(url, { ...init, redirect: 'manual' })
  const origin = new URL(connection.baseUrl).origin

  const put = async (
    session: string,
    range: string,
    body: Uint8Array<ArrayBuffer> | null,
    signal: AbortSignal,
  ): Promise<Stand> => {
    const url = secureAddress(session, 'upload address')
    const response = await withToken(tokens, signal, (token) =>
      send(plainFetch, {
        service: 'drive',
        url,
        method: 'PUT',
        headers: {
          'content-range': range,
          ...(url.origin === origin ? { authorization: `Bearer ${token}` } : {}),
        },
        body: body ?? new Uint8Array(0),
        timeoutMs: body ? CHUNK_TIMEOUT_MS : SHORT_TIMEOUT_MS,
        signal,
      }),
    )
    const stand = standOf(response)
    if (!stand) return await refuse(response, clock.now(), signal)
    await response.body?.cancel().catch(() => undefined)
    return stand
  }

  return {
    async start(file, bytes, signal) {
      const url = new URL(`${connection.baseUrl.replace(/\/+$/, '')}/upload/drive/v3/files`)
      url.search = new URLSearchParams({
        uploadType: 'resumable',
        supportsAllDrives: 'true',
        fields: 'id',
      }).toString()
      return await patiently(clock, signal, async () => {
        const response = await withToken(tokens, signal, (token) =>
          send(plainFetch, {
            service: 'drive',
            url,
            method: 'POST',
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json; charset=UTF-8',
              'x-upload-content-type': file.mimeType,
              'x-upload-content-length': String(bytes),
            },
            body: JSON.stringify(file),
            timeoutMs: SHORT_TIMEOUT_MS,
            signal,
          }),
        )
        const session = response.headers.get('location')
        if (!response.ok) return await refuse(response, clock.now(), signal)
        await response.body?.cancel().catch(() => undefined)
        if (session) return secureAddress(new URL(session, url).href, 'upload address').href
        const words = 'Google Drive opened no upload session.'
        throw new ServiceError(words, { service: 'drive', kind: 'server', status: response.status })
      })
    },

    async send(session, file, { signal, progress }) {
      const total = file.bytes
      await using handle = await open(file.path, 'r')
      let offset: number | null = file.fresh ? 0 : null
      let doubts = 0
      for (;;) {
        signal.throwIfAborted()
        try {
          let stand: Stand
          if (offset === null) stand = await put(session, `bytes */${total}`, null, signal)
          else {
            const chunk = await chunkAt(handle, offset, Math.min(chunkBytes, total - offset))
            const range = `bytes ${offset}-${offset + chunk.length - 1}/${total}`
            stand = await put(session, range, chunk, signal)
          }
          if (stand.at !== 'offset') return stand.at
          if (stand.offset >= total || (offset !== null && stand.offset <= offset)) {
            const words = 'Google Drive took nothing of what was sent.'
            throw new ServiceError(words, { service: 'drive', kind: 'server' })
          }
          if (offset !== null) doubts = 0
          offset = stand.offset
          progress(offset)
        } catch (error) {
          // Whatever arrived before the failure need not be sent again: Drive is asked first.
          const pause = signal.aborted ? null : pauseAfter(error, ++doubts)
          if (pause === null) throw error
          await clock.sleep(pause, signal)
          offset = null
        }
      }
    },

    async cancel(session, signal) {
      await patiently(clock, signal, async () => {
        const url = secureAddress(session, 'upload address')
        const response = await withToken(tokens, signal, (token) =>
          send(plainFetch, {
            service: 'drive',
            url,
            method: 'DELETE',
            headers: url.origin === origin ? { authorization: `Bearer ${token}` } : {},
            timeoutMs: SHORT_TIMEOUT_MS,
            signal,
          }),
        )
        // 499 is the documented answer to a cancelled session; other refusals mean that there is none.
        const gone = response.ok || (response.status < 500 && ![401, 403, 408, 429].includes(response.status))
        if (!gone) return await refuse(response, clock.now(), signal)
        await response.body?.cancel().catch(() => undefined)
      })
    },
  }
}
