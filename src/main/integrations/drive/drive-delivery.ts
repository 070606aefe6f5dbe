import { ServiceError } from '#main/core/errors.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Fetch } from '#main/core/http.ts'
import type { Log } from '#main/core/log.ts'
import type { DeliveredFile, Delivery } from '#main/video/delivery.ts'
import { createServiceAccountTokens } from '../oauth/service-account.ts'
import type { TokenSource } from '../oauth/token-source.ts'
import { createDriveApi } from './drive-api.ts'
import { assertPlaceFor, checkDrive } from './drive-check.ts'
import { contentOf, linkOf, missingSign, type DriveFile } from './drive-file.ts'
import { createDriveFolder, type RememberedFolder } from './drive-folder.ts'
import { RUN_PROPERTY, savedOf, upload } from './drive-upload.ts'
import { createUploadSessions } from './upload-session.ts'

/** A service account sees nothing but what was shared with it; the Shared Drive was not made by Hard-E. */
const SERVICE_ACCOUNT_SCOPE = 'https://www.googleapis.com/auth/drive'

export type DriveAuth =
  | { readonly type: 'oauth'; readonly tokens: TokenSource }
  | {
      readonly type: 'service_account'
      /** The key file's text. */
      readonly json: () => string | null | Promise<string | null>
      readonly tokenUrl: string
    }

export interface DriveDeliveryOptions {
  readonly baseUrl: string
  readonly auth: DriveAuth
  /** Empty: Hard-E makes a folder "Hard-E Videos". */
  readonly folderId: string
  /** Empty: the Drive of the account itself. */
  readonly sharedDriveId: string
  readonly remembered: RememberedFolder
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  /** Multiple of 256 KiB. */
  readonly chunkBytes?: number
}

/**
 * Delivery through Google Drive: resumable upload under an id known beforehand, and a link for anyone who
 * has it.
 */
export function createDriveDelivery(options: DriveDeliveryOptions): Delivery {
  const { auth, folderId, sharedDriveId, remembered, fetch, clock, log } = options
  const tokens =
    auth.type === 'oauth'
      ? auth.tokens
      : createServiceAccountTokens({
          json: auth.json,
          tokenUrl: auth.tokenUrl,
          scope: SERVICE_ACCOUNT_SCOPE,
          fetch,
          clock,
          service: 'drive',
        })
  const connection = { baseUrl: options.baseUrl, tokens, fetch, clock }
  const api = createDriveApi(connection, sharedDriveId)
  const folder = createDriveFolder({ api, folderId, sharedDriveId, remembered })
  const sessions = createUploadSessions(connection, options.chunkBytes)
  const result = (file: DriveFile): DeliveredFile => ({ id: file.id, link: linkOf(file) })

  return {
    label: 'Google Drive',
    service: 'drive',
    processes: true,

    async deliver(order, call) {
      assertPlaceFor(auth.type, folderId, sharedDriveId)
      let latest = call.saved
      const save = (value: typeof latest & object): void => {
        latest = value
        call.save(value)
      }
      const file = await upload({ api, folder, sessions, clock }, order, { ...call, save })
      const saved = savedOf(latest)
      if (!saved.shared) {
        call.progress(1, 'Making the link')
        await api.share(file.id, call.signal)
        save({ ...saved, shared: true })
      }
      log.info('A video was delivered to Google Drive', { runId: order.runId, bytes: order.bytes })
      return result(file)
    },

    async find(order, value, signal) {
      const { fileId } = savedOf(value)
      const named = fileId ? await api.file(fileId, signal) : null
      const candidates = named ? [named] : await api.withProperty(RUN_PROPERTY, order.runId, signal)
      const whole = candidates.find((file) => !file.trashed && contentOf(file, order) !== 'different')
      // Without its link the delivery is not finished: the next try takes it up from there.
      if (!whole || !(await api.isShared(whole.id, signal))) return { done: false }
      return { done: true, result: { ...result(whole) } }
    },

    async processing(delivered, order, signal) {
      const file = await api.file(delivered.id, signal)
      if (!file || file.trashed) {
        const words = 'The video is no longer in Google Drive.'
        throw new ServiceError(words, { service: 'drive', kind: 'notFound', safeToRetry: true })
      }
      const missing = missingSign(file, order)
      return missing
        ? { state: 'processing', note: missing }
        : { state: 'ready', note: 'Google Drive has read the whole video' }
    },

    async remove(delivered, value, signal) {
      const { session, fileId } = savedOf(value)
      // The session first: it could otherwise still bring the file back.
      if (session) await sessions.cancel(session, signal)
      const ids = new Set([delivered?.id, fileId].filter((id) => typeof id === 'string'))
      for (const id of ids) await api.remove(id, signal)
    },

    async check(signal) {
      assertPlaceFor(auth.type, folderId, sharedDriveId)
      await checkDrive(api, folder, !sharedDriveId && !folderId, signal)
    },
  }
}
