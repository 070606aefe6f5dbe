import { isIP } from 'node:net'
import { lookup, Resolver } from 'node:dns/promises'

/** Asks the name service for records of a type ('TXT'); rejects with an error that has a `code`. */
export type DnsResolver = (name: string, type: string) => Promise<string[][] | string[]>

export interface DnsOptions {
  /** The setting `trigger.dnsServers` as it is now: `host` or `host:port`, by commas; '' for the system's. */
  readonly servers: () => string
  /** Of one question to one server, milliseconds. */
  readonly timeoutMs?: number
  readonly tries?: number
}

async function address(server: string): Promise<string> {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(server)
  if (bracketed || isIP(server)) return server
  const [host = '', port = ''] = server.split(':')
  const ip = isIP(host) ? host : (await lookup(host, { family: 4 })).address
  return port ? `${ip}:${port}` : ip
}

async function ask(resolver: Resolver, name: string, type: string): Promise<string[][] | string[]> {
  if (type === 'TXT') return resolver.resolveTxt(name)
  if (type === 'CNAME') return resolver.resolveCname(name)
  if (type === 'A') return resolver.resolve4(name)
  if (type === 'AAAA') return resolver.resolve6(name)
  if (type === 'MX') return (await resolver.resolveMx(name)).map(({ exchange }) => exchange)
  throw Object.assign(new Error(`Records of type ${type} are not asked for.`), { code: 'ENOTIMP' })
}

/** Asks the servers of the settings, else those of the computer. Each question has a timeout and two tries. */
export function createDnsResolver({ servers, timeoutMs = 5_000, tries = 2 }: DnsOptions): DnsResolver {
  let made: { readonly text: string; readonly resolver: Promise<Resolver> } | null = null
  const make = async (text: string): Promise<Resolver> => {
    const resolver = new Resolver({ timeout: timeoutMs, tries })
    const named = text
      .split(/[,;\s]+/)
      .map((server) => server.trim())
      .filter(Boolean)
    if (named.length > 0) resolver.setServers(await Promise.all(named.map(address)))
    return resolver
  }
  return async (name, type) => {
    const text = servers()
    if (made?.text !== text) made = { text, resolver: make(text) }
    const { resolver } = made
    try {
      return await ask(await resolver, name, type)
    } catch (error) {
      // A server whose name could not be found is looked for again at the next question.
      resolver.catch(() => (made = made?.resolver === resolver ? null : made))
      throw error
    }
  }
}
