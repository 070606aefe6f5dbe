import { join } from 'node:path'
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import type { TrayReport, TrayStatus } from '../shell.ts'

export interface TrayOptions {
  readonly iconsDir: string
  readonly open: () => void
  readonly quit: () => void
}

export interface AppTray {
  show(report: TrayReport): void
  onListenerSwitch(listener: (listen: boolean) => void): () => void
}

const WORDS: Readonly<Record<TrayStatus, string>> = {
  idle: 'Hard-E',
  working: 'Hard-E is working',
  needs_you: 'Hard-E needs your decision',
  error: 'Hard-E has a problem',
}

export function createTray(options: TrayOptions): AppTray {
  const image = (status: TrayStatus) =>
    nativeImage.createFromPath(join(options.iconsDir, `tray-${status.replaceAll('_', '-')}.png`))
  const tray = new Tray(image('idle'))
  tray.on('click', options.open)
  const switches = new Set<(listen: boolean) => void>()
  let shown = ''

  const listenerItems = ({ listening }: TrayReport): readonly MenuItemConstructorOptions[] => {
    if (listening === null) return []
    const label = listening ? 'Pause listening for mail' : 'Listen for mail again'
    const click = (): void => {
      for (const each of switches) each(!listening)
    }
    return [{ label, click }]
  }
  const show = (report: TrayReport): void => {
    // A menu that is open closes when it is set anew, so only changes are.
    const mark = JSON.stringify(report)
    if (mark === shown) return
    shown = mark
    const { status, lines } = report
    tray.setImage(image(status))
    tray.setToolTip([WORDS[status], ...lines].join('\n'))
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: WORDS[status], enabled: false },
        ...lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: 'Open Hard-E', click: options.open },
        ...listenerItems(report),
        { label: 'Quit Hard-E', click: options.quit },
      ]),
    )
  }
  show({ status: 'idle', lines: [], listening: null })
  return {
    show,
    onListenerSwitch(listener) {
      switches.add(listener)
      return () => switches.delete(listener)
    },
  }
}
