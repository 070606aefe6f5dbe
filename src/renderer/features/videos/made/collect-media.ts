import { RpcError } from '#shared/rpc/errors.ts'
import { t } from '../../../i18n/t.ts'

/** A piece of a file as the core sends it. */
export interface MediaPiece {
  readonly base64: string
  /** Bytes of the whole file. */
  readonly total: number
  readonly mime: string
}

export interface MediaProgress {
  readonly done: number
  readonly total: number
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Puts a file together; RpcError when the stream ended before all of it was there. */
export async function collectMedia(
  pieces: AsyncIterable<MediaPiece>,
  onProgress: (progress: MediaProgress) => void,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let [done, total, mime] = [0, 0, 'application/octet-stream']
  for await (const piece of pieces) {
    const bytes = bytesOf(piece.base64)
    parts.push(bytes)
    done += bytes.length
    total = piece.total
    mime = piece.mime
    onProgress({ done, total })
  }
  if (done === 0 || done !== total) {
    throw new RpcError('MEDIA_CUT_OFF', t('videos.mediaCut'), { nextStep: t('videos.mediaCutNext') })
  }
  return new Blob(parts, { type: mime })
}
