import { createContext, use } from 'react'
import type { OutputOf } from '../../connection/routes.ts'
import type { Changes, SettingValue } from './draft.ts'

export type SecretState = OutputOf<'settings.get'>['secrets'][number]

/** What the fields of one settings section share. */
export interface SettingsForm {
  /** The value as it stands in the form. */
  value(key: string): SettingValue
  saved(key: string): SettingValue
  set(key: string, value: SettingValue): void
  secret(name: string): SecretState & { readonly typed: string }
  setSecret(name: string, typed: string): void
  /** Deletes a saved secret at once, after a question. */
  removeSecret(name: string, label: string): void
  /** Why the core refused this field at the last attempt to save. */
  refusal(key: string): string | null
  readonly changes: Changes
  /** Grows with each save, so that secret fields close again. */
  readonly saves: number
}

export const SettingsFormContext = createContext<SettingsForm | null>(null)

export function useSettingsForm(): SettingsForm {
  const form = use(SettingsFormContext)
  if (!form) throw new Error('useSettingsForm stands outside of SettingsFormFrame')
  return form
}
