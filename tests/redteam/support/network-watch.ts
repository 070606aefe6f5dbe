import net from 'node:net'

/** Where sockets of this process were opened to. */
export interface NetworkWatch {
  /** Ports of connections that were asked for, by host: `127.0.0.1:4711`. */
  readonly targets: ReadonlySet<string>
  stop(): void
}

function targetOf(args: readonly unknown[]): string | null {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: unknown; port?: unknown; path?: unknown }
    return typeof path === 'string'
      ? null
      : `${typeof host === 'string' ? host : 'localhost'}:${String(port)}`
  }
  return `${typeof args[1] === 'string' ? args[1] : 'localhost'}:${String(first)}`
}

/** Writes down every connection this process opens until `stop`. */
export function watchNetwork(): NetworkWatch {
  const targets = new Set<string>()
  const connect = Reflect.get(net.Socket.prototype, 'connect') as (...args: unknown[]) => net.Socket
  net.Socket.prototype.connect = function watched(this: net.Socket, ...args: unknown[]): net.Socket {
    const target = targetOf(args)
    if (target) targets.add(target)
    return connect.apply(this, args)
  }
  return {
    targets,
    stop: () => {
      net.Socket.prototype.connect = connect
    },
  }
}
