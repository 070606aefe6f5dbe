import { en } from './en.ts'

export type TextKey = keyof typeof en

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
/** Keys whose words stand as they are, without anything to fill in. */
export type PlainKey = { [K in TextKey]: [Names<(typeof en)[K]>] extends [never] ? K : never }[TextKey]
type Values<K extends TextKey> = { readonly [N in Names<(typeof en)[K]>]: string | number }
type Rest<K extends TextKey> = [Names<(typeof en)[K]>] extends [never] ? [] : [values: Values<K>]

/** The words for `key`, with `{names}` filled in. */
export function t<K extends TextKey>(key: K, ...rest: Rest<K>): string {
  const values = rest[0] as Readonly<Record<string, string | number>> | undefined
  const text: string = en[key]
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text
}

/** "1 job", "2 jobs": the count with the word that fits it. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`
}
