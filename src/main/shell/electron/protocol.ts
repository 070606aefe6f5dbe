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

const SECURITY_HEADERS = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}

/** Answers `app://hard-e/…` with a file of the built page, and with nothing outside it. */
export async function answerAppRequest(request: Request, rendererDir: string): Promise<Response> {
  const url = URL.parse(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = url?.host === HOST ? rendererFile(rendererDir, url.pathname) : null
  const body = file ? await readFile(file.path).catch(() => null) : null
  if (!file || !body) return refuse(404)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      ...SECURITY_HEADERS,
      'content-type': file.contentType,
      'cache-control': file.cacheControl,
    },
  })
}

export function handleAppScheme(rendererDir: string): void {
  protocol.handle(SCHEME, (request) => answerAppRequest(request, rendererDir))
}
