import type { Fact } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'

/**
 * How far a fact carries: `note` is what somebody wrote down, `record` a field of the CRM, `ours` what the
 * person or the company says.
 */
export type Standing = 'confirmed' | 'note' | 'record' | 'document' | 'ours'

const WRITTEN: ReadonlySet<string> = new Set([
  factLabels.note,
  factLabels.customerNote,
  factLabels.appointmentTitle,
])
const CUSTOMER: ReadonlySet<string> = new Set([factLabels.customer, factLabels.firstName, factLabels.company])
const PERSONS: ReadonlySet<string> = new Set([...CUSTOMER, factLabels.rep, factLabels.town, 'Sender'])

export function standingOf({ source, label }: Fact): Standing {
  switch (source.type) {
    case 'person':
      return source.how === 'confirmed' ? 'confirmed' : 'ours'
    case 'document':
      return 'document'
    case 'setting':
      return 'ours'
    case 'crm':
      return WRITTEN.has(label) || source.record.startsWith('note:') ? 'note' : 'record'
  }
}

/** The customer's own name, as the CRM has it. */
export const isCustomer = ({ source, label }: Fact): boolean => source.type === 'crm' && CUSTOMER.has(label)
/** Names people, places and companies, never a product. */
export const isPersonal = ({ label, source }: Fact): boolean =>
  PERSONS.has(label) || (source.type === 'setting' && source.key.startsWith('company.'))
/** What colleagues are told not to say is no source for saying it. */
export const FORBIDS = /\b(?:do not|don't|never) (?:say|promise|mention|quote|offer|tell|write|use)\b/i
