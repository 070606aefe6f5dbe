import { z } from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { adminCall, signedCall } from './cloudinary-call.ts'

const derivedSchema = z.looseObject({
  id: z.string(),
  transformation: z.string(),
  secure_url: z.string().nullish(),
  status: z.string().nullish(),
})
export type Derived = z.infer<typeof derivedSchema>

const resourceSchema = z.looseObject({
  public_id: z.string(),
  version: z.number().nullish(),
  bytes: z.number().nullish(),
  duration: z.coerce.number().nullish(),
  tags: z.array(z.string()).nullish(),
  audio: z.looseObject({ codec: z.string().nullish() }).nullish(),
  derived: z.array(derivedSchema).nullish(),
  next_cursor: z.string().nullish(),
  derived_next_cursor: z.string().nullish(),
})
export type Resource = z.infer<typeof resourceSchema>

const listSchema = z.looseObject({
  resources: z.array(z.looseObject({ public_id: z.string(), tags: z.array(z.string()).nullish() })),
  next_cursor: z.string().nullish(),
})
const anythingSchema = z.looseObject({})
const removedSchema = z.looseObject({ partial: z.boolean().nullish(), next_cursor: z.string().nullish() })
const destroyedSchema = z.looseObject({ result: z.string() })

const PAGE = '500'
const MOST_PAGES = 200
const IDS_A_CALL = 100

const isGone = (error: unknown): boolean => error instanceof ServiceError && error.kind === 'notFound'

async function page(
  account: CloudinaryAccount,
  publicId: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Resource | null> {
  try {
    const path = ['resources', 'video', 'upload', publicId]
    return await adminCall(account, { path, query }, resourceSchema, signal)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** A sound or video with its length; null when it is not there. Counts as one call of the hour. */
export async function resourceOf(
  account: CloudinaryAccount,
  publicId: string,
  signal: AbortSignal,
): Promise<Resource | null> {
  return await page(account, publicId, { media_metadata: 'true', max_results: '1' }, signal)
}

/** Every derived video of one base; none when the base is not there. */
export async function derivedOf(
  account: CloudinaryAccount,
  publicId: string,
  signal: AbortSignal,
): Promise<readonly Derived[]> {
  const found: Derived[] = []
  let cursor: string | null = null
  for (let nth = 0; nth < MOST_PAGES; nth++) {
    const query: Readonly<Record<string, string>> = {
      max_results: PAGE,
      ...(cursor === null ? {} : { derived_next_cursor: cursor }),
    }
    const resource = await page(account, publicId, query, signal)
    found.push(...(resource?.derived ?? []))
    cursor = resource?.derived_next_cursor ?? resource?.next_cursor ?? null
    if (cursor === null) break
  }
  return found
}

/** Everything with a tag, and its other tags. */
export async function taggedWith(
  account: CloudinaryAccount,
  tag: string,
  signal: AbortSignal,
): Promise<readonly { readonly publicId: string; readonly tags: readonly string[] }[]> {
  const found: { publicId: string; tags: readonly string[] }[] = []
  let cursor: string | null = null
  for (let nth = 0; nth < MOST_PAGES; nth++) {
    const query: Readonly<Record<string, string>> = {
      max_results: PAGE,
      tags: 'true',
      ...(cursor === null ? {} : { next_cursor: cursor }),
    }
    const path = ['resources', 'video', 'tags', tag]
    const list: z.infer<typeof listSchema> = await adminCall(account, { path, query }, listSchema, signal)
    found.push(...list.resources.map(({ public_id: publicId, tags }) => ({ publicId, tags: tags ?? [] })))
    cursor = list.next_cursor ?? null
    if (cursor === null) break
  }
  return found
}

export async function addTag(
  account: CloudinaryAccount,
  publicId: string,
  tag: string,
  signal: AbortSignal,
): Promise<void> {
  const params = { command: 'add', tag, 'public_ids[]': publicId, type: 'upload' }
  await signedCall(account, { action: 'tags', params }, anythingSchema, signal)
}

/** Takes derived videos away; one that is gone already is done. */
export async function deleteDerived(
  account: CloudinaryAccount,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < ids.length; at += IDS_A_CALL) {
    const json = { derived_resource_ids: ids.slice(at, at + IDS_A_CALL), invalidate: true }
    const path = ['derived_resources']
    await adminCall(account, { method: 'DELETE', path, json }, anythingSchema, signal)
  }
}

/** Takes an asset away, from the caches too; "not found" is done. */
export async function destroy(
  account: CloudinaryAccount,
  publicId: string,
  signal: AbortSignal,
): Promise<void> {
  const params = { public_id: publicId, type: 'upload', invalidate: 'true' }
  try {
    const { result } = await signedCall(account, { action: 'destroy', params }, destroyedSchema, signal)
    if (result === 'ok' || result === 'not found') return
    const words = `Cloudinary did not take a file away: “${result.slice(0, 80)}”`
    throw new ServiceError(words, { service: 'cloudinary', kind: 'server', safeToRetry: true })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** Takes away whatever still has a tag; it goes in portions. */
export async function deleteTagged(
  account: CloudinaryAccount,
  tag: string,
  signal: AbortSignal,
): Promise<void> {
  const path = ['resources', 'video', 'tags', tag]
  for (let nth = 0; nth < MOST_PAGES; nth++) {
    const query = { invalidate: 'true' }
    const done = await adminCall(account, { method: 'DELETE', path, query }, removedSchema, signal)
    if (!done.partial && !done.next_cursor) return
  }
}
