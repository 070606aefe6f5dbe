import { backoffMs } from '../core/backoff.ts'
import { ServiceError, UserError, type ServiceErrorKind } from '../core/errors.ts'
import type { RetryPolicy } from './workflow.ts'

export const defaultRetry: RetryPolicy = { attempts: 5, initialMs: 2_000, maxMs: 60_000, factor: 2 }

export type RetryDecision = { readonly again: false } | { readonly again: true; readonly afterMs: number }

/** Whether time alone may put it right. */
const PASSES: Readonly<Record<ServiceErrorKind, boolean>> = {
  auth: false,
  quota: false,
  validation: false,
  notFound: false,
  rate: true,
  network: true,
  timeout: true,
  server: true,
  processing: true,
  unknown: true,
}

/** Whether another attempt makes sense, and what the service itself asks to wait. */
export function retryDecision(error: unknown): RetryDecision {
  if (error instanceof UserError || error instanceof Unrepeatable) return { again: false }
  if (!(error instanceof ServiceError)) return { again: true, afterMs: 0 }
  return PASSES[error.kind] ? { again: true, afterMs: error.retryAfterMs ?? 0 } : { again: false }
}

/** A mistake in the code of a step that another attempt would only repeat, effect included. */
export class Unrepeatable extends Error {
  override readonly name = 'Unrepeatable'
}

/** Milliseconds until the next attempt after `attempts` failed ones; null: that was the last. */
export function nextAttemptIn(
  error: unknown,
  attempts: number,
  policy: RetryPolicy,
  random: () => number,
): number | null {
  const decision = retryDecision(error)
  if (!decision.again || attempts >= policy.attempts) return null
  return backoffMs(attempts, random, policy, decision.afterMs)
}
