import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { say } from './terminal.mjs'

const INPUTS = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.json']
const OUTPUTS = ['out/main/index.js', 'out/main/serve.js', 'out/main/cli.js', 'out/renderer/index.html']

/** A digest of names, sizes and times of everything the build reads. */
function inputStamp(root) {
  const hash = createHash('sha256')
  const add = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false })
    if (stats?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    } else if (stats) hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`)
  }
  for (const path of INPUTS) add(path)
  return hash.digest('hex')
}

/** Builds with all output on stderr. Gives the exit code. */
export async function build(context) {
  const { root, node, env } = context
  const stamp = inputStamp(root)
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const options = { cwd: root, env, stdio: ['ignore', 2, 2] }
  const code = await run(node, [builder, 'build', '--logLevel', 'warn'], options)
  if (code === 0) writeFileSync(join(root, 'out/.built'), stamp)
  return code
}

/** Builds when something is missing or older than its source. Gives the exit code. */
export async function ensureBuilt(context) {
  const { root } = context
  const mark = join(root, 'out/.built')
  const complete = existsSync(mark) && OUTPUTS.every((path) => existsSync(join(root, path)))
  if (complete && readFileSync(mark, 'utf8') === inputStamp(root)) return 0
  say('building')
  return build(context)
}
