import { requiredFields } from '#shared/domain/required-client-fields.ts'
import { readablePhone, usPhone } from '#shared/domain/us-phone.ts'
import {
  projectTypes,
  type ClientField,
  type ClientSlots,
  type ProjectType,
} from '#shared/domain/new-client.ts'
import { t, type PlainKey } from '../../../i18n/t.ts'

export interface FieldGroup {
  readonly title: PlainKey
  readonly fields: readonly ClientField[]
}

/** The fields in the order in which people dictate them, which is also the order of Tab. */
export const fieldGroups: readonly FieldGroup[] = [
  { title: 'clients.group.who', fields: ['firstName', 'lastName', 'coName', 'companyName'] },
  { title: 'clients.group.reach', fields: ['phone', 'phone2', 'email'] },
  { title: 'clients.group.where', fields: ['street', 'unit', 'city', 'state', 'zip'] },
  { title: 'clients.group.work', fields: ['projectTypes'] },
  { title: 'clients.group.found', fields: ['leadSource', 'referredBy'] },
  { title: 'clients.group.notes', fields: ['notes'] },
]

/** False for what cannot be left out: somebody's name, and one way to reach them. */
export function canSkip(field: ClientField, slots: ClientSlots): boolean {
  return !requiredFields(slots).includes(field)
}

export function fieldName(field: ClientField): string {
  return t(`clients.field.${field}`)
}

/** "phone, e-mail, ZIP": names in the middle of a sentence. */
export function fieldNames(fields: readonly ClientField[]): string {
  return fields
    .map(fieldName)
    .map((name) => (name === name.toUpperCase() ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ')
}

/** A stored value as the person reads it: phones in US form, everything else as it is. */
export function shownValue(field: ClientField, value: string): string {
  if (field !== 'phone' && field !== 'phone2') return value
  const phone = usPhone(value)
  return phone ? readablePhone(phone) : value
}

export function readProjectTypes(value: string): readonly ProjectType[] {
  const named = new Set(value.split(',').map((part) => part.trim().toLowerCase()))
  return projectTypes.filter((type) => named.has(type.toLowerCase()))
}
