const CLOCK = String.raw`(?:\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})`
/** "0:12", "00:00:12.340", "0:0:2.880", "10:02 AM": to be built into a pattern with the flags `iu`. */
export const TIME = String.raw`${CLOCK}(?:[.,]\d{1,3})?(?: ?[ap]\.?m\.?(?![\p{L}]))?`

/** Seconds; with AM or PM the time of the day. */
export function secondsOf(stamp: string): number {
  const half = /[ap](?=\.?m)/i.exec(stamp)?.[0].toLowerCase()
  const [clock = '', fraction = ''] = stamp.replace(/ ?[ap]\.?m\.?$/i, '').split(/[.,]/)
  const parts = clock.split(':').map(Number)
  const [hours = 0, minutes = 0, seconds = 0] =
    half && parts.length === 2 ? [...parts, 0] : [0, 0, ...parts].slice(-3)
  const hour = half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours
  return ((hour * 60 + minutes) * 60_000 + seconds * 1000 + Number(fraction.padEnd(3, '0'))) / 1000
}

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Times of the day become seconds from the first of them; midnight may pass in between. `clock`: the file says
 * that they are; else times that begin after an hour and last less than that are taken for it.
 */
export function fromFirst<T extends { readonly start: number | null; readonly end: number | null }>(
  entries: readonly T[],
  clock: boolean,
): readonly T[] {
  const first = entries.find(({ start }) => start !== null)?.start ?? null
  if (first === null || (!clock && first < HOUR)) return entries
  const since = (time: number | null): number | null =>
    time === null ? null : Math.round((time - first + (time < first - HOUR ? DAY : 0)) * 1000) / 1000
  const span = entries.reduce((most, { start }) => Math.max(most, since(start) ?? 0), 0)
  if (!clock && span > first / 2) return entries
  return entries.map((entry) => ({ ...entry, start: since(entry.start), end: since(entry.end) }))
}
