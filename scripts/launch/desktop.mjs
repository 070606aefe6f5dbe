import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { say, ticker, windows } from './terminal.mjs'

const CONNECT_TIMEOUT_MS = 60_000
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000

function installedBinary(root) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return join(override, windows ? 'electron.exe' : 'electron')
  try {
    const dir = join(root, 'node_modules/electron')
    const file = join(dir, 'dist', readFileSync(join(dir, 'path.txt'), 'utf8'))
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}

/** Fails fast on a computer without internet, before the long download is begun. */
async function canDownload() {
  const address = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/'
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) })
    return true
  } catch {
    return false
  }
}

async function download({ root, node, env }) {
  const done = ticker('downloading the Electron runtime (about 120 MB, first start only)')
  let timer
  try {
    if (!(await canDownload())) return false
    const installer = join(root, 'node_modules/electron/install.js')
    const code = await run(node, [installer], {
      cwd: root,
      env,
      stdio: 'ignore',
      onStart: (child) => {
        timer = setTimeout(() => child.kill(), DOWNLOAD_TIMEOUT_MS)
      },
    })
    return code === 0
  } finally {
    clearTimeout(timer)
    done()
  }
}

/** The Electron program; null when it is not there and cannot be downloaded. */
export async function electronBinary(context) {
  const binary = installedBinary(context.root)
  if (binary) return binary
  if (await download(context)) return installedBinary(context.root)
  say('the Electron runtime could not be downloaded; starting the same app in a browser window')
  return null
}

/** Runs the desktop app to its end. */
export function runElectron(binary, { root }, dataDir) {
  // With ELECTRON_RUN_AS_NODE set, as in some editors' terminals, Electron would be a plain Node.
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say('you are root: Electron refuses to run without its sandbox as root. Use another user, or --web.')
  }
  return run(binary, [root, ...(dataDir ? [`--data-dir=${dataDir}`] : [])], { env })
}
