import { join } from 'node:path'
import { app, BrowserWindow, session, shell as system } from 'electron'
import type { Log } from '#main/core/log.ts'
import type { Wire } from '#shared/rpc/wire.ts'
import { externalUrl } from '../external-url.ts'
import type { Shell } from '../shell.ts'
import { guardContents, guardPermissions } from './guards.ts'
import { createLoginItem } from './login-item.ts'
import { createNotifier } from './notifications.ts'
import { APP_ORIGIN, createOwnUrl } from './origin.ts'
import { acceptPorts } from './port-handoff.ts'
import { createPower } from './power.ts'
import { handleAppScheme, registerAppScheme } from './protocol.ts'
import { stopBeforeQuit } from './quit.ts'
import { createSafeStorageCipher } from './safe-storage-cipher.ts'
import { createTray } from './tray.ts'
import { createMainWindow, present } from './window.ts'

const STOP_DEADLINE_MS = 8000

/** What the desktop shell needs of the core. */
export interface DesktopCore {
  connect(wire: Wire): () => void
  stop(): Promise<void>
}

export interface DesktopOptions {
  readonly log: Log
  /** Chromium's own files live here, apart from the person's. */
  readonly profileDir: string
  readonly rendererDir: string
  readonly preload: string
  readonly iconsDir: string
  /** `~/.config` or XDG_CONFIG_HOME, for the Linux autostart file. */
  readonly configDir: string
  /** Starts in the tray, without a window in front. */
  readonly hidden: boolean
  readonly start: (shell: Shell) => Promise<DesktopCore>
}

async function openExternal(text: string): Promise<void> {
  const url = externalUrl(text)
  if (url) await system.openExternal(url)
}

/**
 * Runs the desktop shell until it quits. Call it before Electron is ready. Resolves when the page is loaded;
 * at once when another instance has the workspace, which then comes to the front.
 */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const { log } = options
  registerAppScheme()
  app.enableSandbox()
  app.setPath('userData', options.profileDir)
  if (!app.requestSingleInstanceLock()) return app.quit()

  const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const own = createOwnUrl(devUrl)
  const pageUrl = devUrl ?? `${APP_ORIGIN}/index.html`
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, own, (url) => {
      openExternal(url).catch((error: unknown) => log.warn('address not opened', { error }))
    })
  })
  // Without this listener Electron quits with the last window; the tray keeps Hard-E at work.
  app.on('window-all-closed', () => undefined)
  await app.whenReady()
  guardPermissions(session.defaultSession, own)
  handleAppScheme(options.rendererDir)

  const openWindow = (): void => {
    const [window] = BrowserWindow.getAllWindows()
    if (window) present(window)
  }
  const openPlace = (place: string): void => {
    openWindow()
    const [window] = BrowserWindow.getAllWindows()
    // Only the fragment differs, so the page stays and its router follows.
    window?.loadURL(`${pageUrl}#/${place}`).catch((error: unknown) => log.warn('place not opened', { error }))
  }
  const tray = createTray({ iconsDir: options.iconsDir, open: openWindow, quit: () => app.quit() })
  const core = await options.start({
    kind: 'electron',
    cipher: createSafeStorageCipher(),
    power: createPower(),
    notify: createNotifier(openPlace),
    showStatus: (report) => tray.show(report),
    onListenerSwitch: (listener) => tray.onListenerSwitch(listener),
    openExternal,
    loginItem: createLoginItem({
      platform: process.platform,
      configDir: options.configDir,
      program: process.env['APPIMAGE'] ?? process.execPath,
    }),
  })
  const { quitting } = stopBeforeQuit({
    stop: () => core.stop(),
    deadlineMs: STOP_DEADLINE_MS,
    onFailure: (error) => log.error('stop failed', { error }),
  })
  acceptPorts(own, (wire) => void core.connect(wire))
  app.on('second-instance', openWindow)
  app.on('activate', openWindow)

  const icon = join(options.iconsDir, 'icon.png')
  const window = createMainWindow({ preload: options.preload, icon, hidden: options.hidden, quitting })
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('page crashed', { reason: details.reason })
    if (!quitting() && details.reason !== 'clean-exit') window.reload()
  })
  await window.loadURL(pageUrl)
}
