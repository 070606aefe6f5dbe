import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import type { LoginItem } from '../shell.ts'

export interface LoginItemOptions {
  readonly platform: NodeJS.Platform
  /** `~/.config` or XDG_CONFIG_HOME. */
  readonly configDir: string
  /** The program to start; an AppImage gives its own path, not that of its temporary mount. */
  readonly program: string
}

/** Exec quoting of the Desktop Entry Specification, section "The Exec key". */
export function execQuote(path: string): string {
  const escaped = path.replace(/(["`$\\])/g, String.raw`\$1`).replaceAll('\\', '\\\\')
  return `"${escaped.replaceAll('%', '%%')}"`
}

function linuxLoginItem({ configDir, program }: LoginItemOptions): LoginItem {
  const file = join(configDir, 'autostart', 'hard-e.desktop')
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Hard-E', `Exec=${execQuote(program)} --hidden`]
  return {
    isEnabled: () =>
      access(file).then(
        () => true,
        () => false,
      ),
    async setEnabled(enabled) {
      if (!enabled) return rm(file, { force: true })
      await mkdir(dirname(file), { recursive: true })
      return writeFile(file, `${lines.join('\n')}\nX-GNOME-Autostart-enabled=true\n`)
    },
  }
}

/** Starts Hard-E, hidden, when the person logs in. Electron itself knows this only for macOS and Windows. */
export function createLoginItem(options: LoginItemOptions): LoginItem {
  if (options.platform === 'linux') return linuxLoginItem(options)
  return {
    isEnabled: async () => app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin,
    setEnabled: async (enabled) => app.setLoginItemSettings({ openAtLogin: enabled, args: ['--hidden'] }),
  }
}
