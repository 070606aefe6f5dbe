export const SCHEME = 'app'
export const HOST = 'hard-e'
export const APP_ORIGIN = `${SCHEME}://${HOST}`

/** True for addresses of our own page: the packed one, or the development server when there is one. */
export type OwnUrl = (url: string) => boolean

export function createOwnUrl(devUrl: string | undefined): OwnUrl {
  const devOrigin = devUrl === undefined ? null : URL.parse(devUrl)?.origin
  return (text) => {
    const url = URL.parse(text)
    if (!url) return false
    // A scheme of our own has the opaque origin "null" outside Chromium, so scheme and host are compared.
    if (url.protocol === `${SCHEME}:`) return url.host === HOST
    return devOrigin !== null && url.origin !== 'null' && url.origin === devOrigin
  }
}
