import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { databaseFile } from './folders.ts'

const planSchema = z.object({ staging: z.string(), aside: z.string() })
const planFile = (dir: string): string => join(dirname(dir), `.${basename(dir)}.restore.json`)

/** Puts `staging` in the place of `dir`, which moves to `aside`. After a crash finishSwap ends it. */
export function swapFolders(dir: string, staging: string, aside: string): void {
  writeFileSync(planFile(dir), JSON.stringify({ staging, aside }), { flush: true })
  if (existsSync(dir)) renameSync(dir, aside)
  try {
    renameSync(staging, dir)
  } catch (error) {
    if (!existsSync(dir) && existsSync(aside)) renameSync(aside, dir)
    throw error
  } finally {
    rmSync(planFile(dir), { force: true })
  }
}

/** Completes or undoes a swap that a crash interrupted; does nothing when there was none. */
export function finishSwap(dir: string): void {
  if (!existsSync(planFile(dir))) return
  const plan = planSchema.safeParse(JSON.parse(readFileSync(planFile(dir), 'utf8') || 'null'))
  if (plan.success && existsSync(plan.data.staging)) {
    if (existsSync(databaseFile(dir))) rmSync(plan.data.staging, { recursive: true, force: true })
    else {
      // The log may have made the folder again before anything else looked.
      if (existsSync(dir)) renameSync(dir, `${plan.data.aside}.log`)
      renameSync(plan.data.staging, dir)
    }
  }
  rmSync(planFile(dir), { force: true })
}
