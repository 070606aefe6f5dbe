import { stat } from 'node:fs/promises'
import { z } from 'zod'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import type { DeliveryCall, DeliveryOrder } from '#main/video/delivery.ts'
import { unless, type DriveApi } from './drive-api.ts'
import { contentOf, type DriveFile } from './drive-file.ts'
import type { DriveFolder } from './drive-folder.ts'
import type { UploadSessions } from './upload-session.ts'

/** What a run keeps of its upload. */
const savedSchema = z.object({
  fileId: z.string().nullable().default(null),
  /** Address of an unfinished upload. */
  session: z.string().nullable().default(null),
  shared: z.boolean().default(false),
})
type SavedUpload = z.infer<typeof savedSchema>

export const RUN_PROPERTY = 'hardeRun'
const ROUNDS = 4

export function savedOf(value: JsonObject | null): SavedUpload {
  const saved = savedSchema.safeParse(value ?? {})
  return saved.success ? saved.data : { fileId: null, session: null, shared: false }
}

interface UploadDeps {
  readonly api: DriveApi
  readonly folder: DriveFolder
  readonly sessions: UploadSessions
  readonly clock: Clock
}

async function assertUnchanged(order: DeliveryOrder): Promise<void> {
  const found = await stat(order.file).catch(() => null)
  if (found?.isFile() && found.size === order.bytes) return
  throw new UserError(
    found ? 'VIDEO_CHANGED' : 'VIDEO_MISSING',
    found
      ? 'The finished video is not the one that was rendered. Nothing was sent.'
      : 'The finished video is no longer on this computer. Nothing was sent.',
    'Try again from the step that renders the video.',
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/**
 * Brings the file to Drive, whole and once. Each id is saved before it is used, so a try that is cut off
 * anywhere is taken up by the next one. Gives the file with its checked content.
 */
export async function upload(deps: UploadDeps, order: DeliveryOrder, call: DeliveryCall): Promise<DriveFile> {
  const { api, folder, sessions, clock } = deps
  const { signal } = call
  let saved = savedOf(call.saved)
  const keep = (change: Partial<SavedUpload>): void => {
    saved = { ...saved, ...change }
    call.save(saved)
  }

  const discard = async (file: DriveFile): Promise<void> => {
    await api.remove(file.id, signal)
    if (file.id === saved.fileId) keep({ fileId: null, session: null, shared: false })
  }

  /** What earlier tries brought there. An older version of this run's video makes room. */
  const fromBefore = async (): Promise<DriveFile | null> => {
    const named = saved.fileId ? await api.file(saved.fileId, signal) : null
    // Somebody threw it away, so its id is used up.
    if (named?.trashed) keep({ fileId: null, session: null, shared: false })
    const others = saved.fileId ? [] : await api.withProperty(RUN_PROPERTY, order.runId, signal)
    let found: DriveFile | null = null
    for (const file of [...(named && !named.trashed ? [named] : []), ...others]) {
      if (contentOf(file, order) === 'different') await discard(file)
      else found ??= file
    }
    if (found) keep({ fileId: found.id, session: null })
    return found
  }

  const startSession = async (id: string, fresh: boolean): Promise<string | null> => {
    const file = {
      id,
      name: order.name,
      mimeType: 'video/mp4',
      parents: [await folder.id(signal)],
      appProperties: { [RUN_PROPERTY]: order.runId },
    }
    const taken = unless(409, sessions.start(file, order.bytes, signal))
    // 400: an id that was made for another account.
    return fresh ? await taken : await unless(400, taken)
  }

  for (let round = 1; round <= ROUNDS; round++) {
    const before = await fromBefore()
    if (before) return before
    await assertUnchanged(order)
    const id = saved.fileId ?? (await api.newId(signal))
    const fresh = saved.fileId === null
    if (fresh) keep({ fileId: id, session: null, shared: false })

    const resumed = saved.session
    const session = resumed ?? (await startSession(id, fresh))
    if (session) {
      keep({ session })
      const size = megabytes(order.bytes)
      call.progress(resumed ? null : 0, resumed ? `Going on with the upload of ${size}` : `Uploading ${size}`)
      const end = await sessions.send(
        session,
        { path: order.file, bytes: order.bytes, fresh: !resumed },
        { signal, progress: (sent) => call.progress(sent / order.bytes, `Uploading ${size}`) },
      )
      if (end === 'lost') {
        keep({ session: null })
        continue
      }
    }
    const arrived = await api.file(id, signal)
    if (arrived && !arrived.trashed && contentOf(arrived, order) === 'different') {
      await discard(arrived)
      throw new ServiceError('The video arrived damaged at Google Drive. It was taken away again.', {
        service: 'drive',
        kind: 'server',
        safeToRetry: true,
      })
    }
    if (arrived && !arrived.trashed) {
      keep({ session: null })
      return arrived
    }
    // An id that is taken, twice, and shows no file: the file was taken away, which uses up the id.
    if (!session && round > 1) keep({ fileId: null, session: null, shared: false })
    else keep({ session: null })
    await clock.sleep(1000 * round, signal)
  }
  throw new ServiceError('Google Drive lost the upload several times. Nothing was sent.', {
    service: 'drive',
    kind: 'server',
  })
}
