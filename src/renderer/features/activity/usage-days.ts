import { noUsage, type Usage } from '#shared/domain/usage.ts'

export interface UsageDay {
  /** The person's own calendar day, YYYY-MM-DD. */
  readonly day: string
  readonly usage: Usage
}

export function tokensOf(usage: Usage): number {
  return usage.inputTokens + usage.outputTokens
}

/** YYYY-MM-DD in the person's time zone. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The last `count` days up to the day of `now`, oldest first; days without use are filled in. */
export function everyDay(days: readonly UsageDay[], now: number, count: number): readonly UsageDay[] {
  const known = new Map(days.map(({ day, usage }) => [day, usage]))
  const today = new Date(now)
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - index))
    const day = dayOf(date.getTime())
    return { day, usage: known.get(day) ?? noUsage }
  })
}

/** The day with the most tokens; null when none were used. */
export function busiestDay(days: readonly UsageDay[]): UsageDay | null {
  const top = days.reduce<UsageDay | null>(
    (best, day) => (tokensOf(day.usage) > (best ? tokensOf(best.usage) : 0) ? day : best),
    null,
  )
  return top
}

/** A round number at or above `most`, for the top of a scale: 1, 2 or 5 times a power of ten. */
export function scaleTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power
}
