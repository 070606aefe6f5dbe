import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startApp, tempDir, type RunningApp } from './running-app.ts'
import { openWindow, type Window, type WindowOptions } from './window.ts'

export interface Stage {
  readonly app: () => RunningApp
  readonly browser: () => Browser
  /** A window of a fresh profile; it is closed after the test, which fails when anything went wrong in it. */
  open(options?: WindowOptions): Promise<Window>
  /** Starts the app anew on the same workspace, after it was stopped or killed. */
  restart(port: number): Promise<void>
}

export interface StageOptions {
  /** Further arguments of the browser. */
  readonly browserArgs?: readonly string[]
}

/** One browser and one app for the tests of a file. `prepare` gets the workspace before the app starts. */
export function useStage(
  prepare?: (dataDir: string) => Promise<void>,
  { browserArgs = [] }: StageOptions = {},
): Stage {
  const dir = tempDir()
  const windows: Window[] = []
  let browser: Browser | undefined
  let app: RunningApp | undefined
  const given = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The stage is not set yet')
    return value
  }

  beforeAll(async () => {
    await prepare?.(dir.path)
    const started = await Promise.all([launchBrowser(browserArgs), startApp(dir.path)])
    browser = started[0]
    app = started[1]
  })
  afterEach(async () => {
    const opened = windows.splice(0)
    await Promise.all(opened.map(({ context }) => context.close()))
    expect(opened.flatMap(({ problems }) => problems)).toEqual([])
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), app?.stop()])
    dir.remove()
  })

  return {
    app: () => given(app),
    browser: () => given(browser),
    async open(options) {
      const window = await openWindow(given(browser), await given(app).newLink(), options)
      windows.push(window)
      return window
    },
    async restart(port) {
      app = await startApp(dir.path, port)
    },
  }
}
