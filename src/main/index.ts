/** Entry of the desktop shell. */
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { createAppLog } from './app/app-log.ts'
import { createApp } from './app/create-app.ts'
import {
  readVersion,
  resolveConfigDir,
  resolveDataDir,
  resolvePreload,
  resolveRendererDir,
  resolveResourcesDir,
} from './app/paths.ts'
import { messageOf } from './core/errors.ts'
import { runDesktop } from './shell/electron/desktop.ts'

const dataDir = resolveDataDir(app.commandLine.getSwitchValue('data-dir'))
const log = createAppLog(dataDir, 'electron')
const resourcesDir = resolveResourcesDir()

runDesktop({
  log,
  profileDir: join(dataDir, 'browser'),
  rendererDir: resolveRendererDir(),
  preload: resolvePreload(),
  iconsDir: join(resourcesDir, 'icons'),
  configDir: resolveConfigDir(),
  hidden: app.commandLine.hasSwitch('hidden'),
  start: (shell) =>
    createApp({ dataDir, resourcesDir, version: readVersion(), shell, log, background: true }),
}).catch((error: unknown) => {
  log.error('start failed', { error })
  dialog.showErrorBox(
    'Hard-E could not start',
    `${messageOf(error)}\n\nThe log is in ${join(dataDir, 'logs')}.`,
  )
  app.exit(1)
})
