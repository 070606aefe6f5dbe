import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { rendererFile } from '../renderer-file.ts'
import { HOST, SCHEME } from './origin.ts'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers `app://hard-e/…` with a file of the built page, and with nothing outside it. */
export async function answerAppRequest(request: Request, rendererDir: string): Promise<Response> {
  const url = URL.parse(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const file = url?.host === HOST ? rendererFile(rendererDir, url.pathname) : null
  const body = file ? await readFile(file.path).catch(() => null) : null
  if (!file || !body) return new Response('Not found.', { status: 404 })
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      'content-type': file.contentType,
      'cache-control': file.cacheControl,
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

export function handleAppScheme(rendererDir: string): void {
  protocol.handle(SCHEME, (request) => answerAppRequest(request, rendererDir))
}
