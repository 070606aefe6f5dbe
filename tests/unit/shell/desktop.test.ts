import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import * as electron from 'electron'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { silentLog } from '#main/core/log.ts'
import { runDesktop } from '#main/shell/electron/desktop.ts'
import type { Shell } from '#main/shell/shell.ts'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import { connect } from '#shared/rpc/client.ts'
import { call, stream } from '#shared/rpc/define.ts'
import { portWire } from '#shared/rpc/port-wire.ts'
import { serve } from '#shared/rpc/server.ts'
import type * as StandIn from '#tests/standins/electron.ts'

const fake = electron as unknown as typeof StandIn
const contract = {
  count: stream(z.object({ to: z.number() }), z.number()),
  size: call(z.object({ base64: z.string() }), z.number()),
} as const

/** A worker port dressed as Electron's MessagePortMain: an emitter whose messages come as events. */
function asPortMain(port: MessagePort) {
  const emitter = new EventEmitter()
  port.on('message', (data) => emitter.emit('message', { data, ports: [] }))
  port.on('close', () => emitter.emit('close'))
  port.unref()
  return Object.assign(emitter, {
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  })
}

function senderAt(url: string, port: ReturnType<typeof asPortMain>, parent: unknown = null) {
  return { ports: [port], senderFrame: { url, parent } }
}

