import { setTimeout as delay } from 'node:timers/promises'

const TRIES = 12

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
}

/** Does `work` again while another process keeps the database to itself; each try itself waits seconds. */
export async function untilFree<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) throw error
      await delay(50 * tries)
    }
  }
}
