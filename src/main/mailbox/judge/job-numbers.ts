export const DASH = '[-‐-―−]'
const END = String.raw`(?!\d|${DASH}\d)`
export const DASHED = String.raw`\d{1,10}(?:${DASH}\d{1,10}){1,3}${END}`
/** "2231 - 01" is not job 2231. */
export const NUMBER = String.raw`(?:${DASHED}|\d{1,10}(?!\d|\s?${DASH}\s?\d))`
/** As jobs are numbered: the customer's number, then two digits. */
export const JOB_SHAPE = String.raw`\d{3,10}(?:${DASH}\d{1,10})?${DASH}\d{2}${END}`
export const LABEL = String.raw`(?:jobs?|projects?)`
export const KIND = String.raw`(?:num(?:ber)?\.?|no\.?|nr\.?|nbr\.?|id|ref(?:erence)?\.?)`
export const JOB = String.raw`${LABEL}\s*${KIND}?\s*`
export const AND = String.raw`\s*(?:,|;|&|\+|\/|\band\b|\bor\b)?\s*#?`
export const FOR = String.raw`(?:for|about|on)\s+(?:the\s+|our\s+)?`
/** "Maria Ortiz", "Ortiz & Sons": up to four words that begin with a capital. */
export const PERSON = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:&\s+|and\s+)?\p{Lu}[\p{L}.'’-]*){0,3}`

const PHONE = new RegExp(String.raw`^(?:1${DASH})?\d{3}${DASH}(?:\d{3}${DASH})?\d{4}$`)
const YEAR = String.raw`(?:19|20)\d\d`
const DATES = [
  String.raw`${YEAR}${DASH}(?:0?[1-9]|1[0-2])${DASH}\d{1,2}`,
  String.raw`\d{1,2}${DASH}\d{1,2}${DASH}(?:\d\d|${YEAR})`,
  String.raw`${YEAR}${DASH}\d\d`,
].map((form) => new RegExp(`^(?:${form})$`))
const ZIP = new RegExp(String.raw`^\d{5}${DASH}\d{4}$`)

export const isPhone = (number: string): boolean => PHONE.test(number)

/** A phone, a day or a ZIP. */
export const isNoJob = (number: string): boolean =>
  isPhone(number) || ZIP.test(number) || DATES.some((form) => form.test(number))

/** As the CRM spells it: "2231-01". */
export function spelled(reference: string): string {
  return reference.replaceAll(new RegExp(DASH, 'g'), '-')
}
