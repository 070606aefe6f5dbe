import type { Session, WebContents } from 'electron'
import type { OwnUrl } from './origin.ts'

const ALLOWED: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write'])

export interface PermissionAsk {
  readonly permission: string
  /** Address or origin of the page that asks. */
  readonly from: string
  /** What a `media` request wants. */
  readonly media: readonly string[]
}

/** Our own page may notify, copy text and hear the microphone. Everything else is refused. */
export function mayUse(ask: PermissionAsk, own: OwnUrl): boolean {
  if (!own(ask.from)) return false
  if (ask.permission === 'media') return ask.media.length > 0 && ask.media.every((kind) => kind === 'audio')
  return ALLOWED.has(ask.permission)
}

export function guardPermissions(session: Session, own: OwnUrl): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(mayUse({ permission, from: details.requestingUrl, media }, own))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType]
    return mayUse({ permission, from: details.securityOrigin ?? origin, media }, own)
  })
}

/** Keeps a window on our own page: no other address, no webview, no second window. */
export function guardContents(contents: WebContents, own: OwnUrl, openExternal: (url: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!own(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
}
