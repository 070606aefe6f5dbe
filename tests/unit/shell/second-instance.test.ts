import * as electron from 'electron'
import { expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { runDesktop } from '#main/shell/electron/desktop.ts'
import type * as StandIn from '#tests/standins/electron.ts'

const fake = electron as unknown as typeof StandIn

test('a second instance starts a second core on the same workspace', async () => {
  fake.app.locked = false
  let starts = 0
  await runDesktop({
    log: silentLog,
    profileDir: '/nowhere',
    rendererDir: '/nowhere',
    preload: '/nowhere',
    iconsDir: '/nowhere',
    configDir: '/nowhere',
    hidden: false,
    start: async () => {
      starts += 1
      throw new Error('must not start')
    },
  })
  expect([starts, fake.app.quits, fake.BrowserWindow.all.length]).toEqual([0, 1, 0])
})
