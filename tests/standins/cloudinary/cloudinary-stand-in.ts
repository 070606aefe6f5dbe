import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  deleteDerivedAnswer,
  deleteTaggedAnswer,
  resourceAnswer,
  taggedAnswer,
  unauthorized,
} from './admin-api.ts'
import {
  refused,
  type Answered,
  type Asked,
  type CloudAsset,
  type CloudinaryStandInOptions,
  type CloudState,
  type CloudVideo,
} from './cloud-state.ts'
import { deliveryAnswer } from './delivery-host.ts'
import { readSigned } from './signed-form.ts'
import { tinyMp4 } from './tiny-mp4.ts'
import { destroyAnswer, explicitAnswer, tagsAnswer, uploadAnswer } from './upload-api.ts'

const signedOperations = ['upload', 'explicit', 'destroy', 'tags'] as const
type SignedOperation = (typeof signedOperations)[number]
export type CloudinaryOperation =
  | SignedOperation
  | 'ping'
  | 'resource'
  | 'list'
  | 'deleteTagged'
  | 'deleteDerived'
  | 'look'
  | 'download'

/** What goes wrong with the next requests of an operation, in order. */
export type CloudinaryFault =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'reset' }
  /** It happened, and the connection breaks instead of the answer. */
  | { readonly kind: 'resetAfter' }
  /** It happened, and the answer ends in its middle. */
  | { readonly kind: 'truncated' }
  /** Half of the content, said to be all of it. */
  | { readonly kind: 'half' }
  | { readonly kind: 'slow'; readonly ms: number }

export interface CloudinaryStandIn {
  readonly url: string
  readonly cloudName: string
  readonly apiKey: string
  readonly apiSecret: string
  /** Every request that was understood, in order. */
  readonly requests: readonly CloudinaryOperation[]
  fail(operation: CloudinaryOperation, ...faults: readonly CloudinaryFault[]): void
  /** Faults that nothing has met yet. */
  unspentFaults(): number
  /** The next videos that are asked for come to nothing. */
  failVideos(...reasons: readonly string[]): void
  assets(): readonly CloudAsset[]
  videos(): readonly CloudVideo[]
  /** What is there of runs: everything but templates and music, and every derived video. */
  leftovers(): readonly string[]
  /** Whatever is being made is finished now. */
  finishAll(): void
  forget(publicId: string): void
  useUpQuota(): void
  revoke(): void
  close(): Promise<void>
}

type Work = () => Answered | Promise<Answered>
interface Route {
  readonly operation: CloudinaryOperation
  readonly work: Work
}

function route(state: CloudState, asked: Asked, base: string): Route | null {
  const { method, url } = asked
  const { cloudName } = state.options
  const api = /^\/v1_1\/([^/]+)\/(.+)$/.exec(url.pathname)
  if (!api) {
    if (method !== 'GET' && method !== 'HEAD') return null
    const operation = method === 'HEAD' ? 'look' : 'download'
    return { operation, work: async () => await deliveryAnswer(state, url.pathname) }
  }
  const [, cloud, rest = ''] = api
  if (cloud !== cloudName) return { operation: 'ping', work: () => refused(401, `cloud_name mismatch`) }
  const action = signedOperations.find((each) => method === 'POST' && rest === `video/${each}`)
  if (action) return { operation: action, work: async () => await signedAnswer(state, action, asked, base) }
  const admin = (operation: CloudinaryOperation, work: Work): Route => ({
    operation,
    work: () => unauthorized(state, asked) ?? work(),
  })
  if (rest === 'ping') return admin('ping', () => ({ status: 200, body: { status: 'ok' } }))
  if (rest === 'derived_resources' && method === 'DELETE') {
    return admin('deleteDerived', () => deleteDerivedAnswer(state, asked))
  }
  const [, kind, id = ''] = /^resources\/video\/(tags|upload)\/(.+)$/.exec(decodeURIComponent(rest)) ?? []
  if (kind === 'upload') return admin('resource', () => resourceAnswer(state, asked, id))
  if (kind !== 'tags') return null
  if (method === 'DELETE') return admin('deleteTagged', () => deleteTaggedAnswer(state, id))
  return admin('list', () => taggedAnswer(state, asked, id))
}

