/** A value of a form field; lists and nested objects become bracket keys. */
export type FormValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly FormValue[]
  | { readonly [key: string]: FormValue }

function append(params: URLSearchParams, key: string, value: FormValue): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    const list = value as readonly FormValue[]
    const simple = list.every((item) => item === null || typeof item !== 'object')
    list.forEach((item, i) => append(params, simple ? `${key}[]` : `${key}[${i}]`, item))
  } else if (typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) append(params, `${key}[${name}]`, item)
  } else {
    params.append(key, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  }
}

/**
 * `{users: [4], phones: [{label: 'cell'}]}` → `users[]=4&phones[0][label]=cell`. Leap accepts a JSON body but
 * silently drops what is nested in it, so everything is sent in this form.
 */
export function toForm(fields: Readonly<Record<string, FormValue>>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(fields)) append(params, key, value)
  return params
}
