import { randomUUID } from 'node:crypto'
import { access, constants, lstat, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { DeliveredFile, Delivery, DeliveryOrder } from '#main/video/delivery.ts'
import { copyIntoPlace, unlinkIfThere } from './copy-into-place.ts'
import { numbered, safeFileName } from './file-names.ts'
import { contentAt, isErrno } from './same-content.ts'

export interface FolderDeliveryOptions {
  /** Absolute. It must exist: a folder of a disk that is not there must not be made up. */
  readonly folder: string
  readonly log: Log
}

const savedSchema = z.object({
  path: z.string(),
  temp: z.string(),
  bytes: z.number(),
  md5: z.string(),
})
type Saved = z.infer<typeof savedSchema>

const NAMES = 99

function savedOf(value: JsonObject | null): Saved | null {
  const saved = savedSchema.safeParse(value)
  return saved.success ? saved.data : null
}

function folderProblem(folder: string, cause: unknown): UserError {
  const missing = isErrno(cause, 'ENOENT', 'ENOTDIR')
  return new UserError(
    missing ? 'NO_SUCH_FOLDER' : 'NO_PERMISSION',
    missing
      ? `There is no folder ${folder}. Nothing was written.`
      : `Nothing can be written into ${folder}. Nothing was changed.`,
    missing
      ? 'Make the folder, or choose another one in Settings, Delivery. Then try again.'
      : 'Change its permissions, or choose another folder in Settings, Delivery. Then try again.',
    { cause },
  )
}

async function assertFolder(folder: string): Promise<void> {
  const inTheWay = Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  try {
    if (!isAbsolute(folder) || !(await stat(folder)).isDirectory()) throw inTheWay
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw folderProblem(folder, cause)
  }
}

function writeProblem(folder: string, cause: unknown): unknown {
  if (isErrno(cause, 'ENOSPC', 'EDQUOT')) {
    const step = 'Free some space, then try again.'
    return new UserError('DISK_FULL', `There is no space left for ${folder}.`, step, { cause })
  }
  return isErrno(cause, 'EACCES', 'EPERM', 'EROFS') ? folderProblem(folder, cause) : cause
}

const at = (path: string): DeliveredFile => ({ id: path, link: path })

/** Delivery into a folder of this computer, which may be one that another program synchronises. */
export function createFolderDelivery(options: FolderDeliveryOptions): Delivery {
  const { log } = options
  const folder = resolve(options.folder)

  const candidates = (order: DeliveryOrder): readonly string[] => {
    const name = safeFileName(order.name)
    return Array.from({ length: NAMES }, (_, index) => join(folder, numbered(name, index + 1)))
  }
  const tempFor = (runId: string): string => join(folder, `.harde-${runId.replace(/[^\w-]/g, '-')}.part`)

  /** Where the same video is already: an earlier try, or the same video under the same name. */
  const already = async (
    order: DeliveryOrder,
    saved: Saved | null,
    signal: AbortSignal,
  ): Promise<string | null> => {
    if (saved && (await contentAt(saved.path, order, signal)) === 'same') return saved.path
    for (const path of candidates(order)) {
      const found = await contentAt(path, order, signal)
      if (found === 'same') return path
      if (found === 'absent') return null
    }
    return null
  }

  /** An empty file with the reserved name is left by a try that was cut off between its last two moves. */
  const clearReserved = async (saved: Saved | null): Promise<void> => {
    if (!saved) return
    const found = await lstat(saved.path).catch(() => null)
    if (found?.isFile() && found.size === 0) await unlinkIfThere(saved.path)
    await unlinkIfThere(saved.temp)
  }

  return {
    label: 'Folder on this computer',
    service: 'local',
    processes: false,

    async deliver(order, { signal, progress, saved: value, save }) {
      signal.throwIfAborted()
      const saved = savedOf(value)
      await assertFolder(folder)
      const temp = tempFor(order.runId)
      const keep = (path: string): void => save({ path, temp, bytes: order.bytes, md5: order.md5 })
      try {
        await clearReserved(saved)
        const there = await already(order, saved, signal)
        if (there) {
          keep(there)
          return at(there)
        }
        if ((await contentAt(order.file, order, signal)) !== 'same') {
          throw new UserError(
            'VIDEO_CHANGED',
            'The finished video is missing, or not the one that was rendered. Nothing was copied.',
            'Try again from the step that renders the video.',
          )
        }
        progress(0, 'Copying the video')
        const report = (bytes: number): void => progress(bytes / order.bytes, 'Copying the video')
        for (const to of candidates(order)) {
          if ((await contentAt(to, order, signal)) !== 'absent') continue
          keep(to)
          const placement = { from: order.file, temp, to, content: order, signal, progress: report }
          if (await copyIntoPlace(placement)) {
            log.info('A video was delivered into the folder', { runId: order.runId, bytes: order.bytes })
            return at(to)
          }
        }
      } catch (error) {
        throw signal.aborted ? error : writeProblem(folder, error)
      }
      throw new UserError(
        'TOO_MANY_FILES',
        `There are ${NAMES} other files with the name "${basename(safeFileName(order.name))}".`,
        'Tidy up the folder for the videos, then try again.',
      )
    },

    async find(order, value, signal) {
      const path = await already(order, savedOf(value), signal)
      return path ? { done: true, result: { ...at(path) } } : { done: false }
    },

    async processing(file, order, signal) {
      if ((await contentAt(file.id, order, signal)) === 'same') {
        return { state: 'ready', note: 'A file on this computer plays at once' }
      }
      const words = 'The video is no longer in its folder, or somebody changed it.'
      throw new ServiceError(words, { service: 'local', kind: 'notFound', safeToRetry: true })
    },

    async remove(file, value, signal) {
      const saved = savedOf(value)
      await clearReserved(saved)
      for (const path of new Set([file?.id, saved?.path])) {
        if (path === undefined) continue
        // What somebody put there, or changed, is theirs.
        const found = saved ? await contentAt(path, saved, signal) : 'same'
        if (found === 'other') log.warn('A delivered video was changed by somebody, so it stays', { path })
        else await unlinkIfThere(path)
      }
    },

    async check(signal) {
      await assertFolder(folder)
      signal.throwIfAborted()
      const probe = join(folder, `.harde-probe-${randomUUID()}`)
      try {
        await writeFile(probe, 'Hard-E', { flag: 'wx' })
        await unlink(probe)
      } catch (error) {
        await unlinkIfThere(probe).catch(() => undefined)
        throw writeProblem(folder, error)
      }
    },
  }
}
