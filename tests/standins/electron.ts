/**
 * What `electron` resolves to under test: the real package tries to download its binary when it is required
 * from plain Node. Behaves like the parts of Electron 45 that the shell uses; `electron.d.ts` is the source.
 */
import { EventEmitter } from 'node:events'

type Answer = { action: 'deny' | 'allow' }
type Permission = string
type PermissionDetails = Record<string, unknown>

export class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => Answer) | null = null
  setWindowOpenHandler(handler: (details: { url: string }) => Answer): void {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  static focused: BrowserWindow | null = null
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.focused
  }
  readonly options: Record<string, unknown>
  readonly webContents = new WebContents()
  readonly loaded: string[] = []
  visible = false
  minimized = false
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.emit('ready-to-show')
  }
  show(): void {
    this.visible = true
  }
  hide(): void {
    this.visible = false
  }
  focus(): void {
    BrowserWindow.focused = this
  }
  reload(): void {
    this.loaded.push('(reload)')
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
  }
}

/** What the person's closing, quitting or clicking gives to listeners. */
export class Cancellable {
  prevented = false
  readonly url: string
  constructor(url = '') {
    this.url = url
  }
  preventDefault(): void {
    this.prevented = true
  }
}

class App extends EventEmitter {
  isPackaged = false
  sandboxed = false
  locked = true
  quits = 0
  readonly paths: Record<string, string> = {}
  loginItem: Record<string, unknown> = { openAtLogin: false }
  enableSandbox(): void {
    this.sandboxed = true
  }
  setPath(name: string, path: string): void {
    this.paths[name] = path
  }
  requestSingleInstanceLock(): boolean {
    return this.locked
  }
  async whenReady(): Promise<void> {}
  /** As Electron does: a listener of `before-quit` may hold it back. */
  quit(): void {
    const event = new Cancellable()
    this.emit('before-quit', event)
    if (!event.prevented) this.quits += 1
  }
  getLoginItemSettings(): Record<string, unknown> {
    return this.loginItem
  }
  setLoginItemSettings(settings: Record<string, unknown>): void {
    this.loginItem = settings
  }
}
export const app = new App()

export const protocol = {
  privileged: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    protocol.privileged.push(...schemes)
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    protocol.handlers.set(scheme, handler)
  },
}

type RequestHandler = (
  contents: unknown,
  permission: Permission,
  answer: (granted: boolean) => void,
  details: PermissionDetails,
) => void
type CheckHandler = (
  contents: unknown,
  permission: Permission,
  origin: string,
  details: PermissionDetails,
) => boolean

class Session {
  request: RequestHandler | null = null
  check: CheckHandler | null = null
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler
  }
}
export const session = { defaultSession: new Session() }

export const shell = {
  opened: [] as string[],
  async openExternal(url: string): Promise<void> {
    shell.opened.push(url)
  },
}

export const ipcMain = new EventEmitter()
export const nativeTheme = { shouldUseDarkColors: false }
export const nativeImage = { createFromPath: (path: string) => ({ path }) }

export const Menu = { buildFromTemplate: (items: readonly MenuItem[]) => items }
export interface MenuItem {
  readonly label?: string
  readonly click?: () => void
}

export class Tray extends EventEmitter {
  static readonly all: Tray[] = []
  image: { path: string }
  tip = ''
  menu: readonly MenuItem[] = []
  constructor(image: { path: string }) {
    super()
    this.image = image
    Tray.all.push(this)
  }
  setImage(image: { path: string }): void {
    this.image = image
  }
  setToolTip(tip: string): void {
    this.tip = tip
  }
  setContextMenu(menu: readonly MenuItem[]): void {
    this.menu = menu
  }
}

export class Notification extends EventEmitter {
  static readonly shown: Notification[] = []
  static isSupported(): boolean {
    return true
  }
  readonly options: { title: string; body: string }
  constructor(options: { title: string; body: string }) {
    super()
    this.options = options
  }
  show(): void {
    Notification.shown.push(this)
  }
}

export const powerMonitor = new EventEmitter()
export const powerSaveBlocker = {
  active: new Set<number>(),
  start(): number {
    const id = powerSaveBlocker.active.size + 1
    powerSaveBlocker.active.add(id)
    return id
  },
  isStarted: (id: number) => powerSaveBlocker.active.has(id),
  stop: (id: number) => powerSaveBlocker.active.delete(id),
}

const MASK = 0x5a
const masked = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ MASK))
export const safeStorage = {
  available: true,
  backend: 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => safeStorage.available,
  getSelectedStorageBackend: () => safeStorage.backend,
  encryptStringAsync: async (text: string) => Buffer.concat([Buffer.from('v1:'), masked(Buffer.from(text))]),
  async decryptStringAsync(sealed: Buffer) {
    if (sealed.subarray(0, 3).toString() !== 'v1:') throw new Error('Error while decrypting the ciphertext.')
    return { result: masked(sealed.subarray(3)).toString(), shouldReEncrypt: false }
  },
}

export const dialog = { showErrorBox: (): void => undefined }

export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld(name: string, value: unknown): void {
    contextBridge.exposed[name] = value
  },
}

export const ipcRenderer = {
  posted: [] as { channel: string; ports: readonly unknown[] }[],
  postMessage(channel: string, _message: unknown, ports: readonly unknown[]): void {
    ipcRenderer.posted.push({ channel, ports })
  },
}
