import type { RpcFailure } from './errors.ts'

/** The caller begins `id` at `route`. */
export interface RequestFrame {
  readonly t: 'request'
  readonly id: number
  readonly route: string
  readonly input: unknown
}

/** The caller no longer wants `id`. */
export interface CancelFrame {
  readonly t: 'cancel'
  readonly id: number
}

/** The caller has consumed `count` more items of `id` and makes room for as many. */
export interface CreditFrame {
  readonly t: 'credit'
  readonly id: number
  readonly count: number
}

/** Items of a stream, in order; everything produced in one turn of the event loop travels together. */
export interface ItemsFrame {
  readonly t: 'items'
  readonly id: number
  readonly items: readonly unknown[]
}

/** The reply of a call, or the end of a stream (no value). */
export interface ReplyFrame {
  readonly t: 'reply'
  readonly id: number
  readonly value?: unknown
}

export interface FailureFrame {
  readonly t: 'failure'
  readonly id: number
  readonly failure: RpcFailure
}

export type CallerFrame = RequestFrame | CancelFrame | CreditFrame
export type ServerFrame = ItemsFrame | ReplyFrame | FailureFrame

/** Items a stream may have under way and unread: bounds memory on both sides. */
export const CREDIT_WINDOW = 512

function asRecord(raw: unknown): Readonly<Record<string, unknown>> | null {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

/** Reads what arrived from a caller; null for anything that is not a frame. */
export function parseCallerFrame(raw: unknown): CallerFrame | null {
  const frame = asRecord(raw)
  if (!frame || !isCount(frame['id'])) return null
  const id = frame['id']
  if (frame['t'] === 'cancel') return { t: 'cancel', id }
  if (frame['t'] === 'credit') {
    const count = frame['count']
    return isCount(count) && count <= CREDIT_WINDOW ? { t: 'credit', id, count } : null
  }
  if (frame['t'] !== 'request' || typeof frame['route'] !== 'string') return null
  return { t: 'request', id, route: frame['route'], input: frame['input'] }
}

function parseFailure(raw: unknown): RpcFailure | null {
  const failure = asRecord(raw)
  const code = failure?.['code']
  const message = failure?.['message']
  if (typeof code !== 'string' || typeof message !== 'string') return null
  return { code, message, data: failure?.['data'] }
}

/** Reads what arrived from the server; null for anything that is not a frame. */
export function parseServerFrame(raw: unknown): ServerFrame | null {
  const frame = asRecord(raw)
  if (!frame || !isCount(frame['id'])) return null
  const id = frame['id']
  if (frame['t'] === 'items') {
    return Array.isArray(frame['items']) ? { t: 'items', id, items: frame['items'] } : null
  }
  if (frame['t'] === 'reply') return { t: 'reply', id, value: frame['value'] }
  const failure = frame['t'] === 'failure' ? parseFailure(frame['failure']) : null
  return failure ? { t: 'failure', id, failure } : null
}
