import {
  outwardActionKindSchema,
  type ApprovalPolicy,
  type OutwardActionKind,
} from '#shared/domain/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { Settings } from '#main/settings/settings.ts'

/** What the policy says about one proposal, and why. */
export interface PolicyDecision {
  readonly verdict: 'ask' | 'run' | 'refuse'
  readonly reason: string
}

const labels: Readonly<Record<OutwardActionKind, string>> = {
  'crm.note': 'Job notes',
  'crm.stage': 'Stage moves',
  'crm.task': 'Tasks',
  'crm.customer': 'New customers',
  'crm.job': 'New jobs',
  'email.client': 'E-mail to clients',
  'upload.video': 'Video uploads',
  'upload.media': 'Temporary uploads for rendering',
  'delete.media': 'Deleting temporary uploads',
  'delete.video': 'Deleting videos nobody was told of',
  'delete.document': 'Deleting documents',
}

/** E-mail to clients is looked at by a person every time, whatever the settings say. */
export const canAlways = (kind: OutwardActionKind): boolean => kind !== 'email.client'

/**
 * The rule behind the door. Untrusted text in the turn always brings a person in. A standing order is what
 * a person switched on in the settings, for a workflow whose recipients and texts no model and no mail decides.
 */
export function decidePolicy(proposal: {
  readonly kind: OutwardActionKind
  readonly tainted: boolean
  readonly policy: ApprovalPolicy
  readonly standingOrder?: string | null
}): PolicyDecision {
  const label = labels[proposal.kind]
  if (proposal.policy === 'never') {
    return { verdict: 'refuse', reason: `The approval policy says never for: ${label}.` }
  }
  if (proposal.standingOrder) {
    return { verdict: 'run', reason: `A person ordered it for good: ${proposal.standingOrder}.` }
  }
  if (proposal.policy === 'ask') return { verdict: 'ask', reason: 'The approval policy says ask.' }
  if (!canAlways(proposal.kind)) return { verdict: 'ask', reason: `${label} are always asked about.` }
  if (proposal.tainted) {
    return { verdict: 'ask', reason: 'Text from outside took part in this turn, so a person decides.' }
  }
  return { verdict: 'run', reason: 'The approval policy says always.' }
}

/** The approval policy of every kind, as the Settings screen shows it. */
export interface PolicyBook {
  of(kind: OutwardActionKind): ApprovalPolicy
  list(): readonly {
    readonly kind: OutwardActionKind
    readonly label: string
    readonly policy: ApprovalPolicy
    readonly canAlways: boolean
  }[]
  /** Throws UserError 'ALWAYS_NOT_ALLOWED' for "always" on e-mail to clients. */
  set(kind: OutwardActionKind, policy: ApprovalPolicy): void
}

export function createPolicyBook(settings: Settings): PolicyBook {
  const of = (kind: OutwardActionKind): ApprovalPolicy => settings.get(`approvals.${kind}`)
  return {
    of,
    list: () =>
      outwardActionKindSchema.options.map((kind) => ({
        kind,
        label: labels[kind],
        policy: of(kind),
        canAlways: canAlways(kind),
      })),
    set(kind, policy) {
      if (policy === 'always') refuseAlways(kind)
      settings.set({ [`approvals.${kind}`]: policy })
    },
  }
}

/** Throws for kinds that may never run without a person. */
export function refuseAlways(kind: OutwardActionKind): void {
  if (canAlways(kind)) return
  throw new UserError(
    'ALWAYS_NOT_ALLOWED',
    `${labels[kind]} cannot be approved in advance.`,
    'Approve this one alone.',
  )
}
