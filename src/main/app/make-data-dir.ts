import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, one by one: a recursive mkdir never returns where folders cannot be made
 * (below /proc). Throws the error of the file system.
 */
export function makeDataDir(dir: string): void {
  const missing: string[] = []
  for (let path = dir; !existsSync(path) && dirname(path) !== path; path = dirname(path)) missing.push(path)
  for (const path of missing.toReversed()) {
    try {
      mkdirSync(path, { mode: 0o700 })
    } catch (error) {
      // Another process may have been first.
      if (!existsSync(path)) throw error
    }
  }
}
