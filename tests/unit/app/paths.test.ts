import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findUpwards, readVersion, resolveDataDir, resolveResourcesDir } from '#main/app/paths.ts'

const home = '/home/dana'
const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({
  platform,
  env,
  home,
  cwd: '/w',
})

test.each([
  [undefined, at('linux'), '/home/dana/.config/Hard-E'],
  [undefined, at('linux', { XDG_CONFIG_HOME: '/x' }), '/x/Hard-E'],
  [undefined, at('linux', { XDG_CONFIG_HOME: 'relative' }), '/home/dana/.config/Hard-E'],
  [undefined, at('darwin'), '/home/dana/Library/Application Support/Hard-E'],
  [undefined, at('linux', { HARDE_DATA_DIR: '/d' }), '/d'],
  [undefined, at('linux', { HARDE_DATA_DIR: '' }), '/home/dana/.config/Hard-E'],
  ['mine', at('linux', { HARDE_DATA_DIR: '/d' }), '/w/mine'],
  ['', at('linux'), '/home/dana/.config/Hard-E'],
])('asked for %s the workspace is in the wrong folder', (asked, around, expected) => {
  expect(resolveDataDir(asked, around)).toBe(expected)
})

test('resources are found only at one depth of the built files', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hard-e-paths-'))
  await mkdir(join(dir, 'resources/practice'), { recursive: true })
  await mkdir(join(dir, 'out/main/chunks/deep'), { recursive: true })
  await writeFile(join(dir, 'package.json'), '{"version":"1.2.3"}')
  for (const from of ['out/main', 'out/main/chunks', 'out/main/chunks/deep', '.']) {
    expect(resolveResourcesDir(join(dir, from))).toBe(join(dir, 'resources'))
    expect(readVersion(join(dir, from))).toBe('1.2.3')
  }
  expect(() => findUpwards(dir, 'not-there-anywhere')).toThrow('not-there-anywhere')
  await rm(dir, { recursive: true })
})
