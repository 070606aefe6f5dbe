import { BrowserWindow, nativeTheme } from 'electron'

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  /** Leaves the window in the tray at first. */
  readonly hidden: boolean
  /** True while the app is really quitting; otherwise closing only hides the window. */
  readonly quitting: () => boolean
}

export function createMainWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Hard-E',
    icon: options.icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1917' : '#faf8f5',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
    },
  })
  window.once('ready-to-show', () => {
    if (!options.hidden) window.show()
  })
  window.on('close', (event) => {
    if (options.quitting()) return
    event.preventDefault()
    window.hide()
  })
  return window
}

/** Brings the window in front of the person, wherever it was. */
export function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
