import type { SettingKey, SettingValues } from './schema.ts'

/** Typed settings in the workspace. Unknown keys and wrong values are refused with UserError. */
export interface Settings {
  get<K extends SettingKey>(key: K): SettingValues[K]
  all(): SettingValues
  /** Validates every value, then stores all of them in one transaction. */
  set(values: Readonly<Record<string, unknown>>): SettingValues
  /** The saved values with unsaved ones laid over, validated; nothing is stored. */
  preview(values: Readonly<Record<string, unknown>>): SettingValues
  onChange(listener: (keys: readonly SettingKey[]) => void): () => void
}

/** What another part of the app knows of a setting: a value that it could never work with is refused. */
export interface SettingsCheck {
  readonly key: SettingKey
  /** In a sentence; null when it can be used. */
  readonly problem: (values: SettingValues) => string | null
}

/** Secrets sealed by the shell's cipher. Values never leave main, and are never logged. */
export interface Secrets {
  /** Null when unset; throws UserError 'SECRET_LOCKED' when it is kept but cannot be opened. */
  read(name: SecretName): Promise<string | null>
  store(name: SecretName, value: string): Promise<void>
  clear(name: SecretName): void
  states(): Promise<
    readonly { name: SecretName; state: 'set' | 'unset' | 'locked'; updatedAt: number | null }[]
  >
}

export const secretNames = [
  'openai.apiKey',
  'compatible.apiKey',
  'leap.token',
  's3.secretAccessKey',
  'perplexity.apiKey',
  'elevenlabs.apiKey',
  'cloudinary.apiSecret',
  'drive.clientSecret',
  'drive.refreshToken',
  'drive.serviceAccount',
  'smtp.password',
  'imap.password',
  'oauth.mail.clientSecret',
  'oauth.mail.refreshToken',
] as const
export type SecretName = (typeof secretNames)[number]
