import type { Log } from '#main/core/log.ts'
import type { SecretCipher, Shell } from '../shell.ts'
import { openInBrowser } from './system-opener.ts'

export interface LoopbackShellOptions {
  readonly cipher: SecretCipher
  readonly log: Log
  readonly openExternal?: (url: string) => Promise<void>
}

/** The computer as a plain Node process sees it: no tray, no power events; notices go to the log. */
export function createLoopbackShell(options: LoopbackShellOptions): Shell {
  const { cipher, log, openExternal = openInBrowser } = options
  const nothing = (): void => undefined
  return {
    kind: 'loopback',
    cipher,
    power: { onResume: () => nothing, keepAwake: () => nothing },
    notify: (notice) => log.info('notice', { title: notice.title, open: notice.open }),
    showStatus: nothing,
    openExternal: (url) => openExternal(url),
  }
}
