import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'

const FOLDER = 'Hard-E'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly cwd: string
}

export function surroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir(), cwd: process.cwd() }
}

/** An environment path counts only when it is absolute, as the XDG specification asks. */
function absolute(path: string | undefined): string | null {
  return path && isAbsolute(path) ? path : null
}

function applicationData({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') return absolute(env['APPDATA']) ?? join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return resolveConfigDir({ platform, env, home, cwd: home })
}

/** The workspace folder: what was asked for, HARDE_DATA_DIR, or one in the platform's application data. */
export function resolveDataDir(asked: string | undefined, around: Surroundings = surroundings()): string {
  const chosen = asked || around.env['HARDE_DATA_DIR']
  return chosen ? resolve(around.cwd, chosen) : join(applicationData(around), FOLDER)
}

/** The nearest `name` in `from` or a folder above it; throws when there is none. */
export function findUpwards(from: string, name: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    const path = join(dir, name)
    if (existsSync(path)) return path
    if (dirname(dir) === dir) throw new Error(`${name} was not found in ${from} or above it`)
  }
}

/** The folder with prompts, practice data and icons; built files lie at different depths below its parent. */
export function resolveResourcesDir(from: string = import.meta.dirname): string {
  return dirname(findUpwards(from, join('resources', 'practice')))
}

/** The built page of the renderer. */
export function resolveRendererDir(from: string = import.meta.dirname): string {
  return dirname(findUpwards(from, join('renderer', 'index.html')))
}

/** The built preload script. */
export function resolvePreload(from: string = import.meta.dirname): string {
  return findUpwards(from, join('preload', 'index.cjs'))
}

/** `~/.config` or what XDG_CONFIG_HOME says. */
export function resolveConfigDir(around: Surroundings = surroundings()): string {
  return absolute(around.env['XDG_CONFIG_HOME']) ?? join(around.home, '.config')
}

/** The version in package.json. */
export function readVersion(from: string = import.meta.dirname): string {
  const text = readFileSync(findUpwards(from, 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { version?: unknown }
  return typeof version === 'string' ? version : '0.0.0'
}
