// Way in for everything. No dependencies and plain JavaScript: it runs on any Node from 18 on, before anything
// is installed, and starts the rest on a Node that can load the database.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runBrowser } from './launch/browser.mjs'
import { build, ensureBuilt } from './launch/build.mjs'
import { electronBinary, runElectron } from './launch/desktop.mjs'
import { childEnv, ensureInstalled, pickNode } from './launch/install.mjs'
import { withLock } from './launch/lock.mjs'
import { run } from './launch/processes.mjs'
import { fail, say } from './launch/terminal.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [mode = 'start', ...args] = process.argv.slice(2)

await withLock(root, () => ensureInstalled(root))
const node = pickNode(root)
const context = { root, node, env: childEnv(node) }

const tool = (path, ...toolArgs) => [node, [join(root, 'node_modules', path), ...toolArgs]]
const types = ['types', tool('typescript/bin/tsc', '--noEmit')]
const format = (...flags) => tool('oxfmt/bin/oxfmt', ...flags, '.')
const vitest = (...flags) => tool('vitest/vitest.mjs', 'run', ...flags)

/** Runs steps one after the other; the first that fails ends it. */
async function inOrder(steps) {
  for (const [name, step] of steps) {
    say(name)
    const code = await (typeof step === 'function' ? step() : run(...step, { cwd: root, env: context.env }))
    if (code !== 0) {
      say(`${name} failed`)
      return code
    }
  }
  return 0
}

const lockedBuild = () => withLock(root, () => build(context))
const builtOrFail = async () => {
  const code = await withLock(root, () => ensureBuilt(context))
  if (code !== 0) fail('the build failed', code)
}

/** Runs `folder/NAME.ts` on Node's own type stripping. */
async function script(folder) {
  const [name, ...rest] = args[0] === '--' ? args.slice(1) : args
  const file = join(root, folder, `${name}.ts`)
  if (!name || !/^[\w-]+$/.test(name) || !existsSync(file)) {
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    const known = names.filter((each) => each.endsWith('.ts')).map((each) => each.slice(0, -3))
    return fail(`which one? ${known.join(', ') || 'there is none'}`, 2)
  }
  await builtOrFail()
  const strip = process.versions.node.startsWith('22.') ? ['--experimental-strip-types'] : []
  return run(node, [...strip, file, ...rest], { cwd: root, env: context.env })
}

function startOptions() {
  const value = (name) => {
    const at = args.findIndex((each) => each === name || each.startsWith(`${name}=`))
    if (at < 0) return undefined
    return args[at] === name ? args[at + 1] : args[at].slice(name.length + 1)
  }
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return {
    port: value('--port'),
    dataDir: value('--data-dir'),
    web: args.includes('--web'),
    open: !args.includes('--no-open') && !process.env.CI && Boolean(hasScreen),
  }
}

async function start() {
  const options = startOptions()
  await builtOrFail()
  const binary = options.open && !options.web ? await electronBinary(context) : null
  if (binary) return runElectron(binary, context, options.dataDir)
  return runBrowser(context, options)
}

const modes = {
  start,
  build: () => inOrder([['build', lockedBuild]]),
  test: () => inOrder([types, ['build', lockedBuild], ['tests', vitest(...args)]]),
  check: () =>
    inOrder([
      ['format', format('--check')],
      ['lint', tool('oxlint/bin/oxlint')],
      types,
      ['unused code', tool('knip/bin/knip.js')],
      ['build', () => withLock(root, () => ensureBuilt(context))],
      ['architecture', vitest('tests/architecture')],
    ]),
  async cli() {
    await builtOrFail()
    const given = args[0] === '--' ? args.slice(1) : args
    return run(node, ['--enable-source-maps', join(root, 'out/main/cli.js'), ...given], { env: context.env })
  },
  bench: () => script('bench'),
  eval: () => script('scripts/eval'),
  format: () => inOrder([['format', format()]]),
  package: () =>
    inOrder([
      ['build', lockedBuild],
      ['package', tool('electron-builder/cli.js', ...args)],
    ]),
}

const chosen = Object.hasOwn(modes, mode) ? modes[mode] : undefined
if (!chosen) fail(`unknown mode ${mode}; there are ${Object.keys(modes).join(', ')}`, 2)
process.exit(await chosen())
