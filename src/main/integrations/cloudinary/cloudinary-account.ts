import { UserError } from '../../core/errors.ts'
import type { Clock } from '../../core/clock.ts'
import type { Fetch } from '../../core/http.ts'

/** One cloud at Cloudinary and how it is reached. */
export interface CloudinaryAccount {
  /** https://api.cloudinary.com, api-eu, api-ap. */
  readonly baseUrl: string
  /** https://res.cloudinary.com or an own delivery host. */
  readonly deliveryUrl: string
  readonly cloudName: string
  readonly apiKey: string
  readonly apiSecret: () => Promise<string>
  readonly fetch: Fetch
  readonly clock: Clock
}

const trimmed = (url: string): string => url.replace(/\/+$/, '')
const inPath = (id: string): string => id.split('/').map(encodeURIComponent).join('/')

function entered(value: string, code: string, what: string): string {
  const text = value.trim()
  if (text) return text
  throw new UserError(code, `${what} is missing.`, 'Enter it in Settings → Video.')
}

export const cloudOf = ({ cloudName }: CloudinaryAccount): string =>
  entered(cloudName, 'NO_CLOUD', 'The name of the Cloudinary cloud')

export const keyOf = ({ apiKey }: CloudinaryAccount): string =>
  entered(apiKey, 'NO_KEY', 'The Cloudinary API key')

/** Address of an API call; `parts` are path segments or ids with slashes in them. */
export function apiUrl(account: CloudinaryAccount, ...parts: readonly string[]): URL {
  const path = [cloudOf(account), ...parts].map(inPath).join('/')
  return new URL(`${trimmed(account.baseUrl)}/v1_1/${path}`)
}

/**
 * Where a derived video is fetched. What the service says is taken only where it names the delivery host of the
 * settings: an address from an answer is never followed elsewhere.
 */
export function deliveryAddress(
  account: CloudinaryAccount,
  video: { readonly base: string; readonly version: number | null; readonly transformation: string },
  said: string | null,
): string {
  const host = trimmed(account.deliveryUrl)
  if (said?.startsWith(`${host}/`)) return said
  const version = video.version === null ? '' : `v${video.version}/`
  const cloud = encodeURIComponent(cloudOf(account))
  return `${host}/${cloud}/video/upload/${video.transformation}/${version}${inPath(video.base)}.mp4`
}
