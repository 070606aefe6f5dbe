import { header, refused, type Answered, type Asked } from './drive-answers.ts'
import { newFile } from './drive-files.ts'
import type { DriveState, Session } from './drive-state.ts'

const UNIT = 256 * 1024

export type UploadOperation = 'session.start' | 'session.put' | 'session.query' | 'session.cancel'

/** How a chunk is spoilt on its way. */
export interface Spoilt {
  /** Only so many bytes of it arrive. */
  readonly onlyBytes?: number
  readonly corrupt?: boolean
}

function start(state: DriveState, asked: Asked, base: string): Answered {
  const total = Number(header(asked, 'x-upload-content-length'))
  if (asked.url.searchParams.get('uploadType') !== 'resumable')
    return refused(400, 'badRequest', 'uploadType')
  if (!(total > 0) || !header(asked, 'x-upload-content-type')) return refused(400, 'badRequest', 'X-Upload-*')
  const meta = newFile(state, asked.body)
  if ('status' in meta) return meta
  const used = [...state.files.values()].reduce((sum, file) => sum + (file.content?.length ?? 0), 0)
  if (used + total > state.options.quotaBytes) {
    return refused(403, 'storageQuotaExceeded', "The user's Drive storage quota has been exceeded.")
  }
  state.serial += 1
  const id = `session-${state.serial}`
  state.sessions.set(id, { id, meta, total, parts: [], received: 0, done: false })
  const location = `${base}/upload/drive/v3/files?uploadType=resumable&upload_id=${id}`
  return { status: 200, headers: { location } }
}

const stand = (session: Session): Answered => ({
  status: 308,
  headers: session.received > 0 ? { range: `bytes=0-${session.received - 1}` } : {},
})

const finished = (session: Session): Answered => ({
  status: 200,
  body: { kind: 'drive#file', id: session.meta.id, name: session.meta.name },
})

function put(state: DriveState, session: Session, asked: Asked, spoilt: Spoilt): Answered {
  if (session.done) return finished(session)
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header(asked, 'content-range'))
  if (!range) return refused(400, 'badRequest', 'Content-Range')
  const [from, to, total] = range.slice(1).map(Number) as [number, number, number]
  const last = to + 1 === session.total
  if (total !== session.total || from !== session.received || asked.body.length !== to - from + 1) {
    return refused(400, 'badRequest', 'Content-Range does not fit')
  }
  if (!last && asked.body.length % UNIT !== 0) return refused(400, 'badRequest', 'Chunk size')
  const arrived = Buffer.from(asked.body.subarray(0, spoilt.onlyBytes ?? asked.body.length))
  if (spoilt.corrupt) arrived[0] = (arrived[0] ?? 0) ^ 0xff
  session.parts.push(arrived)
  session.received += arrived.length
  if (session.received < session.total) return stand(session)
  if (state.files.has(session.meta.id)) return refused(409, 'alreadyExists')
  session.done = true
  const content = Buffer.concat(session.parts)
  state.files.set(session.meta.id, { ...session.meta, content, createdAt: state.options.now() })
  return finished(session)
}

/** The operation that a request to the upload address means; null for none. */
export function uploadRoute(
  state: DriveState,
  asked: Asked,
  base: string,
): { readonly operation: UploadOperation; readonly work: (spoilt: Spoilt) => Answered } | null {
  if (asked.url.pathname !== '/upload/drive/v3/files') return null
  if (asked.method === 'POST') return { operation: 'session.start', work: () => start(state, asked, base) }
  const session = state.sessions.get(asked.url.searchParams.get('upload_id') ?? '')
  const known = (work: (session: Session) => Answered): Answered =>
    session ? work(session) : refused(404, 'notFound', 'Upload session not found')
  if (asked.method === 'DELETE') {
    const work = (): Answered =>
      known((each) => {
        state.sessions.delete(each.id)
        return { status: 499 }
      })
    return { operation: 'session.cancel', work }
  }
  if (asked.method !== 'PUT') return null
  if (header(asked, 'content-range').startsWith('bytes */')) {
    const work = (): Answered => known((each) => (each.done ? finished(each) : stand(each)))
    return { operation: 'session.query', work }
  }
  return { operation: 'session.put', work: (spoilt) => known((each) => put(state, each, asked, spoilt)) }
}
