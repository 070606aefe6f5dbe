import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { refused, type Answered, type Asked } from './drive-answers.ts'
import { fileRoute, type FileOperation } from './drive-files.ts'
import { createState, FOLDER, type DriveStandInOptions, type StoredFile } from './drive-state.ts'
import { tokenAnswer } from './drive-tokens.ts'
import { uploadRoute, type Spoilt, type UploadOperation } from './drive-uploads.ts'

export type DriveOperation = FileOperation | UploadOperation | 'token'

/** What goes wrong with the next request of an operation, in order. */
export type DriveFault =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly reason?: string
      readonly retryAfter?: string
    }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'reset' }
  /** It happened, and the connection breaks instead of the answer. */
  | { readonly kind: 'resetAfter' }
  /** It happened, and the answer ends in its middle. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Only a part of a chunk arrives; then the connection breaks, or Drive says how far it is. */
  | { readonly kind: 'partial'; readonly bytes: number; readonly next: 'reset' | 'answer' }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'loseSession' }

export interface DriveStandIn {
  readonly url: string
  readonly tokenUrl: string
  /** Every request that was understood, in order. */
  readonly requests: readonly DriveOperation[]
  fail(operation: DriveOperation, ...faults: readonly DriveFault[]): void
  /** Called when an operation had its effect, before its answer: for stopping right there. */
  onEffect(listener: (operation: DriveOperation) => void): void
  /** Videos and other files with content, and probes; folders are left out. */
  files(): readonly StoredFile[]
  folders(): readonly StoredFile[]
  /** Uploads that were begun and neither finished nor cancelled. */
  openSessions(): readonly string[]
  /** Somebody puts it into the bin. */
  trash(id: string): void
  /** Somebody deletes it for good. */
  forget(id: string): void
  /** A folder that a person made and shared with the account. */
  addFolder(id: string, parent?: string): void
  expireTokens(): void
  revoke(): void
  close(): Promise<void>
}

function reply(res: ServerResponse, answer: Answered, cut: boolean): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
  const type = text ? { 'content-type': 'application/json; charset=UTF-8' } : {}
  const length = answer.status === 204 ? {} : { 'content-length': String(Buffer.byteLength(text)) }
  res.writeHead(answer.status, { ...type, ...length, ...answer.headers })
  if (!cut) return void res.end(text)
  res.write(text.slice(0, Math.floor(text.length / 2)), () => res.destroy())
}

/**
 * Google Drive v3 with resumable uploads on loopback; stateful, and as strict as the real one or stricter.
 */
export async function startDriveStandIn(options: DriveStandInOptions = {}): Promise<DriveStandIn> {
  const state = createState(options)
  const faults = new Map<DriveOperation, DriveFault[]>()
  const requests: DriveOperation[] = []
  let effect: (operation: DriveOperation) => void = () => undefined
  let base = ''

  function route(asked: Asked): { operation: DriveOperation; work: (spoilt: Spoilt) => Answered } | null {
    if (asked.url.pathname === '/token' && asked.method === 'POST') {
      return { operation: 'token', work: () => tokenAnswer(state, asked) }
    }
    return uploadRoute(state, asked, base) ?? fileRoute(state, asked)
  }

  function handle(asked: Asked, res: ServerResponse): void {
    const found = route(asked)
    if (!found) return reply(res, refused(404, 'notFound', 'No such method'), false)
    const { operation, work } = found
    requests.push(operation)
    const fault = faults.get(operation)?.shift() ?? { kind: 'none' }
    const authorized = state.tokens.has(String(asked.headers['authorization'] ?? '').replace(/^Bearer /, ''))
    if (operation !== 'token' && !authorized) {
      return reply(res, refused(401, 'authError', 'Invalid Credentials'), false)
    }
    const perform = (spoilt: Spoilt = {}): Answered => {
      const answer = work(spoilt)
      effect(operation)
      return answer
    }
    switch (fault.kind) {
      case 'none':
        return reply(res, perform(), false)
      case 'status': {
        const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
        return reply(res, { ...refused(fault.status, fault.reason ?? 'backendError'), headers }, false)
      }
      case 'reset':
        return void res.destroy()
      case 'resetAfter':
        perform()
        return void res.destroy()
      case 'truncated':
        return reply(res, perform(), true)
      case 'silent':
        return undefined
      case 'slow':
        return void setTimeout(() => reply(res, perform(), false), fault.ms)
      case 'partial': {
        const answer = perform({ onlyBytes: fault.bytes })
        return fault.next === 'reset' ? void res.destroy() : reply(res, answer, false)
      }
      case 'corrupt':
        return reply(res, perform({ corrupt: true }), false)
      case 'loseSession':
        state.sessions.delete(asked.url.searchParams.get('upload_id') ?? '')
        return reply(res, refused(404, 'notFound', 'Upload session not found'), false)
    }
  }

  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('error', () => undefined)
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const url = new URL(req.url ?? '/', base)
      handle({ method: req.method ?? 'GET', url, headers: req.headers, body: Buffer.concat(parts) }, res)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const ofKind = (folder: boolean): readonly StoredFile[] =>
    [...state.files.values()].filter((file) => (file.mimeType === FOLDER) === folder)
  return {
    url: base,
    tokenUrl: `${base}/token`,
    requests,
    fail: (operation, ...next) => {
      faults.set(operation, [...(faults.get(operation) ?? []), ...next])
    },
    onEffect: (listener) => {
      effect = listener
    },
    files: () => ofKind(false),
    folders: () => ofKind(true),
    openSessions: () => [...state.sessions.values()].filter((each) => !each.done).map((each) => each.id),
    trash: (id) => {
      const file = state.files.get(id)
      if (file) file.trashed = true
    },
    forget: (id) => {
      state.files.delete(id)
      state.spentIds.add(id)
    },
    addFolder: (id, parent = 'root') => {
      const facts = { name: id, mimeType: FOLDER, parents: [parent], appProperties: {}, content: null }
      state.files.set(id, { id, ...facts, createdAt: 0, permissions: [], trashed: false, looks: 0 })
    },
    expireTokens: () => state.tokens.clear(),
    revoke: () => {
      state.revoked = true
      state.tokens.clear()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
