import { z } from 'zod'
import {
  approvalPolicySchema,
  auditEntrySchema,
  outwardActionKindSchema,
  outwardActionSchema,
  outwardActionStateSchema,
} from '../domain/outward-action.ts'
import { call } from '../rpc/define.ts'

const actionId = z.object({ actionId: z.string() })

export const approvals = {
  'approvals.list': call(
    z.object({
      states: z.array(outwardActionStateSchema).default([]),
      limit: z.number().int().positive().max(500).default(100),
    }),
    z.array(outwardActionSchema),
  ),
  'approvals.get': call(actionId, outwardActionSchema),
  /**
   * Runs the action once. `edits` replaces editable payload fields; approving twice returns the first
   * outcome.
   */
  'approvals.approve': call(
    actionId.extend({
      edits: z.record(z.string(), z.string()).default({}),
      /** Also approve this kind from now on. Refused for e-mail to clients. */
      alwaysForKind: z.boolean().default(false),
    }),
    outwardActionSchema,
  ),
  'approvals.reject': call(actionId.extend({ reason: z.string().max(2000) }), outwardActionSchema),
  /** For `unknown`: the person looked and says what happened, or asks to look again in the service. */
  'approvals.resolve': call(
    actionId.extend({ outcome: z.enum(['happened', 'did_not_happen', 'look_again']) }),
    outwardActionSchema,
  ),
  'approvals.audit': call(
    z.object({ actionId: z.string().nullable().default(null), limit: z.number().max(1000).default(200) }),
    z.array(auditEntrySchema),
  ),
  'approvals.policies': call(
    z.object({}),
    z.array(
      z.object({
        kind: outwardActionKindSchema,
        label: z.string(),
        policy: approvalPolicySchema,
        /** False for e-mail to clients: "always" is not on offer. */
        canAlways: z.boolean(),
      }),
    ),
  ),
  'approvals.setPolicy': call(
    z.object({ kind: outwardActionKindSchema, policy: approvalPolicySchema }),
    z.object({}),
  ),
} as const
