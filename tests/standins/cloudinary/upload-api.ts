import { createHash } from 'node:crypto'
import { ask, faultOf } from './composed.ts'
import { refused, type Answered, type Asked, type CloudAsset, type CloudState } from './cloud-state.ts'
import { mediaFacts } from './media-length.ts'
import type { SignedForm } from './signed-form.ts'

const MOST_AT_ONCE = 100_000_000

const list = (value: string | undefined): string[] => (value ? value.split(',') : [])

export function describeAsset(asset: CloudAsset): Readonly<Record<string, unknown>> {
  const { publicId, assetId, content, facts, version, tags } = asset
  return {
    asset_id: assetId,
    public_id: publicId,
    version,
    resource_type: 'video',
    type: 'upload',
    format: facts.format,
    bytes: content.length,
    duration: facts.seconds,
    is_audio: !facts.picture,
    audio: facts.sound ? { codec: facts.format === 'wav' ? 'pcm_s16le' : 'aac' } : {},
    tags,
    etag: createHash('md5').update(content).digest('hex'),
  }
}

/** The whole content of an upload, or the answer to one of its pieces. */
function wholeOf(state: CloudState, file: Buffer, headers: Asked['headers']): Buffer | Answered {
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(headers['content-range'] ?? ''))
  if (!range) return file.length > MOST_AT_ONCE ? refused(413, 'File size too large') : file
  const [from, to, total] = range.slice(1).map(Number)
  const id = String(headers['x-unique-upload-id'] ?? '')
  const pieces = state.begun.get(id) ?? []
  const before = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (!id || from !== before || (to ?? 0) - before + 1 !== file.length) {
    return refused(400, 'Invalid content range')
  }
  state.begun.set(id, [...pieces, file])
  if ((to ?? 0) + 1 < (total ?? 0)) return { status: 200, body: { done: false, bytes: before + file.length } }
  state.begun.delete(id)
  return Buffer.concat([...pieces, file])
}

export async function uploadAnswer(state: CloudState, form: SignedForm, asked: Asked): Promise<Answered> {
  const { params, file } = form
  const { public_id: publicId, overwrite } = params
  if (!file || file.length === 0) return refused(400, 'Empty file')
  if (!publicId || /[?&#\\%<>+]/.test(publicId)) return refused(400, `public_id (${publicId}) is invalid`)
  if (state.quotaUsed) return refused(400, 'Your account has exceeded its credits limit')
  const content = wholeOf(state, file, asked.headers)
  if (!Buffer.isBuffer(content)) return content
  const existing = state.assets.get(publicId)
  if (existing && overwrite === 'false') {
    return { status: 200, body: { ...describeAsset(existing), existing: true } }
  }
  const facts = await mediaFacts(content)
  if (!facts) return refused(400, 'Unsupported video format or file')
  // What was derived of an asset goes when it is replaced.
  for (const video of state.videos.values()) if (video.base === publicId) state.videos.delete(video.id)
  const number = state.nextId++
  const asset: CloudAsset = {
    publicId,
    assetId: String(number).padStart(32, '0'),
    content,
    facts,
    version: 1_700_000_000 + number,
    tags: list(params['tags']),
  }
  state.assets.set(publicId, asset)
  return { status: 200, body: describeAsset(asset) }
}

export function explicitAnswer(state: CloudState, { params }: SignedForm, base: string): Answered {
  const { public_id: publicId = '', type, eager, eager_async: later } = params
  const asset = state.assets.get(publicId)
  if (type !== 'upload') return refused(400, 'Missing required parameter - type')
  if (!asset) return refused(404, `Resource not found - ${publicId}`)
  if (!eager) return { status: 200, body: describeAsset(asset) }
  const fault = faultOf(eager)
  if (fault) return refused(400, fault)
  if (later !== 'true') return refused(400, 'Video is too large to process synchronously')
  if (state.quotaUsed) return refused(400, 'Your account has exceeded its credits limit')
  const video = ask(state, publicId, eager)
  const url = `${base}/${state.options.cloudName}/video/upload/${eager}/v${asset.version}/${publicId}.mp4`
  const status = video.state === 'ready' ? 'complete' : 'processing'
  const described = { transformation: eager, status, batch_id: video.id, secure_url: url, url }
  return { status: 200, body: { ...describeAsset(asset), eager: [described] } }
}

export function destroyAnswer(state: CloudState, { params }: SignedForm): Answered {
  const publicId = params['public_id'] ?? ''
  if (!publicId) return refused(400, 'Missing required parameter - public_id')
  return { status: 200, body: { result: forget(state, publicId) ? 'ok' : 'not found' } }
}

/** An asset goes with what was derived of it, not with what it was laid over. */
export function forget(state: CloudState, publicId: string): boolean {
  for (const video of state.videos.values()) if (video.base === publicId) state.videos.delete(video.id)
  return state.assets.delete(publicId)
}

export function tagsAnswer(state: CloudState, { params }: SignedForm): Answered {
  const { command, tag = '', public_ids: ids } = params
  if (command !== 'add' || !tag || !ids) return refused(400, 'Invalid tags command')
  const changed = list(ids).filter((id) => state.assets.has(id))
  for (const id of changed) {
    const asset = state.assets.get(id)
    if (asset && !asset.tags.includes(tag)) asset.tags.push(tag)
  }
  return { status: 200, body: { public_ids: changed } }
}
