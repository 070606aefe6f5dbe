import { UserError } from '#main/core/errors.ts'
import { phoneSchema, type Phone } from '#shared/domain/customer.ts'
import { digitsOf, fold } from '#shared/domain/likeness.ts'
import { projectTypes, type ClientField } from '#shared/domain/new-client.ts'

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

const LONGEST: Readonly<Partial<Record<ClientField, number>>> = { notes: 5000 }

const refuse = (field: ClientField, problem: string, next: string): UserError =>
  new UserError(`crm.customer.${field}`, problem, next)

/** A US number with its extension: ten digits, as a person or E.164 writes them. Null when it is none. */
function usPhone(text: string): { readonly digits: string; readonly ext: string } | null {
  const [, number = '', ext = ''] =
    /^(.*?)(?:[\s;,]*(?:ext(?:ension)?\.?|x|#)[\s=]*(\d{1,6}))?$/i.exec(text) ?? []
  if (!/^[+\d\s().-]*$/.test(number)) return null
  const digits = digitsOf(number)
  return /^[2-9]\d\d[2-9]\d{6}$/.test(digits) ? { digits, ext } : null
}

/** "+16145550142" → "(614) 555-0142"; what is no US number stays as it is. */
export function writePhone(text: string): string {
  const phone = usPhone(text.trim())
  if (!phone) return text.trim()
  const { digits, ext } = phone
  const number = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
  return ext ? `${number} ext. ${ext}` : number
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
  const longest = LONGEST[field] ?? 200
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
      if (/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(value)) return value.toLowerCase()
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
