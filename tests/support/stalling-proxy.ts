import { connect, createServer, type Socket } from 'node:net'

/** A TCP relay that can fall silent without closing anything, as a network does when a laptop moves. */
export interface StallingProxy {
  readonly port: number
  /** How many connections it has taken. */
  readonly taken: () => number
  /** From now on nothing is passed on in either direction, for the connections there are. */
  stall(): void
  /** Ends the connections there are without a goodbye. */
  reset(): void
  close(): Promise<void>
}

export async function startStallingProxy(target: () => number): Promise<StallingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let taken = 0
  const server = createServer((near) => {
    taken += 1
    const far = connect(target(), '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    taken: () => taken,
    stall() {
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    reset() {
      for (const [near, far] of pairs) {
        near.resetAndDestroy()
        far.destroy()
      }
    },
    async close() {
      for (const [near, far] of pairs) {
        near.destroy()
        far.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
