import { createHash } from 'node:crypto'

export const FOLDER = 'application/vnd.google-apps.folder'

export interface Permission {
  readonly id: string
  readonly type: string
  readonly role: string
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly parents: readonly string[]
  readonly appProperties: Readonly<Record<string, string>>
  readonly content: Buffer | null
  readonly createdAt: number
  readonly permissions: Permission[]
  trashed: boolean
  /** How often it was asked for: processing goes on meanwhile. */
  looks: number
}

export interface Session {
  readonly id: string
  readonly meta: StoredFile
  readonly total: number
  readonly parts: Buffer[]
  received: number
  done: boolean
}

export interface DriveState {
  readonly files: Map<string, StoredFile>
  readonly sessions: Map<string, Session>
  readonly issuedIds: Set<string>
  /** Ids of files that are gone: they cannot be used again. */
  readonly spentIds: Set<string>
  readonly tokens: Set<string>
  readonly options: Required<DriveStandInOptions>
  revoked: boolean
  serial: number
}

export interface DriveStandInOptions {
  /** How often a file must be asked for before its metadata is there. */
  readonly readyAfterLooks?: number
  /** … and how many milliseconds of `now` must have passed. */
  readonly readyAfterMs?: number
  readonly now?: () => number
  /** Length of a video; read from its MP4 header unless given. */
  readonly durationMillis?: number | null
  /** A service account: it can store in a Shared Drive only. */
  readonly noOwnSpace?: boolean
  readonly sharedDriveId?: string
  /** Bytes the account may hold in all. */
  readonly quotaBytes?: number
  /** The rules of the company forbid links for everybody. */
  readonly sharingForbidden?: boolean
}

export function createState(options: DriveStandInOptions): DriveState {
  return {
    files: new Map(),
    sessions: new Map(),
    issuedIds: new Set(),
    spentIds: new Set(),
    tokens: new Set(['drive-access-token']),
    options: {
      readyAfterLooks: 0,
      readyAfterMs: 0,
      now: Date.now,
      durationMillis: null,
      noOwnSpace: false,
      sharedDriveId: 'shared-drive-1',
      quotaBytes: 15_000_000_000,
      sharingForbidden: false,
      ...options,
    },
    revoked: false,
    serial: 0,
  }
}

/** Milliseconds from the first `mvhd` box; null when there is none. */
function mp4Millis(content: Buffer): number | null {
  const at = content.indexOf('mvhd')
  if (at < 0 || content.length < at + 36) return null
  const wide = content[at + 4] === 1
  const scale = content.readUInt32BE(at + (wide ? 24 : 16))
  const length = wide ? Number(content.readBigUInt64BE(at + 28)) : content.readUInt32BE(at + 20)
  return scale > 0 ? Math.round((length / scale) * 1000) : null
}

/** The whole resource; the caller's `fields` choose from it. */
export function resourceOf(state: DriveState, file: StoredFile): Record<string, unknown> {
  const { readyAfterLooks, readyAfterMs, now, durationMillis } = state.options
  const ready = file.looks > readyAfterLooks && now() - file.createdAt >= readyAfterMs
  const millis = file.content && (durationMillis ?? mp4Millis(file.content) ?? 60_000)
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    parents: file.parents,
    appProperties: file.appProperties,
    trashed: file.trashed,
    createdTime: new Date(file.createdAt).toISOString(),
    webViewLink: `https://drive.google.com/file/d/${file.id}/view?usp=drivesdk`,
    hasThumbnail: ready && file.content !== null,
    capabilities: { canAddChildren: file.mimeType === FOLDER },
    permissionIds: file.permissions.map((each) => each.id),
    ...(file.content
      ? {
          size: String(file.content.length),
          md5Checksum: createHash('md5').update(file.content).digest('hex'),
          ...(ready
            ? { videoMediaMetadata: { width: 1920, height: 1080, durationMillis: String(millis) } }
            : {}),
        }
      : {}),
  }
}

/** "a,b(c),files(id,name)" as Google's field masks read. */
export function masked(value: unknown, fields: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => masked(each, fields))
  if (value === null || typeof value !== 'object') return value
  const wanted = new Map<string, string | null>()
  for (const [, name = '', inner] of fields.matchAll(/(\w+)(?:\(((?:[^()]|\([^()]*\))*)\))?/g)) {
    wanted.set(name, inner ?? null)
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => wanted.has(name))
      .map(([name, each]) => {
        const inner = wanted.get(name)
        return [name, inner ? masked(each, inner) : each]
      }),
  )
}
