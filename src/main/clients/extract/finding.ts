import type { ClientField } from '#shared/domain/new-client.ts'
import type { Span } from './token.ts'

/** A value with the place where it was said. Later steps choose among several of one field. */
export interface Finding extends Span {
  readonly field: ClientField
  readonly value: string
  /** 0 to 1. */
  readonly confidence: number
  /** Where the phrase begins that it is a part of: the city for a state. */
  readonly anchor?: number
}

/** Which tokens are already explained by something. */
export interface Claims {
  has(at: number): boolean
  free(span: Span): boolean
  readonly take: (span: Span) => void
}

export function createClaims(size: number): Claims {
  const taken = new Uint8Array(size)
  return {
    has: (at) => taken[at] === 1,
    free: ({ from, to }) => !taken.subarray(Math.max(0, from), to).includes(1),
    take: ({ from, to }) => {
      taken.fill(1, Math.max(0, from), to)
    },
  }
}
