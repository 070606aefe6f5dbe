import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request on its way to a service, before or after it had its effect there. */
export interface Passing {
  readonly service: string
  /** Method and path, with what differs between runs taken out. */
  readonly what: string
  readonly when: 'before' | 'after'
}

/**
 * Decides about a request: 'pass' lets it go on; 'drop' breaks the connection, so that it never arrives,
 * or its answer does not.
 */
export type Watch = (passing: Passing) => Promise<'pass' | 'drop'>

/** An address that stays, in front of a service that may be started anew for every run. */
export interface ServiceGate {
  readonly url: string
  /** Where requests go from now on, without a path. */
  lead(target: string): void
  close(): Promise<void>
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect']

async function bodyOf(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || HOP_BY_HOP.includes(name) ? [] : [[name, String(value)] as const],
  )
  return Object.fromEntries(entries)
}

/** Ids differ from run to run; the kinds of requests do not. */
export const kindOf = (method: string, path: string): string =>
  `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/run[_-][0-9a-z]{26}(?:-[0-9a-f]{12})?/g, 'RUN')
    .replace(/\b[0-9a-f]{12,64}\b/g, 'HASH')
    .replace(/\/s--[\w-]+--\//g, '/SIGNED/')
    .replace(/\/files\/(?!generateIds)[\w-]+/g, '/files/ID')
    .replace(/\/\d+(?=\/|$)/g, '/ID')}`

/** A gate on loopback that shows every request twice: before it is let through and after it was answered. */
export async function openServiceGate(service: string, watch: Watch): Promise<ServiceGate> {
  let target = ''
  let base = ''
  const server = createServer((req, res) => {
    const pass = async (): Promise<void> => {
      const body = await bodyOf(req)
      const [method, path] = [req.method ?? 'GET', req.url ?? '/']
      const what = kindOf(method, path)
      const to = target
      if ((await watch({ service, what, when: 'before' })) === 'drop') return void res.destroy()
      const answer = await fetch(`${to}${path}`, {
        method,
        headers: headersOf(req.headers),
        redirect: 'manual',
        ...(body.length > 0 ? { body } : {}),
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if ((await watch({ service, what, when: 'after' })) === 'drop') return void res.destroy()
      // The service speaks of its own address; whoever asked must come through the gate again.
      const json = (answer.headers.get('content-type') ?? '').includes('json')
      const said = json ? Buffer.from(bytes.toString('utf8').replaceAll(to, base)) : bytes
      const headers = Object.fromEntries(
        [...answer.headers]
          .filter(([name]) => !HOP_BY_HOP.includes(name))
          .map(([name, value]) => [name, value.replaceAll(to, base)]),
      )
      // A HEAD says how long the content would be.
      const length = method === 'HEAD' ? answer.headers.get('content-length') : String(said.length)
      const bodyless = answer.status === 204 || answer.status === 304
      res.writeHead(answer.status, {
        ...headers,
        ...(bodyless || length === null ? {} : { 'content-length': length }),
      })
      res.end(method === 'HEAD' || bodyless ? undefined : said)
    }
    pass().catch(() => res.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: base,
    lead: (next) => {
      target = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
