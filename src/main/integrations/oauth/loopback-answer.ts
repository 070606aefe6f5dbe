import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the browser brought back. */
export type Answer =
  | { readonly outcome: 'code'; readonly code: string }
  | { readonly outcome: 'refused'; readonly error: string }

export interface LoopbackAnswer {
  readonly redirectUri: string
  /** Resolves with the first answer that carries the right state. */
  readonly answer: Promise<Answer>
  close(): Promise<void>
}

function page(res: ServerResponse, status: number, title: string, text: string): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  })
  res.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
      '<body style="font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em">' +
      `<h1 style="font-size:1.3em">${title}</h1><p>${text}</p></body></html>`,
  )
}

/** Waits on 127.0.0.1 for the browser (RFC 8252 §7.3). Answers with another state are turned away. */
export async function listenForAnswer(state: string): Promise<LoopbackAnswer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  let answered = false
  const server = createServer((req, res) => {
    // Any page may ask this port for anything, also for what is no address ("//").
    const address = `http://127.0.0.1${req.url ?? '/'}`
    if (!URL.canParse(address)) return page(res, 400, 'Not found', 'Nothing is here.')
    const url = new URL(address)
    const code = url.searchParams.get('code')
    const error = url.searchParams.get('error')
    if (req.method !== 'GET' || url.pathname !== '/') return page(res, 404, 'Not found', 'Nothing is here.')
    if (answered || url.searchParams.get('state') !== state || (!code && !error)) {
      return page(res, 400, 'This is not the expected answer', 'Go back to Hard-E and sign in from there.')
    }
    answered = true
    if (code && !error) {
      page(res, 200, 'Almost done', 'You can close this page and go back to Hard-E.')
      return resolve({ outcome: 'code', code })
    }
    page(res, 200, 'Not signed in', 'Nothing was changed. You can close this page and go back to Hard-E.')
    return resolve({ outcome: 'refused', error: error ?? '' })
  })
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(0, '127.0.0.1', listening.resolve)
  await listening.promise
  return {
    redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer: promise,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const hard = setTimeout(() => server.closeAllConnections(), 500)
      await closed
      clearTimeout(hard)
    },
  }
}
