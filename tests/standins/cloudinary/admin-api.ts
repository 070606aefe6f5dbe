import { lookAt, refused, type Answered, type Asked, type CloudState } from './cloud-state.ts'
import { describeAsset, forget } from './upload-api.ts'

/** Refuses whoever has not got key and secret. */
export function unauthorized(state: CloudState, { headers }: Asked): Answered | null {
  const { apiKey, apiSecret } = state.options
  const expected = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
  if (headers['authorization'] === expected && !state.revoked) return null
  return refused(401, 'Invalid credentials')
}

function paged<T>(state: CloudState, all: readonly T[], url: URL, cursorName: string) {
  const wanted = Number(url.searchParams.get('max_results') ?? 10)
  const size = Math.min(Number.isFinite(wanted) ? wanted : 10, 500, state.options.pageSize)
  const from = Number(url.searchParams.get(cursorName) ?? 0)
  const next = from + size < all.length ? String(from + size) : null
  return { page: all.slice(from, from + size), next }
}

export function resourceAnswer(state: CloudState, { url }: Asked, publicId: string): Answered {
  const asset = state.assets.get(publicId)
  if (!asset) return refused(404, `Resource not found - ${publicId}`)
  const ofBase = [...state.videos.values()].filter((video) => video.base === publicId)
  for (const video of ofBase) lookAt(state, video)
  const ready = ofBase.filter((video) => video.state === 'ready')
  const { page, next } = paged(state, ready, url, 'derived_next_cursor')
  // The Admin API may spell the format after the transformation.
  const derived = page.map(({ id, transformation }) => ({ id, transformation: `${transformation}/mp4` }))
  const cursor = next === null ? {} : { derived_next_cursor: next }
  return { status: 200, body: { ...describeAsset(asset), derived, ...cursor } }
}

export function taggedAnswer(state: CloudState, { url }: Asked, tag: string): Answered {
  const tagged = [...state.assets.values()].filter(({ tags }) => tags.includes(tag))
  const { page, next } = paged(state, tagged, url, 'next_cursor')
  const withTags = url.searchParams.get('tags') === 'true'
  const resources = page.map((asset) => {
    const { tags, ...rest } = describeAsset(asset)
    return withTags ? { ...rest, tags } : rest
  })
  return { status: 200, body: { resources, ...(next === null ? {} : { next_cursor: next }) } }
}

/** Goes in portions, like the real one. */
export function deleteTaggedAnswer(state: CloudState, tag: string): Answered {
  const tagged = [...state.assets.values()].filter(({ tags }) => tags.includes(tag))
  const portion = tagged.slice(0, Math.min(1000, state.options.pageSize))
  for (const { publicId } of portion) forget(state, publicId)
  const deleted = Object.fromEntries(portion.map(({ publicId }) => [publicId, 'deleted']))
  return { status: 200, body: { deleted, partial: portion.length < tagged.length } }
}

export function deleteDerivedAnswer(state: CloudState, { body }: Asked): Answered {
  const asked: unknown = JSON.parse(body.toString('utf8') || '{}')
  const ids: unknown =
    asked && typeof asked === 'object' && 'derived_resource_ids' in asked ? asked.derived_resource_ids : null
  if (!Array.isArray(ids) || ids.length === 0) {
    return refused(400, 'Missing required parameter - derived_resource_ids')
  }
  if (ids.length > 100) return refused(400, 'Too many derived_resource_ids')
  const deleted = ids.map((id) => [String(id), state.videos.delete(String(id)) ? 'deleted' : 'not_found'])
  return { status: 200, body: { deleted: Object.fromEntries(deleted) as unknown } }
}
