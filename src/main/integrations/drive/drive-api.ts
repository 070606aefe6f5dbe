import { z } from 'zod'
import { ServiceError } from '#main/core/errors.ts'
import { driveCall, type DriveConnection } from './drive-call.ts'
import { driveFileSchema, FILE_FIELDS, type DriveFile } from './drive-file.ts'

export interface NewFile {
  /** From `newId`: creating twice gives one file. */
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly parents: string[]
  readonly appProperties: Record<string, string>
}

/** The metadata calls of Drive v3 that are needed. All of them may be repeated. */
export interface DriveApi {
  newId(signal: AbortSignal): Promise<string>
  /** Null where there is none, or none that this account may see. */
  file(id: string, signal: AbortSignal): Promise<DriveFile | null>
  /** Files and folders of Hard-E that carry the property and are not in the bin; oldest first. */
  withProperty(key: string, value: string, signal: AbortSignal): Promise<readonly DriveFile[]>
  /** Without content: folders, and the probe of the connection test. Being there already is fine. */
  create(file: NewFile, signal: AbortSignal): Promise<void>
  /** Being gone already is fine. */
  remove(id: string, signal: AbortSignal): Promise<void>
  /** Anyone with the link may watch. */
  share(id: string, signal: AbortSignal): Promise<void>
  isShared(id: string, signal: AbortSignal): Promise<boolean>
  /** Free bytes; null where the account has no limit. */
  freeBytes(signal: AbortSignal): Promise<number | null>
}

const nothing = z.unknown()
const idsSchema = z.looseObject({ ids: z.array(z.string().min(1)).min(1) })
const listSchema = z.looseObject({ files: z.array(driveFileSchema).default([]) })
const permissionsSchema = z.looseObject({
  permissions: z
    .array(z.looseObject({ type: z.string().optional(), role: z.string().optional() }))
    .default([]),
})
const aboutSchema = z.looseObject({
  storageQuota: z.looseObject({ limit: z.string().optional(), usage: z.string().optional() }).optional(),
})

const quoted = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`

export async function unless<T>(status: number, work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ServiceError && error.status === status) return null
    throw error
  }
}

export function createDriveApi(connection: DriveConnection, sharedDriveId: string): DriveApi {
  const everywhere = { supportsAllDrives: true }
  return {
    async newId(signal) {
      const { ids } = await driveCall(connection, idsSchema, signal, (drive, options) =>
        drive.files.generateIds({ count: 1, space: 'drive' }, options),
      )
      return ids[0] ?? ''
    },
    async file(id, signal) {
      return await unless(
        404,
        driveCall(connection, driveFileSchema, signal, (drive, options) =>
          drive.files.get({ fileId: id, fields: FILE_FIELDS, ...everywhere }, options),
        ),
      )
    },
    async withProperty(key, value, signal) {
      const list = await driveCall(connection, listSchema, signal, (drive, options) =>
        drive.files.list(
          {
            q: `appProperties has { key=${quoted(key)} and value=${quoted(value)} } and trashed = false`,
            fields: `files(${FILE_FIELDS})`,
            orderBy: 'createdTime',
            pageSize: 20,
            spaces: 'drive',
            includeItemsFromAllDrives: true,
            ...(sharedDriveId ? { corpora: 'drive', driveId: sharedDriveId } : {}),
            ...everywhere,
          },
          options,
        ),
      )
      return list.files
    },
    async create(file, signal) {
      await unless(
        409,
        driveCall(connection, nothing, signal, (drive, options) =>
          drive.files.create({ requestBody: file, fields: 'id', ...everywhere }, options),
        ),
      )
    },
    async remove(id, signal) {
      const call = driveCall(connection, nothing.optional(), signal, (drive, options) =>
        drive.files.delete({ fileId: id, ...everywhere }, options),
      )
      await unless(404, call)
    },
    async share(id, signal) {
      const requestBody = { type: 'anyone', role: 'reader', allowFileDiscovery: false }
      await driveCall(connection, nothing, signal, (drive, options) =>
        drive.permissions.create({ fileId: id, requestBody, fields: 'id', ...everywhere }, options),
      )
    },
    async isShared(id, signal) {
      const call = driveCall(connection, permissionsSchema, signal, (drive, options) =>
        drive.permissions.list(
          { fileId: id, fields: 'permissions(type,role)', pageSize: 100, ...everywhere },
          options,
        ),
      )
      const list = await unless(404, call)
      return list?.permissions.some((each) => each.type === 'anyone') ?? false
    },
    async freeBytes(signal) {
      const about = await driveCall(connection, aboutSchema, signal, (drive, options) =>
        drive.about.get({ fields: 'user(emailAddress),storageQuota(limit,usage)' }, options),
      )
      const { limit, usage } = about.storageQuota ?? {}
      return limit === undefined ? null : Number(limit) - Number(usage ?? 0)
    },
  }
}