describe('desktop shell', () => {
  let dir = ''
  let shell: Shell | null = null
  const stopped = Promise.withResolvers<void>()
  let stops = 0

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hard-e-desktop-'))
    await mkdir(join(dir, 'renderer/assets'), { recursive: true })
    await writeFile(join(dir, 'renderer/index.html'), '<!doctype html><title>Hard-E</title>')
    await writeFile(join(dir, 'renderer/assets/index-a1b2c3d4.js'), 'export {}')
    await writeFile(join(dir, 'secret.html'), 'outside')
    await runDesktop({
      log: silentLog,
      profileDir: join(dir, 'browser'),
      rendererDir: join(dir, 'renderer'),
      preload: join(dir, 'preload.cjs'),
      iconsDir: join(dir, 'icons'),
      configDir: dir,
      hidden: false,
      async start(given) {
        shell = given
        return {
          connect: (wire) =>
            serve({
              contract,
              wire,
              context: {},
              handlers: {
                size: ({ base64 }) => base64.length,
                count: async function* ({ to }) {
                  for (let n = 0; n < to; n++) yield n
                },
              },
            }),
          stop: () => {
            stops += 1
            return stopped.promise
          },
        }
      },
    })
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  const theWindow = (): StandIn.BrowserWindow => {
    const [window] = fake.BrowserWindow.all
    if (!window) throw new Error('there is no window')
    return window
  }
  const theShell = (): Shell => {
    if (!shell) throw new Error('the core was not started')
    return shell
  }

  test('the page runs without sandbox or isolation, or with Node inside', () => {
    expect(fake.app.sandboxed).toBe(true)
    expect(theWindow().options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(theWindow().loaded).toEqual(['app://hard-e/index.html'])
  })

  test("Chromium's files land among the person's documents", () => {
    expect(fake.app.paths['userData']).toBe(join(dir, 'browser'))
  })

  test.each([
    ['will-navigate', 'https://evil.example/', true],
    ['will-navigate', 'file:///etc/passwd', true],
    ['will-navigate', 'app://other/index.html', true],
    ['will-navigate', 'app://hard-e/index.html#/chat', false],
    ['will-redirect', 'https://evil.example/', true],
    ['will-frame-navigate', 'https://evil.example/', true],
    ['will-attach-webview', '', true],
  ])('%s to "%s" is let through or blocked wrongly', (event, url, blocked) => {
    const attempt = new fake.Cancellable(url)
    theWindow().webContents.emit(event, attempt)
    expect(attempt.prevented).toBe(blocked)
  })

  test('a link opens a second window of ours, or a program instead of the browser', () => {
    const open = theWindow().webContents.openHandler
    const urls = [
      'https://larkfieldexteriors.example/a',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x',
    ]
    for (const url of urls) expect(open?.({ url })).toEqual({ action: 'deny' })
    expect(fake.shell.opened).toEqual(['https://larkfieldexteriors.example/a'])
  })

  test.each([
    ['notifications', 'app://hard-e/index.html', {}, true],
    ['notifications', 'https://evil.example/', {}, false],
    ['clipboard-sanitized-write', 'app://hard-e/', {}, true],
    ['clipboard-read', 'app://hard-e/', {}, false],
    ['media', 'app://hard-e/', { mediaTypes: ['audio'] }, true],
    ['media', 'app://hard-e/', { mediaTypes: ['audio', 'video'] }, false],
    ['media', 'https://evil.example/', { mediaTypes: ['audio'] }, false],
    ['media', 'app://hard-e/', {}, false],
    ['geolocation', 'app://hard-e/', {}, false],
    ['openExternal', 'app://hard-e/', {}, false],
  ])('the permission %s for %s %o is decided wrongly', (permission, requestingUrl, extra, granted) => {
    const answers: boolean[] = []
    const { request, check } = fake.session.defaultSession
    request?.(null, permission, (answer) => answers.push(answer), { requestingUrl, ...extra })
    expect(answers).toEqual([granted])
    const kinds = 'mediaTypes' in extra ? extra.mediaTypes : []
    const mediaType = kinds.length > 1 ? 'unknown' : kinds[0]
    const origin = requestingUrl.replace(/\/[^/]*$/, '/')
    expect(check?.(null, permission, origin, mediaType ? { mediaType } : {})).toBe(granted)
  })

  test.each([
    ['app://hard-e/', 200],
    ['app://hard-e/assets/index-a1b2c3d4.js', 200],
    ['app://hard-e/missing.js', 404],
    ['app://other/index.html', 404],
    ['app://hard-e/..%2fsecret.html', 404],
    ['app://hard-e/%2e%2e/secret.html', 404],
    ['app://hard-e/..%5csecret.html', 404],
    ['app://hard-e/%', 404],
  ])('%s is answered with the wrong status', async (url, status) => {
    const response = await fake.protocol.handlers.get('app')?.(new Request(url))
    expect(response?.status).toBe(status)
    expect(response?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a stream does not come through the port that the page hands over', async () => {
    const { port1, port2 } = new MessageChannel()
    fake.ipcMain.emit('hard-e:port', senderAt('app://hard-e/index.html', asPortMain(port2)))
    const got: number[] = []
    for await (const n of connect(contract, portWire(port1)).count({ to: 5 })) got.push(n)
    expect(got).toEqual([0, 1, 2, 3, 4])
    port1.close()
  })

  test('the longest recording does not come through the port', async () => {
    const { port1, port2 } = new MessageChannel()
    fake.ipcMain.emit('hard-e:port', senderAt('app://hard-e/index.html', asPortMain(port2)))
    const base64 = 'A'.repeat(Math.ceil(LONGEST_RECORDING_BYTES / 3) * 4)
    expect(await connect(contract, portWire(port1)).size({ base64 })).toBe(base64.length)
    port1.close()
  })

  test.each([
    ['https://evil.example/', null],
    ['app://hard-e.evil.example/', null],
    ['app://hard-e/index.html', { url: 'app://hard-e/index.html' }],
  ])('a port from %s inside %o is served', async (url, parent) => {
    const { port1, port2 } = new MessageChannel()
    const closed = new Promise((resolve) => port1.once('close', resolve))
    fake.ipcMain.emit('hard-e:port', senderAt(url, asPortMain(port2), parent))
    await expect(closed).resolves.toMatchObject({ type: 'close' })
  })

  test('a second start opens nothing, and a notice click leads nowhere', () => {
    theWindow().visible = false
    theWindow().minimized = true
    fake.app.emit('second-instance')
    expect([theWindow().visible, theWindow().minimized]).toEqual([true, false])

    theShell().notify({ title: 'Approval', body: 'Note for Ortiz', open: 'approvals/a1' })
    expect(fake.Notification.shown).toHaveLength(0)
    fake.BrowserWindow.focused = null
    theShell().notify({ title: 'Approval', body: 'Note for Ortiz', open: 'approvals/a1' })
    fake.Notification.shown[0]?.emit('click')
    expect(theWindow().loaded.at(-1)).toBe('app://hard-e/index.html#/approvals/a1')
  })

  test('the tray shows an old state or lacks a way out', () => {
    const [tray] = fake.Tray.all
    theShell().showStatus({ status: 'needs_you', lines: [], listening: null })
    expect(tray?.image.path).toBe(join(dir, 'icons', 'tray-needs-you.png'))
    expect(tray?.menu.map((item) => item.label)).toContain('Quit Hard-E')
    tray?.emit('click')
    expect(theWindow().visible).toBe(true)
  })

  test('the tray cannot stop the mail listener, or hides since when nothing was checked', () => {
    const [tray] = fake.Tray.all
    const heard: boolean[] = []
    const stop = theShell().onListenerSwitch((listen) => void heard.push(listen))
    const show = (listening: boolean | null): void =>
      theShell().showStatus({ status: 'idle', lines: ['Last mail check 3 minutes ago'], listening })
    const press = (label: string): void => tray?.menu.find((item) => item.label === label)?.click?.()
    show(true)
    expect(tray?.menu.map((item) => item.label)).toContain('Last mail check 3 minutes ago')
    press('Pause listening for mail')
    show(false)
    press('Listen for mail again')
    expect(heard).toEqual([false, true])
    stop()
    press('Listen for mail again')
    show(null)
    expect(tray?.menu.some((item) => /listen/i.test(item.label ?? ''))).toBe(false)
    expect(heard).toHaveLength(2)
  })

  test('the computer stays awake for ever', () => {
    const release = theShell().power.keepAwake('a run is under way')
    expect(fake.powerSaveBlocker.active.size).toBe(1)
    release()
    release()
    expect(fake.powerSaveBlocker.active.size).toBe(0)
    let wakes = 0
    const stop = theShell().power.onResume(() => (wakes += 1))
    fake.powerMonitor.emit('resume')
    stop()
    fake.powerMonitor.emit('resume')
    expect(wakes).toBe(1)
  })

  test('a crashed page stays blank', () => {
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'oom' })
    expect(theWindow().loaded.at(-1)).toBe('(reload)')
  })

  test('closing the window quits, or Quit does not wait for the core and then quit for real', async () => {
    const closing = new fake.Cancellable()
    theWindow().emit('close', closing)
    expect([closing.prevented, theWindow().visible, fake.app.quits]).toEqual([true, false, 0])

    fake.Tray.all[0]?.menu.find((item) => item.label === 'Quit Hard-E')?.click?.()
    fake.app.quit()
    expect([stops, fake.app.quits]).toEqual([1, 0])
    stopped.resolve()
    await expect.poll(() => fake.app.quits).toBe(1)
    const last = new fake.Cancellable()
    theWindow().emit('close', last)
    expect(last.prevented).toBe(false)
  })
})
