import { isDeepStrictEqual } from 'node:util'
import type { ClientSlots } from '#shared/domain/new-client.ts'
import type { StoredReading } from '#main/store/new-clients.ts'

/**
 * The slots without what was read from messages that are no longer part of the branch, because they were edited
 * or asked again; null when there are none. `readings` newest first. An edit in the form in between keeps all
 * that came before it: it was made with those values in sight.
 */
export function takenBack(
  readings: readonly StoredReading[],
  slots: ClientSlots,
  turnId: string,
  ancestors: readonly string[],
): ClientSlots | null {
  let now: ClientSlots = slots
  let back: ClientSlots | null = null
  for (const reading of readings) {
    const kept = ancestors.includes(reading.turnId) || reading.turnId === turnId
    if (kept || !isDeepStrictEqual(reading.slotsAfter, now)) break
    now = reading.slotsBefore
    back = now
  }
  return back
}
