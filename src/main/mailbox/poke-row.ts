import type { Clock } from '#main/core/clock.ts'
import type { Mailboxes } from '#main/store/mailboxes.ts'

/** How one process asks the one that listens to look now: a row that both can see. */
export interface PokeRow {
  /** Changes with every poke. */
  read(): number
  poke(): void
}

const ROW = ['#poke', ''] as const

export function createPokeRow(mailboxes: Mailboxes, clock: Clock): PokeRow {
  const read = (): number => mailboxes.get(...ROW)?.lastCheckAt ?? 0
  return {
    read,
    poke() {
      // Two pokes within one millisecond are two.
      mailboxes.tell(...ROW, { lastCheckAt: Math.max(clock.now(), read() + 1) }, clock.now())
    },
  }
}
