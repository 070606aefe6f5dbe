import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pidAnswers } from './pid-answers.ts'

/**
 * Removes what killed processes left half-made in a folder. `pattern` has the process id as its first group.
 * What cannot be looked at or removed stays: it is only litter.
 */
export function removeDeadDrafts(folder: string, pattern: RegExp): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = Number(pattern.exec(name)?.[1] ?? 0)
      if (pid > 0 && pid !== process.pid && !pidAnswers(pid)) {
        rmSync(join(folder, name), { recursive: true, force: true })
      }
    }
  } catch {
    // The folder is not there or not ours to look into.
  }
}
