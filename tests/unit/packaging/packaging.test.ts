import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { asarFiles } from './asar.ts'

const root = join(import.meta.dirname, '../../..')
const run = promisify(execFile)
// The builder's own libraries: they come with it and are not dependencies of ours.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))

interface BuilderConfig {
  validateConfiguration(config: unknown, log: { add(): void }): Promise<void>
}

/** Reads YAML as the builder does. */
async function readConfig(): Promise<Record<string, unknown>> {
  const yaml = createRequire(fromBuilder.resolve('app-builder-lib/package.json'))('js-yaml') as {
    load(text: string): Record<string, unknown>
  }
  return yaml.load(await readFile(join(root, 'electron-builder.yml'), 'utf8'))
}

async function validate(config: unknown): Promise<void> {
  const library = fromBuilder('app-builder-lib/out/util/config/config.js') as BuilderConfig
  await library.validateConfiguration(config, { add: () => undefined })
}

test('the builder would refuse electron-builder.yml', async () => {
  await expect(validate(await readConfig())).resolves.toBeUndefined()
  await expect(validate({ ...(await readConfig()), noSuchKey: true })).rejects.toThrow('noSuchKey')
})

/** Files a packer expects of an Electron distribution; the marker is where the fuses are. */
async function stubDistribution(dir: string): Promise<void> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  await mkdir(join(dir, 'resources'), { recursive: true })
  const fuses = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'1'.repeat(9)}`
  await writeFile(join(dir, 'electron'), `stub ${fuses} end`, 'latin1')
  await chmod(join(dir, 'electron'), 0o755)
  const others = ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_crashpad_handler']
  for (const name of others) await writeFile(join(dir, name), 'stub')
  await writeFile(join(dir, 'version'), String(devDependencies['electron']))
}

describe.runIf(process.platform === 'linux')('a package from a stub distribution', () => {
  let dir = ''
  let files: readonly string[] = []
  const packed = (): string => join(dir, 'dist/linux-unpacked')

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hard-e-package-'))
    const stub = join(dir, 'electron')
    await stubDistribution(stub)
    const version = (await readFile(join(stub, 'version'), 'utf8')).trim()
    await run(
      process.execPath,
      [
        fromBuilder.resolve('electron-builder/cli.js'),
        '--linux',
        'dir',
        '--x64',
        '--publish=never',
        `-c.electronDist=${stub}`,
        `-c.electronVersion=${version}`,
        `-c.directories.output=${join(dir, 'dist')}`,
      ],
      { cwd: root, timeout: 110_000, maxBuffer: 8_000_000 },
    )
    files = asarFiles(await readFile(join(packed(), 'resources/app.asar')))
  }, 120_000)
  afterAll(() => rm(dir, { recursive: true, force: true }))

  test('the app lacks a part that it needs', () => {
    const needed = [
      'package.json',
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'resources/icons/tray-idle.png',
      'node_modules/better-sqlite3/package.json',
      'node_modules/better-sqlite3/lib/index.js',
    ]
    expect(needed.filter((name) => !files.includes(name))).toEqual([])
    expect(files.some((name) => name.startsWith('resources/practice/'))).toBe(true)
  })

  test('source maps, tests, sources or other packages are shipped', () => {
    const junk = files.filter(
      (name) =>
        name.endsWith('.map') ||
        !/^(out\/|resources\/|package\.json$|LICENSE$|node_modules\/better-sqlite3\/)/.test(name),
    )
    expect(junk).toEqual([])
    const native = files.filter((name) => name.endsWith('.node'))
    expect(native).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node'])
  })

  test('the native file of the database is inside the archive, where it cannot be loaded', async () => {
    const file = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'
    expect((await stat(join(packed(), file))).size).toBeGreaterThan(100_000)
  })

  test('the shipped program can be turned into a plain Node, or loads code from elsewhere', async () => {
    const wire = await getCurrentFuseWire(join(packed(), 'hard-e'))
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE))
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE))
  })
})
