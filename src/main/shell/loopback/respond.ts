import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { rendererFile } from '../renderer-file.ts'
import type { Access } from './access.ts'
import { signInPage, usedLinkPage } from './pages.ts'

export interface Site {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** `127.0.0.1:<port>`: the only Host that is answered, against DNS rebinding. */
  readonly host: string
  readonly access: Access
  readonly rendererDir: string
  readonly contentSecurityPolicy: string
}

const HTML = 'text/html; charset=utf-8'

function setSecurityHeaders(response: ServerResponse, site: Site): void {
  response.setHeader('content-security-policy', site.contentSecurityPolicy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('cache-control', 'no-store')
}

function end(response: ServerResponse, status: number, body = '', type = 'text/plain; charset=utf-8'): void {
  response.statusCode = status
  if (body) response.setHeader('content-type', type)
  response.end(body)
}

async function sendFile(request: IncomingMessage, response: ServerResponse, site: Site, path: string) {
  const file = rendererFile(site.rendererDir, path)
  const found = file ? await stat(file.path).catch(() => null) : null
  if (!file || !found?.isFile()) return end(response, 404, 'Not found.')
  response.setHeader('content-type', file.contentType)
  response.setHeader('cache-control', file.cacheControl)
  response.setHeader('content-length', found.size)
  if (request.method === 'HEAD') return end(response, 200)
  return pipeline(createReadStream(file.path), response)
}

/** Answers one HTTP request: the launch link, or a file of the page for a browser that has a session. */
export async function respond(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  setSecurityHeaders(response, site)
  if (request.headers.host !== site.host) return end(response, 421, `Open ${site.origin} instead.`)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return end(response, 405, 'Only GET and HEAD.')
  }
  const url = URL.parse(request.url ?? '/', site.origin)
  if (!url || url.origin !== site.origin) return end(response, 400, 'Bad request.')
  const hasSession = site.access.hasSession(request.headers)

  const token = url.searchParams.get('token')
  if (token !== null) {
    // A link preview asks with HEAD; it must not use the link up.
    const session = request.method === 'GET' ? site.access.redeem(token) : null
    if (!session) return end(response, 403, usedLinkPage(hasSession), HTML)
    response.setHeader('set-cookie', site.access.cookie(session))
    // The token leaves the address bar and the history.
    response.setHeader('location', '/')
    return end(response, 303)
  }
  const fetchSite = request.headers['sec-fetch-site']
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') {
    return end(response, 403, 'Open Hard-E from its own page.')
  }
  if (!hasSession) return end(response, 401, signInPage(), HTML)
  return sendFile(request, response, site, url.pathname)
}
