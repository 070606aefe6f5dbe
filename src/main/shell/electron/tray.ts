import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { TrayStatus } from '../shell.ts'

export interface TrayOptions {
  readonly iconsDir: string
  readonly open: () => void
  readonly quit: () => void
}

export interface AppTray {
  show(status: TrayStatus): void
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
  const show = (status: TrayStatus): void => {
    tray.setImage(image(status))
    tray.setToolTip(WORDS[status])
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: WORDS[status], enabled: false },
        { type: 'separator' },
        { label: 'Open Hard-E', click: options.open },
        { label: 'Quit Hard-E', click: options.quit },
      ]),
    )
  }
  show('idle')
  return { show }
}
