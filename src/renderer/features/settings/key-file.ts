/** Google's key files are about 2.4 KB. */
export const KEY_FILE_MOST_BYTES = 10_000

export type KeyFile =
  | { readonly ok: true; readonly text: string; readonly email: string }
  | { readonly ok: false; readonly why: 'notJson' | 'oauth' | 'other' | 'tooLarge' }

const wordOf = (value: object, key: string): string => {
  const found = (value as Readonly<Record<string, unknown>>)[key]
  return typeof found === 'string' ? found : ''
}

/** Tells the key of a service account from the other JSON files Google hands out. Pure. */
export function readKeyFile(text: string): KeyFile {
  if (text.length > KEY_FILE_MOST_BYTES) return { ok: false, why: 'tooLarge' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, why: 'notJson' }
  }
  if (typeof value !== 'object' || value === null) return { ok: false, why: 'other' }
  if ('installed' in value || 'web' in value) return { ok: false, why: 'oauth' }
  const email = wordOf(value, 'client_email')
  const complete = wordOf(value, 'type') === 'service_account' && wordOf(value, 'private_key') !== ''
  return complete && email !== '' ? { ok: true, text: text.trim(), email } : { ok: false, why: 'other' }
}
