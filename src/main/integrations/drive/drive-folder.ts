import type { JsonObject } from '#main/approvals/outward-action.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import { unless, type DriveApi } from './drive-api.ts'
import { FOLDER_TYPE, type DriveFile } from './drive-file.ts'

/** Where the id of the folder that Hard-E made is kept between two starts. */
export interface RememberedFolder {
  read(): JsonObject | null
  write(value: JsonObject): void
}

export interface DriveFolder {
  /** The folder for videos; made when there is none. */
  id(signal: AbortSignal): Promise<string>
  /** Where a new file may be tried without making the folder; null: the top of the own Drive. */
  parent(signal: AbortSignal): Promise<string | null>
}

interface FolderOptions {
  readonly api: DriveApi
  readonly folderId: string
  readonly sharedDriveId: string
  readonly remembered: RememberedFolder
}

const FIND_MS = 120_000
const NAME = 'Hard-E Videos'
const PROPERTY = { key: 'hardeFolder', value: 'videos' }

const usable = (file: DriveFile | null): file is DriveFile =>
  file !== null && !file.trashed && file.mimeType === FOLDER_TYPE

function noFolder(): UserError {
  return new UserError(
    'FOLDER_NOT_FOUND',
    'Google Drive shows no such folder to this account.',
    'Leave the folder empty in Settings, Delivery: Hard-E then makes its own, "Hard-E Videos". With ' +
      '"Sign in with Google" it cannot see folders that it did not make.',
  )
}

export function createDriveFolder({ api, folderId, sharedDriveId, remembered }: FolderOptions): DriveFolder {
  let finding: Promise<string> | null = null

  const rememberedId = (): string | null => {
    const value = remembered.read()
    const same = value?.['sharedDriveId'] === sharedDriveId
    return same && typeof value?.['folderId'] === 'string' ? value['folderId'] : null
  }
  const remember = (id: string): void => remembered.write({ folderId: id, sharedDriveId })

  const known = async (signal: AbortSignal): Promise<string | null> => {
    if (folderId) {
      if (usable(await api.file(folderId, signal))) return folderId
      throw noFolder()
    }
    const id = rememberedId()
    if (id && usable(await api.file(id, signal))) return id
    const found = (await api.withProperty(PROPERTY.key, PROPERTY.value, signal)).find(usable)
    if (found) remember(found.id)
    return found?.id ?? null
  }

  const create = async (id: string, signal: AbortSignal): Promise<boolean> => {
    remember(id)
    const folder = {
      id,
      name: NAME,
      mimeType: FOLDER_TYPE,
      parents: [sharedDriveId || 'root'],
      appProperties: { [PROPERTY.key]: PROPERTY.value },
    }
    // 400: the id was made for another account.
    await unless(400, api.create(folder, signal))
    return usable(await api.file(id, signal))
  }

  const find = async (signal: AbortSignal): Promise<string> => {
    const there = await known(signal)
    if (there) return there
    // The remembered id first: a try that was cut off may still arrive. Another account cannot use it.
    const old = rememberedId()
    const made = old ? await api.file(old, signal) : null
    if (old && (usable(made) || (!made && (await create(old, signal))))) return old
    const fresh = await api.newId(signal)
    // Another process may have begun the same meanwhile: then both make the one folder.
    const begun = rememberedId()
    const id = begun && begun !== old ? begun : fresh
    if (await create(id, signal)) return id
    throw new ServiceError('Google Drive made no folder for the videos.', {
      service: 'drive',
      kind: 'server',
      safeToRetry: true,
    })
  }

  return {
    async id(signal) {
      // Runs that ask at the same time get one folder; one that gives up does not stop the others.
      finding ??= find(AbortSignal.timeout(FIND_MS)).finally(() => {
        finding = null
      })
      return await unlessAborted(finding, signal)
    },
    async parent(signal) {
      return (await known(signal)) ?? (sharedDriveId || null)
    },
  }
}
