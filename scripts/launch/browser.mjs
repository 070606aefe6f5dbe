import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { run } from './processes.mjs'
import { say, windows } from './terminal.mjs'

/** Browsers that can show a page as an app window. HARDE_BROWSER names another. */
function findBrowser() {
  const mac = (name) => `/Applications/${name}.app/Contents/MacOS/${name}`
  const folders = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
  const onWindows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
  const onLinux = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge']
  const candidates = process.env.HARDE_BROWSER
    ? [process.env.HARDE_BROWSER]
    : process.platform === 'darwin'
      ? [mac('Google Chrome'), mac('Microsoft Edge'), mac('Chromium')]
      : windows
        ? folders.filter(Boolean).flatMap((folder) => onWindows.map((path) => join(folder, path)))
        : onLinux.flatMap((name) => [`/usr/bin/${name}`, `/snap/bin/${name}`])
  return candidates.find((path) => existsSync(path))
}

function openAppWindow(browser, url) {
  // A profile of its own: the session cookie stays apart from the person's browsing, and goes at the end.
  const profile = mkdtempSync(join(tmpdir(), 'hard-e-browser-'))
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const first = ['--no-first-run', '--no-default-browser-check', '--window-size=1280,840']
  const child = spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...first, ...asRoot], {
    stdio: 'ignore',
  })
  child.once('error', () => say(`the browser did not start; open this one-time link: ${url}`))
  process.once('exit', () => {
    child.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })
}

/** Runs the server and shows its page in a browser window, or prints the link where there is none. */
export function runBrowser({ root, node, env }, options) {
  const args = ['--enable-source-maps', join(root, 'out/main/serve.js'), '--json']
  if (options.port) args.push('--port', options.port)
  if (options.dataDir) args.push('--data-dir', options.dataDir)
  const show = (line) => {
    const { ready, url, link } = JSON.parse(line)
    const browser = ready && options.open ? findBrowser() : undefined
    if (browser) openAppWindow(browser, url)
    if (browser) say('Hard-E is open in its own window. Press Enter for a link, Ctrl-C to stop.')
    else process.stdout.write(`open this one-time link: ${url ?? link}\n`)
    if (ready && !browser && process.stdin.isTTY) say('press Enter for a new link, Ctrl-C to stop')
  }
  return run(node, args, {
    cwd: root,
    // The server ends with this process, however this process ends.
    env: { ...env, HARDE_EXIT_WITH_PARENT: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
    onStart: (child) => {
      createInterface({ input: child.stdout }).on('line', show)
      child.stdin.on('error', () => undefined)
      if (process.stdin.isTTY) process.stdin.on('data', (bytes) => child.stdin.write(bytes))
      child.once('exit', () => process.stdin.pause())
    },
  })
}
