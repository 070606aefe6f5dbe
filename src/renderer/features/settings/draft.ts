/** A setting as the core keeps it, and as a form holds it. */
export type SettingValue = string | number | boolean

export interface Draft {
  readonly values: Readonly<Record<string, SettingValue>>
  /** Typed and not saved; empty text is no change. */
  readonly secrets: Readonly<Record<string, string>>
}

export const emptyDraft: Draft = { values: {}, secrets: {} }

export interface Changes {
  readonly values: Record<string, SettingValue>
  readonly secrets: Record<string, string>
  readonly count: number
}

/** A saved value as a form holds it; what a form cannot show is empty. */
export function plain(value: unknown): SettingValue {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : ''
}

const same = (a: SettingValue, b: SettingValue): boolean => String(a).trim() === String(b).trim()

/** What differs from the saved values; typing something and taking it back is no change. */
export function changesOf(draft: Draft, saved: Readonly<Record<string, unknown>>): Changes {
  const values = Object.entries(draft.values)
    .filter(([key, value]) => !same(value, plain(saved[key])))
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
  const secrets = Object.entries(draft.secrets)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  return {
    values: Object.fromEntries(values),
    secrets: Object.fromEntries(secrets),
    count: values.length + secrets.length,
  }
}

/** What makes Hard-E use another service; saved last, when its fields and its key are in place. */
const SWITCHES = /\.(provider|enabled|renderer)$/

/** The same changes in two steps: fields that may be refused, then what switches a service over. */
export function inSteps(values: Changes['values']): readonly [Changes['values'], Changes['values']] {
  const entries = Object.entries(values)
  const fields = entries.filter(([key]) => !SWITCHES.test(key))
  const switches = entries.filter(([key]) => SWITCHES.test(key))
  return [Object.fromEntries(fields), Object.fromEntries(switches)]
}

export interface RefusedSetting {
  readonly key: string
  /** What is allowed, in words. */
  readonly words: string
}

/** The field that the core refused and why; null when the error is about something else. */
export function refusedSetting(
  error: { readonly code: string; readonly message: string; readonly nextStep: string } | null,
): RefusedSetting | null {
  if (error?.code !== 'INVALID_SETTING') return null
  const key = /the setting ([\w.]+?)\.?$/.exec(error.message)?.[1]
  return key ? { key, words: error.nextStep } : null
}
