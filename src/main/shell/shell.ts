/** What the app needs from the computer it runs on. The core never asks which shell it is. */
export interface Shell {
  readonly kind: 'electron' | 'loopback' | 'none'
  readonly cipher: SecretCipher
  readonly power: Power
  notify(notice: Notice): void
  showStatus(status: TrayStatus): void
  openExternal(url: string): Promise<void>
  /** Absent where the platform has none. */
  readonly loginItem?: LoginItem
}

/** Seals secrets. `seal` and `open` reject with CipherError when they cannot. */
export interface SecretCipher {
  /** Stored beside every sealed secret: 'electron-safe-storage' or 'aes-256-gcm-file'. */
  readonly name: string
  /** For the person: "the operating system's keychain". */
  readonly label: string
  strength(): Promise<'os' | 'file' | 'none'>
  /** `name` of the secret is bound to the result: a blob cannot be opened under another name. */
  seal(name: string, text: string): Promise<Uint8Array>
  open(name: string, sealed: Uint8Array): Promise<string>
}

export class CipherError extends Error {
  override readonly name = 'CipherError'
}

export interface Power {
  /** Calls back after the computer wakes; the result stops it. */
  onResume(listener: () => void): () => void
  /** Keeps the computer from sleeping until the result is called. */
  keepAwake(reason: string): () => void
}

export interface Notice {
  readonly title: string
  readonly body: string
  /** Place in the app a click opens, for example `chat/conv_01…`. */
  readonly open: string
}

export type TrayStatus = 'idle' | 'working' | 'needs_you' | 'error'

export interface LoginItem {
  isEnabled(): Promise<boolean>
  setEnabled(enabled: boolean): Promise<void>
}
