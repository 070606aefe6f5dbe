import type { Reconciled } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { Crm } from './crm.ts'

/** The connected CRM, provided that it is the one an action was proposed for. */
interface SameAccount {
  /** UserError when another CRM is connected now. */
  readonly inSystem: (account: Crm['account']) => Crm
  /** Another account cannot tell what became of it in the first: 'unknown'. */
  readonly lookIn: (account: Crm['account'], look: (crm: Crm) => Promise<Reconciled>) => Promise<Reconciled>
}

export function createSameAccount(connected: () => Crm): SameAccount {
  return {
    inSystem: (account) => {
      const crm = connected()
      if (crm.account === account) return crm
      throw new UserError(
        'crm.other',
        `This was prepared for another CRM than ${crm.label}, which is connected now. Nothing was changed.`,
        'Connect the other CRM again in Settings, or reject this and ask again.',
      )
    },
    lookIn: async (account, look) => {
      const crm = connected()
      return crm.account === account ? look(crm) : 'unknown'
    },
  }
}
