import { digitsOf } from './likeness.ts'

/** A US number: ten digits, and its extension; '' without one. */
interface UsPhone {
  readonly digits: string
  readonly ext: string
}

/** "614-555-0142 ext. 12" → the number as written, and "12". */
export function splitExtension(text: string): { readonly number: string; readonly ext: string } {
  const [, number = '', ext = ''] =
    /^(.*?)(?:[\s;,]*(?:ext(?:ension|n)?\.?|x|#)[\s=:.]*(\d{1,6}))?$/i.exec(text.trim()) ?? []
  return { number: number.trim(), ext }
}

/** What a text says as a US number, in E.164 or as a person writes it; null when it is none. */
export function usPhone(text: string): UsPhone | null {
  const { number, ext } = splitExtension(text)
  if (!/^[+\d\s().-]*$/.test(number)) return null
  const digits = digitsOf(number)
  return /^[2-9]\d\d[2-9]\d{6}$/.test(digits) ? { digits, ext } : null
}

/** "+16145550142 x12": how a slot holds a phone. */
export const canonicalPhone = ({ digits, ext }: UsPhone): string => `+1${digits}${ext && ` x${ext}`}`

/** "(614) 555-0142 ext. 12": how a person reads it. */
export function readablePhone({ digits, ext }: UsPhone): string {
  const number = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
  return ext ? `${number} ext. ${ext}` : number
}
