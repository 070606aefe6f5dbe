import net from 'node:net'

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\]|::ffff:127(\.\d+){3})$/

/** The host a `connect` call means; null for a Unix socket or an options object without a host. */
function hostOf(args: readonly unknown[]): string | null {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: unknown; path?: unknown }
    if (typeof path === 'string') return null
    return typeof host === 'string' ? host : null
  }
  if (typeof first !== 'number' && !/^\d+$/.test(String(first))) return null
  return typeof args[1] === 'string' ? args[1] : null
}

// A test that reaches a real service is slow, flaky, and may cost money or send mail: it fails at once.
const connect = Reflect.get(net.Socket.prototype, 'connect') as (...args: unknown[]) => net.Socket
net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]): net.Socket {
  const host = hostOf(args)
  if (host === null || LOOPBACK.test(host)) return connect.apply(this, args)
  const refusal = new Error(`Tests may not reach the network: ${host} was refused. Use a loopback stand-in.`)
  queueMicrotask(() => this.destroy(refusal))
  return this
}