async function signedAnswer(
  state: CloudState,
  action: SignedOperation,
  asked: Asked,
  base: string,
): Promise<Answered> {
  const form = await readSigned(state, asked)
  if ('status' in form) return form
  switch (action) {
    case 'upload':
      return await uploadAnswer(state, form, asked)
    case 'explicit':
      return explicitAnswer(state, form, base)
    case 'destroy':
      return destroyAnswer(state, form)
    case 'tags':
      return tagsAnswer(state, form)
  }
}

function reply(res: ServerResponse, answer: Answered, how: 'whole' | 'cut' | 'half'): void {
  const whole = answer.bytes ?? Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body))
  const half = whole.subarray(0, Math.floor(whole.length / 2))
  const content = how === 'half' ? half : whole
  const type = answer.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  res.writeHead(answer.status, { ...type, 'content-length': String(content.length), ...answer.headers })
  if (how !== 'cut') return void res.end(content)
  res.write(half, () => res.destroy())
}

/** Upload API, Admin API and delivery of one cloud on loopback; stateful, and no more lenient than the real one. */
export async function startCloudinaryStandIn(
  options: CloudinaryStandInOptions = {},
): Promise<CloudinaryStandIn> {
  const state: CloudState = {
    options: {
      now: Date.now,
      cloudName: 'practice-cloud',
      apiKey: '123456789012345',
      apiSecret: 'a-secret-of-the-stand-in',
      readyAfterLooks: 3,
      pageSize: 500,
      derive: async ({ seconds }) => tinyMp4({ seconds, contentBytes: 4096 }),
      ...options,
    },
    assets: new Map(),
    videos: new Map(),
    begun: new Map(),
    revoked: false,
    quotaUsed: false,
    failures: [],
    nextId: 1,
  }
  const faults = new Map<CloudinaryOperation, CloudinaryFault[]>()
  const requests: CloudinaryOperation[] = []
  let base = ''

  async function handle(asked: Asked, res: ServerResponse): Promise<void> {
    const found = route(state, asked, base)
    if (!found) return reply(res, refused(404, 'Not found'), 'whole')
    const { operation, work } = found
    requests.push(operation)
    const fault = faults.get(operation)?.shift() ?? { kind: 'none' }
    switch (fault.kind) {
      case 'none':
        return reply(res, await work(), 'whole')
      case 'status': {
        const answer = refused(fault.status, fault.message ?? 'General Error', fault.headers)
        return reply(res, answer, 'whole')
      }
      case 'reset':
        return void res.destroy()
      case 'resetAfter':
        await work()
        return void res.destroy()
      case 'truncated':
        return reply(res, await work(), 'cut')
      case 'half':
        return reply(res, await work(), 'half')
      case 'slow':
        return void setTimeout(
          () => void Promise.resolve(work()).then((a) => reply(res, a, 'whole')),
          fault.ms,
        )
    }
  }

  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('error', () => undefined)
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const url = new URL(req.url ?? '/', base)
      const body = Buffer.concat(parts)
      handle({ method: req.method ?? 'GET', url, headers: req.headers, body }, res).catch(() => res.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const { cloudName, apiKey, apiSecret } = state.options
  return {
    url: base,
    cloudName,
    apiKey,
    apiSecret,
    requests,
    fail: (operation, ...next) => {
      faults.set(operation, [...(faults.get(operation) ?? []), ...next])
    },
    unspentFaults: () => [...faults.values()].flat().length,
    failVideos: (...reasons) => void state.failures.push(...reasons),
    assets: () => [...state.assets.values()],
    videos: () => [...state.videos.values()],
    leftovers: () => [
      ...[...state.assets.values()]
        .filter(({ tags }) => tags.includes('hard-e'))
        .map((each) => each.publicId),
      ...[...state.videos.values()].filter((video) => video.state !== 'failed').map(({ id }) => id),
    ],
    finishAll: () => {
      for (const video of state.videos.values()) video.state = video.reason ? 'failed' : 'ready'
    },
    forget: (publicId) => void state.assets.delete(publicId),
    useUpQuota: () => {
      state.quotaUsed = true
    },
    revoke: () => {
      state.revoked = true
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
