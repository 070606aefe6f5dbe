import type { Clock } from '#main/core/clock.ts'

/** Keeps a successful answer for a while; a failed one is forgotten at once. */
export function remembered<T>(
  clock: Clock,
  freshFor: number,
  load: (signal: AbortSignal | undefined) => Promise<T>,
) {
  let kept: { readonly at: number; readonly value: T } | null = null
  return async (signal: AbortSignal | undefined): Promise<T> => {
    if (kept && clock.now() - kept.at < freshFor) return kept.value
    const value = await load(signal)
    kept = { at: clock.now(), value }
    return value
  }
}
