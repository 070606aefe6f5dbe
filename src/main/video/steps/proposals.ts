import type { Effect, OutwardActionKind, Provenance } from '#shared/domain/outward-action.ts'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import type { SlotProposal } from '../door/slots.ts'
import { STANDING_ORDER } from '../kit.ts'

type Details = { readonly payloadKey?: string; readonly multiline?: boolean }

export function effect(field: string, after: string, details: Details = {}): Effect {
  const { payloadKey = null, multiline = false } = details
  return { field, before: null, after, payloadKey, multiline }
}

/** A proposal of the pipeline: what it holds is from the CRM and from code, never from a mail. */
export function proposalOf(about: {
  readonly kind: OutwardActionKind
  readonly title: string
  readonly destination: string
  readonly recipient: string
  readonly payload: JsonObject
  readonly effects: readonly Effect[]
  readonly provenance: readonly Provenance[]
  /** A person is to look at this one. */
  readonly review?: boolean
}): SlotProposal {
  const { review = false, ...rest } = about
  return {
    ...rest,
    effects: [...rest.effects],
    provenance: [...rest.provenance],
    tainted: false,
    conversationId: null,
    turnId: null,
    standingOrder: review ? null : STANDING_ORDER,
  }
}

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
