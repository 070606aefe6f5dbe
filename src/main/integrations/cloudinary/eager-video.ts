import { z } from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { send } from '../../core/http.ts'
import type { RenderOrder } from '../../video/renderer.ts'
import { voiceIdOf } from './asset-names.ts'
import { deliveryAddress, type CloudinaryAccount } from './cloudinary-account.ts'
import { signedCall } from './cloudinary-call.ts'
import { cloudinaryRefusal, cloudinarySaid } from './cloudinary-refusal.ts'
import { transformationString } from './cloudinary-sdk.ts'
import { pieceIds, type PieceSettings } from './render-pieces.ts'
import { deleteDerived, derivedOf, resourceOf } from './resources.ts'
import { canonical, componentsOf } from './transformation.ts'

/** A video that Cloudinary was asked for, as it is kept between looks. */
export const askedSchema = z.object({
  voice: z.string(),
  base: z.string(),
  transformation: z.string(),
  url: z.string(),
  askedAt: z.number(),
  looks: z.number().int(),
})
export type Asked = z.infer<typeof askedSchema>

/** How far a video is; what failed is asked for anew by the next attempt. */
export type Seen =
  | { readonly state: 'ready' }
  | { readonly state: 'processing' }
  /** Neither there nor said to be on its way. */
  | { readonly state: 'unseen' }
  | { readonly state: 'failed'; readonly error: ServiceError }

const eagerSchema = z.looseObject({
  transformation: z.string().nullish(),
  status: z.string().nullish(),
  reason: z.string().nullish(),
  secure_url: z.string().nullish(),
})
const explicitSchema = z.looseObject({
  version: z.number().nullish(),
  eager: z.array(eagerSchema).nullish(),
})
const LOOK_TIMEOUT_MS = 30_000

const failure = (reason: string | null | undefined): ServiceError =>
  new ServiceError(
    'Cloudinary could not make the video.' + (reason ? ` It said: “${reason.slice(0, 200)}”` : ''),
    { service: 'cloudinary', kind: 'server', safeToRetry: true },
  )

const missing = (what: string): ServiceError =>
  new ServiceError(`Cloudinary has no ${what} for this video. It is brought there again.`, {
    service: 'cloudinary',
    kind: 'processing',
    safeToRetry: true,
  })

/** Asks for the video. Asking again while it is made, or when it is there, changes nothing. */
export async function askForVideo(
  account: CloudinaryAccount,
  settings: PieceSettings,
  order: RenderOrder,
  signal: AbortSignal,
): Promise<Asked> {
  const ids = await pieceIds(settings, signal)
  const base = await resourceOf(account, ids.template, signal)
  if (!base) throw missing('template')
  const music = ids.music === null ? null : await resourceOf(account, ids.music, signal)
  if (ids.music !== null && !music) throw missing('music')
  if (!base.duration) {
    throw new ServiceError('Cloudinary does not say how long the template is: choose another one.', {
      service: 'cloudinary',
      kind: 'validation',
      safeToRetry: true,
    })
  }
  const voice = voiceIdOf(order)
  const components = componentsOf({
    voiceId: voice,
    voiceSeconds: order.voiceSeconds,
    baseSeconds: base.duration,
    baseSounds: Boolean(base.audio?.codec),
    music: music ? { id: music.public_id, seconds: music.duration ?? 0 } : null,
  })
  const transformation = await transformationString(components)
  const params = { public_id: ids.template, type: 'upload', eager: transformation, eager_async: 'true' }
  const answer = await signedCall(account, { action: 'explicit', params }, explicitSchema, signal)
  const eager = answer.eager?.[0]
  if (eager?.status === 'failed') throw failure(eager.reason)
  const version = answer.version ?? base.version ?? null
  const video = { base: ids.template, version, transformation }
  const url = deliveryAddress(account, video, eager?.secure_url ?? null)
  return { voice, base: ids.template, transformation, url, askedAt: account.clock.now(), looks: 0 }
}

async function findDerived(account: CloudinaryAccount, asked: Asked, signal: AbortSignal) {
  const wanted = canonical(asked.transformation)
  const all = await derivedOf(account, asked.base, signal)
  return all.filter(({ transformation }) => canonical(transformation) === wanted)
}

/** Takes away a video that cannot be used, so that asking again makes a new one. */
export async function discardVideo(
  account: CloudinaryAccount,
  asked: Asked,
  signal: AbortSignal,
): Promise<void> {
  const found = await findDerived(account, asked, signal)
  const ids = found.map(({ id }) => id)
  await deleteDerived(account, ids, signal)
}

/** Whether the Admin API lists it; null when it does not, or will not say for the rest of the hour. */
async function listed(account: CloudinaryAccount, asked: Asked, signal: AbortSignal): Promise<Seen | null> {
  try {
    const [ours] = await findDerived(account, asked, signal)
    if (!ours) return null
    if (ours.status === 'failed') return { state: 'failed', error: failure(null) }
    return ours.status === 'processing' || ours.status === 'pending' ? null : { state: 'ready' }
  } catch (error) {
    if (error instanceof ServiceError && error.kind === 'rate') return null
    throw error
  }
}

/** What the delivery host says. It is asked only where the list does not settle it: refusals are cached there. */
async function delivered(account: CloudinaryAccount, asked: Asked, signal: AbortSignal): Promise<Seen> {
  const response = await send(account.fetch, {
    service: 'cloudinary',
    url: asked.url,
    method: 'HEAD',
    timeoutMs: LOOK_TIMEOUT_MS,
    signal,
  })
  if (response.ok) return { state: 'ready' }
  const { status, headers } = response
  if (status === 423) return { state: 'processing' }
  const message = cloudinarySaid(null, headers)
  const error = cloudinaryRefusal({ status, headers, message }, account.clock.now())
  switch (error.kind) {
    case 'rate':
    case 'server':
    case 'timeout':
      return { state: 'processing' }
    // "Too large to process synchronously", or an account that delivers only what was prepared.
    case 'processing':
    case 'auth':
      return { state: 'unseen' }
    case 'notFound': {
      const there = await resourceOf(account, asked.voice, signal)
      return there ? { state: 'unseen' } : { state: 'failed', error: missing('voice') }
    }
    default:
      return { state: 'failed', error }
  }
}

/** Looks how far the video is. Rejects with ServiceError when it cannot be asked. */
export async function lookAtVideo(
  account: CloudinaryAccount,
  asked: Asked,
  signal: AbortSignal,
): Promise<Seen> {
  const seen = await listed(account, asked, signal)
  if (seen) return seen
  try {
    return await delivered(account, asked, signal)
  } catch (error) {
    if (error instanceof ServiceError && error.kind === 'timeout') return { state: 'processing' }
    throw error
  }
}
