import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './processes.mjs'
import { fail, say, windows } from './terminal.mjs'

const text = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** True when what is installed is what the lockfile names (for installs made by npm without this launcher). */
function matchesLock(root) {
  const installed = text(join(root, 'node_modules/.package-lock.json'))
  if (!installed) return false
  const { packages: have } = JSON.parse(installed)
  const { packages: want } = JSON.parse(text(join(root, 'package-lock.json')))
  const sameVersions = Object.keys(have).every((path) => have[path].version === want[path]?.version)
  const complete = Object.keys(want).every((path) => path === '' || path in have || want[path].optional)
  return sameVersions && complete
}

/** Makes node_modules what package-lock.json says. Content decides, since a clone's file times mean nothing. */
export async function ensureInstalled(root) {
  const mark = join(root, 'node_modules/.hard-e-lock')
  const wanted = createHash('sha256')
    .update(text(join(root, 'package-lock.json')))
    .digest('hex')
  if (text(mark) === wanted) return
  if (!matchesLock(root)) {
    say('installing dependencies (npm ci)')
    const npm = process.env.npm_execpath
    const args = ['ci', '--loglevel=error', '--no-fund', '--no-audit']
    // npm's own chatter must not mix with the output of a command.
    const options = { cwd: root, stdio: ['ignore', 2, 2] }
    const code = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...args], options)
      : await run('npm', args, { ...options, shell: windows })
    if (code !== 0) fail('npm ci failed; see above')
  }
  writeFileSync(mark, wanted)
}

/** A Node that can load the database (Node-API 10): this one, or the one that the lockfile brings. */
export function pickNode(root) {
  if (Number(process.versions.napi) >= 10) return process.execPath
  const bundled = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (existsSync(bundled)) return bundled
  return fail(`Hard-E needs Node 22.12 or newer; this is ${process.version}. Get it from https://nodejs.org`)
}

/** The environment in which child processes find the same Node first. */
export function childEnv(node) {
  const env = { ...process.env }
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[key] = `${dirname(node)}${windows ? ';' : ':'}${env[key] ?? ''}`
  return env
}
