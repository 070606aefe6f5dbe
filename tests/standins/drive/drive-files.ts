import { jsonOf, notFound, refused, strangeParameter, type Answered, type Asked } from './drive-answers.ts'
import { FOLDER, masked, resourceOf, type DriveState, type StoredFile } from './drive-state.ts'

const META = ['id', 'name', 'mimeType', 'parents', 'appProperties']

/** A file as it is asked for, or why it is refused: unknown fields, foreign ids, no space. */
export function newFile(state: DriveState, body: Buffer): StoredFile | Answered {
  const meta = jsonOf(body)
  if (!meta) return refused(400, 'parseError')
  const strange = Object.keys(meta).find((name) => !META.includes(name))
  if (strange) return refused(400, 'badRequest', `Unknown name "${strange}"`)
  const { id, name, mimeType, parents, appProperties } = meta
  if (typeof name !== 'string' || typeof mimeType !== 'string') return refused(400, 'required')
  if (typeof id !== 'string' || !state.issuedIds.has(id)) {
    return refused(400, 'invalid', 'The provided file ID is not usable.')
  }
  const [parent] = Array.isArray(parents) ? (parents as unknown[]) : []
  if (typeof parent !== 'string') return refused(400, 'required', 'parents')
  const inDrive = parent === state.options.sharedDriveId
  if (parent !== 'root' && !inDrive && state.files.get(parent)?.mimeType !== FOLDER) return notFound(parent)
  if (state.options.noOwnSpace && !inShared(state, parent)) {
    return refused(403, 'storageQuotaExceeded', 'Service Accounts do not have storage quota.')
  }
  if (state.files.has(id) || state.spentIds.has(id)) {
    return refused(409, 'alreadyExists', 'A file already exists with the provided ID.')
  }
  return {
    id,
    name,
    mimeType,
    parents: [parent],
    appProperties: (appProperties ?? {}) as Readonly<Record<string, string>>,
    content: null,
    createdAt: state.options.now(),
    permissions: [],
    trashed: false,
    looks: 0,
  }
}

function inShared(state: DriveState, parent: string): boolean {
  if (parent === state.options.sharedDriveId) return true
  const above = state.files.get(parent)?.parents[0]
  return above !== undefined && inShared(state, above)
}

const answer = (asked: Asked, body: unknown): Answered => ({
  status: 200,
  body: masked(body, asked.url.searchParams.get('fields') ?? 'kind,id,name,mimeType'),
})

const get = (state: DriveState, asked: Asked, id: string): Answered => {
  const wrong = strangeParameter(asked.url, ['fields', 'supportsAllDrives'])
  const file = state.files.get(id)
  if (wrong ?? !file) return wrong ?? notFound(id)
  file.looks += 1
  return answer(asked, resourceOf(state, file))
}

const QUERY = /^appProperties has \{ key='(\w+)' and value='((?:[^'\\]|\\.)*)' \} and trashed = false$/

const list = (state: DriveState, asked: Asked): Answered => {
  const known = ['q', 'fields', 'orderBy', 'pageSize', 'spaces', 'includeItemsFromAllDrives']
  const wrong = strangeParameter(asked.url, [...known, 'supportsAllDrives', 'corpora', 'driveId'])
  if (wrong) return wrong
  const query = QUERY.exec(asked.url.searchParams.get('q') ?? '')
  if (!query) return refused(400, 'invalid', 'Invalid Value: q')
  const value = (query[2] ?? '').replace(/\\(.)/g, '$1')
  const files = [...state.files.values()].filter(
    (file) => !file.trashed && file.appProperties[query[1] ?? ''] === value,
  )
  return answer(asked, { files: files.map((file) => resourceOf(state, file)) })
}

const create = (state: DriveState, asked: Asked): Answered => {
  const wrong = strangeParameter(asked.url, ['fields', 'supportsAllDrives'])
  const file = wrong ?? newFile(state, asked.body)
  if ('status' in file) return file
  state.files.set(file.id, file)
  return answer(asked, resourceOf(state, file))
}

const remove = (state: DriveState, id: string): Answered => {
  if (!state.files.delete(id)) return notFound(id)
  state.spentIds.add(id)
  return { status: 204 }
}

const generateIds = (state: DriveState, asked: Asked): Answered => {
  const wrong = strangeParameter(asked.url, ['count', 'space', 'type'])
  if (wrong) return wrong
  const ids = Array.from({ length: Number(asked.url.searchParams.get('count') ?? 10) }, () => {
    state.serial += 1
    return `1standin-${String(state.serial).padStart(6, '0')}`
  })
  for (const id of ids) state.issuedIds.add(id)
  return { status: 200, body: { kind: 'drive#generatedIds', space: 'drive', ids } }
}

const share = (state: DriveState, asked: Asked, id: string): Answered => {
  const wrong = strangeParameter(asked.url, ['fields', 'supportsAllDrives'])
  const file = state.files.get(id)
  if (wrong ?? !file) return wrong ?? notFound(id)
  const body = jsonOf(asked.body)
  const strange = Object.keys(body ?? {}).find(
    (name) => !['type', 'role', 'allowFileDiscovery'].includes(name),
  )
  if (!body || strange) return refused(400, 'badRequest', `Unknown name "${strange}"`)
  if (state.options.sharingForbidden) {
    return refused(403, 'publishOutNotPermitted', 'You cannot publish this item outside of your domain.')
  }
  const permission = { id: 'anyoneWithLink', type: String(body['type']), role: String(body['role']) }
  if (!file.permissions.some((each) => each.id === permission.id)) file.permissions.push(permission)
  return answer(asked, permission)
}

const about = (state: DriveState, asked: Asked): Answered => {
  const usage = [...state.files.values()].reduce((sum, file) => sum + (file.content?.length ?? 0), 0)
  return asked.url.searchParams.has('fields')
    ? answer(asked, {
        user: { emailAddress: 'videos@example.com' },
        storageQuota: { limit: String(state.options.quotaBytes), usage: String(usage) },
      })
    : refused(400, 'required', 'The fields parameter is required for this method.')
}

export type FileOperation =
  | 'about'
  | 'generateIds'
  | 'get'
  | 'list'
  | 'create'
  | 'delete'
  | 'permissions.create'
  | 'permissions.list'

/** The operation that a request means, with its work; null for none. */
export function fileRoute(
  state: DriveState,
  asked: Asked,
): { readonly operation: FileOperation; readonly work: () => Answered } | null {
  const path = asked.url.pathname.replace(/^\/drive\/v3\//, '')
  const [root, first = '', second] = path.split('/').map(decodeURIComponent)
  const key = `${asked.method} ${root}${first ? '/*' : ''}${second ? `/${second}` : ''}`
  if (path === 'files/generateIds') return { operation: 'generateIds', work: () => generateIds(state, asked) }
  switch (key) {
    case 'GET about':
      return { operation: 'about', work: () => about(state, asked) }
    case 'GET files':
      return { operation: 'list', work: () => list(state, asked) }
    case 'POST files':
      return { operation: 'create', work: () => create(state, asked) }
    case 'GET files/*':
      return { operation: 'get', work: () => get(state, asked, first) }
    case 'DELETE files/*':
      return { operation: 'delete', work: () => remove(state, first) }
    case 'POST files/*/permissions':
      return { operation: 'permissions.create', work: () => share(state, asked, first) }
    case 'GET files/*/permissions':
      return {
        operation: 'permissions.list',
        work: () => {
          const file = state.files.get(first)
          return file ? answer(asked, { permissions: file.permissions }) : notFound(first)
        },
      }
    default:
      return null
  }
}
