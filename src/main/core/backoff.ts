export interface BackoffPolicy {
  readonly initialMs: number
  readonly maxMs: number
  readonly factor: number
}

export const defaultBackoff: BackoffPolicy = { initialMs: 500, maxMs: 60_000, factor: 2 }

/**
 * Milliseconds to wait before try `attempt` + 1 (attempts count from 1), with ± 20 % jitter.
 * A service's own Retry-After wins when it is longer.
 */
export function backoffMs(
  attempt: number,
  random: () => number = Math.random,
  policy: BackoffPolicy = defaultBackoff,
  retryAfterMs = 0,
): number {
  const plain = Math.min(policy.maxMs, policy.initialMs * policy.factor ** Math.max(0, attempt - 1))
  return Math.round(Math.max(retryAfterMs, plain * (0.8 + 0.4 * random())))
}
