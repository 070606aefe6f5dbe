import { UserError } from '#main/core/errors.ts'
import { phoneSchema, type Phone } from '#shared/domain/customer.ts'
import { isEmailAddress } from '#shared/domain/email-address.ts'
import { fold } from '#shared/domain/likeness.ts'
import { projectTypes, type ClientField } from '#shared/domain/new-client.ts'
import { readablePhone, usPhone } from '#shared/domain/us-phone.ts'
import { longestValue } from '#shared/domain/value-length.ts'

/** The fields as an approval card names them. */
export const clientFieldLabel: Readonly<Record<ClientField, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  coName: 'Spouse or partner',
  companyName: 'Company',
  phone: 'Phone',
  phone2: 'Second phone',
  email: 'E-mail',
  street: 'Street',
  unit: 'Unit',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  projectTypes: 'Job',
  leadSource: 'Lead source',
  referredBy: 'Referred by',
  notes: 'Notes',
}

const refuse = (field: ClientField, problem: string, next: string): UserError =>
  new UserError(`crm.customer.${field}`, problem, next)

/** "+16145550142 x12" → "(614) 555-0142 ext. 12"; what is no US number stays as it is. */
export function writePhone(text: string): string {
  const phone = usPhone(text)
  return phone ? readablePhone(phone) : text.trim()
}

/** A phone of the CRM from its written form; null for no number. */
export function toPhone(text: string, label: Phone['label']): Phone | null {
  const phone = usPhone(text)
  return phone && { label, number: phone.digits, ext: phone.ext }
}

/** What kind of phone the words call it: "his cell", "work number". */
export function phoneLabelIn(words: string): Phone['label'] {
  if (/\b(?:cell|cellphone|cellular|mobile)\b/i.test(words)) return 'cell'
  if (/\b(?:home|house|landline)\b/i.test(words)) return 'home'
  if (/\b(?:work|office|business|shop)\b/i.test(words)) return 'office'
  return /\bfax\b/i.test(words) ? 'fax' : 'phone'
}

/** "roofing and gutters" → ["Roofing", "Gutters"]; other trades keep their own words. */
export function readTrades(text: string): readonly string[] {
  const said = text
    .split(/\s*(?:[,;&+]|\band\b)\s*/i)
    .map((each) => each.trim())
    .filter(Boolean)
  const named = said.map((each) => projectTypes.find((known) => fold(known) === fold(each)) ?? each)
  return [...new Set(named)]
}

/** A value in its written form. UserError when it is not one: what was edited must hold as well. */
export function checkedField(field: ClientField, text: string): string {
  const value = field === 'notes' ? text.trim() : text.replace(/\s+/g, ' ').trim()
  if (value === '') return ''
  const longest = longestValue(field)
  if (value.length > longest) {
    throw refuse(field, `${clientFieldLabel[field]} is too long.`, `Keep it under ${longest} characters.`)
  }
  switch (field) {
    case 'phone':
    case 'phone2':
      if (usPhone(value)) return writePhone(value)
      throw refuse(
        field,
        `"${value}" is not a US phone number.`,
        'Write ten digits with the area code, for example (614) 555-0142.',
      )
    case 'email':
      if (isEmailAddress(value.toLowerCase())) return value.toLowerCase()
      throw refuse(field, `"${value}" is not an e-mail address.`, 'Write it as name@example.com.')
    case 'state':
      if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
      throw refuse(field, `"${value}" is not a state.`, 'Write its two letters, for example OH.')
    case 'zip':
      if (/^\d{5}(?:-\d{4})?$/.test(value)) return value
      throw refuse(field, `"${value}" is not a ZIP code.`, 'Write five digits.')
    case 'projectTypes':
      return readTrades(value).join(', ')
    default:
      return value
  }
}

export const phoneLabelSchema = phoneSchema.shape.label
