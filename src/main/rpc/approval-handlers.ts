import type { approvals } from '#shared/contract/approvals.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { HandlerServices } from './services.ts'

export function approvalHandlers(services: HandlerServices): Handlers<typeof approvals> {
  const { door, actions, policies, changes } = services
  return {
    'approvals.list': ({ states, limit }) => [...door.list({ states, limit })],
    'approvals.get': ({ actionId }) => door.get(actionId),
    'approvals.approve': ({ actionId, edits, alwaysForKind }) =>
      door.approve(actionId, { edits, alwaysForKind }),
    'approvals.reject': ({ actionId, reason }) => door.reject(actionId, reason),
    'approvals.resolve': ({ actionId, outcome }) => door.resolve(actionId, outcome),
    'approvals.audit': ({ actionId, limit }) => [...actions.auditOf(actionId, limit)],
    'approvals.policies': () => [...policies.list()],
    'approvals.setPolicy': ({ kind, policy }) => {
      policies.set(kind, policy)
      changes.announce('settings')
      return {}
    },
  }
}
