/** What the app needs from the computer it runs on. The core never asks which shell it is. */
export interface Shell {
  readonly kind: 'electron' | 'loopback' | 'none'
  readonly cipher: SecretCipher
  readonly power: Power
  notify(notice: Notice): void
  showStatus(report: TrayReport): void
  /** The tray's own switch of the mail listener; the result stops it. */
  onListenerSwitch(listener: (listen: boolean) => void): () => void
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

/** What the tray shows: one status, a few lines in words, and the mail listener's switch. */
export interface TrayReport {
  readonly status: TrayStatus
  /** "Last mail check 2 minutes ago", "2 videos under way". */
  readonly lines: readonly string[]
  /** Null where there is no listener to switch. */
  readonly listening: boolean | null
}

export interface LoginItem {
  isEnabled(): Promise<boolean>
  setEnabled(enabled: boolean): Promise<void>
}
