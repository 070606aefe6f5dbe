import { ServiceError, UserError } from '#main/core/errors.ts'
import type { DriveApi } from './drive-api.ts'
import type { DriveFolder } from './drive-folder.ts'

/** A service account has no space of its own. */
export function assertPlaceFor(auth: 'oauth' | 'service_account', folderId: string, driveId: string): void {
  if (auth === 'oauth' || folderId || driveId) return
  throw new UserError(
    'SHARED_DRIVE_NEEDED',
    'A service account has no space of its own in Google Drive.',
    'Name a Shared Drive that it may edit in Settings, Delivery, or sign in with a person instead.',
  )
}

const ENOUGH_BYTES = 100_000_000
const CLEAN_UP_MS = 30_000

/** Signs in, looks at the space left, and makes a small empty file that is taken away at once. */
export async function checkDrive(
  api: DriveApi,
  folder: DriveFolder,
  own: boolean,
  signal: AbortSignal,
): Promise<void> {
  const free = await api.freeBytes(signal)
  if (own && free !== null && free < ENOUGH_BYTES) {
    throw new ServiceError('Google Drive has less than 100 MB left for this account.', {
      service: 'drive',
      kind: 'quota',
      safeToRetry: true,
    })
  }
  const parent = await folder.parent(signal)
  const id = await api.newId(signal)
  try {
    await api.create(
      {
        id,
        name: 'Hard-E connection test',
        mimeType: 'text/plain',
        parents: [parent ?? 'root'],
        appProperties: { hardeProbe: 'connection' },
      },
      signal,
    )
  } finally {
    // Also where the answer was lost or the person gave up: the file may be there.
    await api.remove(id, AbortSignal.timeout(CLEAN_UP_MS)).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error
    })
  }
}
