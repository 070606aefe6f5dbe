import { clientFields, type ClientField, type NewClient } from '#shared/domain/new-client.ts'
import { t } from '../../i18n/t.ts'
import { slotValue } from './form/slot-story.ts'

/** How far a new client is, as far as the person must know. */
export type Readiness =
  | { readonly kind: 'missing' | 'invalid'; readonly fields: readonly ClientField[] }
  | { readonly kind: 'undecided' | 'ready' | 'proposed' | 'created' | 'abandoned' }

/** "Maria Ortiz", a company, or "Unnamed". */
export function clientName({ slots }: Pick<NewClient, 'slots'>): string {
  const person = [slots.firstName, slots.lastName].map(slotValue).filter(Boolean).join(' ')
  return person || slotValue(slots.companyName) || t('clients.unnamed')
}

/** True while its values may change; a change takes back a proposal that waits. */
export function isOpen({ state }: Pick<NewClient, 'state'>): boolean {
  return state === 'collecting' || state === 'proposed'
}

/** Still to be asked for, without what is there and wrong. */
export function emptyFields({
  missing,
  slots,
}: Pick<NewClient, 'missing' | 'slots'>): readonly ClientField[] {
  return missing.filter((field) => slots[field].status !== 'invalid')
}

export function readiness(client: NewClient): Readiness {
  if (client.state !== 'collecting') return { kind: client.state }
  const invalid = clientFields.filter((field) => client.slots[field].status === 'invalid')
  if (invalid.length > 0) return { kind: 'invalid', fields: invalid }
  if (!client.complete) return { kind: 'missing', fields: client.missing }
  if (client.candidates.length > 0 && client.decision === null) return { kind: 'undecided' }
  return { kind: 'ready' }
}

/** Two or three words for a list or a button: "3 missing", "ready". */
export function readinessShort(client: NewClient, crm: string): string {
  const state = readiness(client)
  switch (state.kind) {
    case 'missing':
      return t('clients.missingCount', { count: state.fields.length })
    case 'invalid':
      return t('clients.toFix', { count: state.fields.length })
    case 'undecided':
      return t('clients.duplicates').toLowerCase()
    case 'ready':
      return t('clients.readyShort')
    case 'proposed':
      return t('clients.proposedShort')
    case 'created':
      return t('clients.createdShort', { crm })
    case 'abandoned':
      return t('clients.state.abandoned').toLowerCase()
  }
}
