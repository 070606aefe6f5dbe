import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { z } from 'zod'
import { ServiceError, UserError } from '../../core/errors.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { signedCall } from './cloudinary-call.ts'

export interface Upload {
  readonly file: string
  readonly publicId: string
  readonly tags: readonly string[]
  /** False: what is there under this id stays as it is, with everything derived of it. */
  readonly ifThere: 'replace' | 'keep'
}

export interface Uploaded {
  readonly publicId: string
  readonly bytes: number
}

const uploadedSchema = z.looseObject({ public_id: z.string(), bytes: z.number() })
const pieceSchema = z.looseObject({ done: z.boolean().nullish() })

/** Above 100 MB one request is refused; a piece must have 5 MB at least. */
const PIECE_BYTES = 20_000_000
const BYTES_A_MILLISECOND = 50
const LONGEST_MS = 600_000

async function contentOf(file: string): Promise<Blob> {
  try {
    return await openAsBlob(file)
  } catch (cause) {
    throw new UserError(
      'MEDIA_MISSING',
      `The file cannot be read: ${file}.`,
      'Try the run again from here.',
      {
        cause,
      },
    )
  }
}

/** Brings a file there under a fixed id, so that doing it twice has one effect. Rejects with ServiceError. */
export async function uploadFile(
  account: CloudinaryAccount,
  upload: Upload,
  signal: AbortSignal,
  pieceBytes = PIECE_BYTES,
): Promise<Uploaded> {
  const content = await contentOf(upload.file)
  const params = {
    public_id: upload.publicId,
    tags: upload.tags.join(','),
    type: 'upload',
    overwrite: String(upload.ifThere === 'replace'),
    ...(upload.ifThere === 'replace' ? { invalidate: 'true' } : {}),
  }
  const timeoutMs = (bytes: number): number =>
    Math.min(LONGEST_MS, 60_000 + Math.ceil(bytes / BYTES_A_MILLISECOND))
  const name = `${upload.publicId}:${account.clock.now()}:${content.size}`
  const uploadId = createHash('sha256').update(name).digest('hex').slice(0, 32)
  for (let at = 0; ; at += pieceBytes) {
    const end = Math.min(content.size, at + pieceBytes)
    const file = content.slice(at, end)
    const whole = content.size <= pieceBytes
    const range = `bytes ${at}-${end - 1}/${content.size}`
    const headers = { 'x-unique-upload-id': uploadId, 'content-range': range }
    const call = { action: 'upload', params, file, timeoutMs: timeoutMs(file.size) } as const
    const answer = await signedCall(
      account,
      whole ? call : { ...call, headers },
      end < content.size ? pieceSchema : uploadedSchema,
      signal,
    )
    if (end < content.size) continue
    const { public_id: publicId, bytes } = uploadedSchema.parse(answer)
    if (bytes === content.size) return { publicId, bytes }
    throw new ServiceError(`Cloudinary holds ${bytes} bytes of a file that has ${content.size}.`, {
      service: 'cloudinary',
      kind: 'server',
      safeToRetry: true,
    })
  }
}
