import type { Log } from '#main/core/log.ts'
import type { SecretCipher, Shell } from '../shell.ts'
import { openInBrowser } from './system-opener.ts'

export interface LoopbackShellOptions {
  readonly cipher: SecretCipher
  readonly log: Log
  readonly openExternal?: (url: string) => Promise<void>
}

const TICK_MS = 5_000
const SLEPT_MS = 30_000

/** A timer that comes much too late: the computer has slept. Plain Node has no power events. */
function onTimeLost(listener: () => void): () => void {
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > TICK_MS + SLEPT_MS) listener()
    last = now
  }, TICK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** The computer as a plain Node process sees it: no tray; notices go to the log. */
export function createLoopbackShell(options: LoopbackShellOptions): Shell {
  const { cipher, log, openExternal = openInBrowser } = options
  const nothing = (): void => undefined
  return {
    kind: 'loopback',
    cipher,
    power: { onResume: onTimeLost, keepAwake: () => nothing },
    notify: (notice) => log.info('notice', { title: notice.title, open: notice.open }),
    showStatus: nothing,
    onListenerSwitch: () => nothing,
    openExternal: (url) => openExternal(url),
  }
}
