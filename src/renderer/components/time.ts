import { clockTime } from '#shared/text/clock-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const short = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' })
const shortWithYear = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' })
const whole = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short' })
const secondsToo = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium', hourCycle: 'h23' })
const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' })

/** "now", "5 min ago", "3 h ago", "yesterday", "Nov 12"; what lies ahead reads "in 5 min". */
export function relativeTime(at: number, now: number): string {
  const ago = now - at
  const size = Math.abs(ago)
  const words = (amount: string): string => (ago >= 0 ? `${amount} ago` : `in ${amount}`)
  if (size < MINUTE) return 'now'
  if (size < HOUR) return words(`${Math.floor(size / MINUTE)} min`)
  if (size < 12 * HOUR) return words(`${Math.floor(size / HOUR)} h`)
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY)
  if (days === 0) return `today, ${clock.format(at)}`
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? short.format(at)
    : shortWithYear.format(at)
}

export function absoluteTime(at: number): string {
  return whole.format(at)
}

/** "10:42:07" in the person's time zone. */
export function timeOfDay(at: number): string {
  return secondsToo.format(at)
}

/** Midnight before `at`, in the person's time zone. */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** "0.4 s", "12 s", "2 min 5 s". */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A place in a recording, in the second in which it lies, as players show it. */
export function placeTime(seconds: number): string {
  return clockTime(Math.floor(seconds))
}
