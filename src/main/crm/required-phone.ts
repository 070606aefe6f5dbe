import { UserError } from '#main/core/errors.ts'
import type { ClientPayload } from './client-payload.ts'
import type { Crm } from './crm.ts'

/**
 * UserError for a customer that the CRM would refuse for lack of a phone: nothing is approved in vain.
 * `known`: how many numbers an existing one has.
 */
export function refuseUnreachable(crm: Crm, client: ClientPayload, known = 0): void {
  if (!crm.requires.phone || known > 0 || client.phone !== '' || client.phone2 !== '') return
  const whose = client.customerName === null ? '' : ` That of ${client.customerName} is not on record.`
  throw new UserError(
    'crm.customer.phone',
    `${crm.label} takes no customer without a phone number.${whose}`,
    'Ask for it, or type it into the form.',
  )
}
