import { en } from '../../i18n/en.ts'

/** A short word for the class of a failed connection test; null when there is none worth showing. */
export function kindWords(kind: string): string | null {
  const plain = kind.toLowerCase().replace(/^(brain|service|model)_/, '')
  const key = [kind, plain].map((one) => `settings.kind.${one}`).find((one) => one in en)
  return key ? en[key as keyof typeof en] : null
}
