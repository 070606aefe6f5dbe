import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** True when the process that made the lock is gone. */
function isStale(dir) {
  try {
    return !isAlive(Number(readFileSync(join(dir, 'pid'), 'utf8')))
  } catch {
    // Between making the folder and writing the pid.
    try {
      return Date.now() - statSync(dir).mtimeMs > 10_000
    } catch {
      return false
    }
  }
}

/** Runs `work` while no other process installs or builds in the same folder: commands may start side by side. */
export async function withLock(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const dir = join(tmpdir(), `hard-e-${process.getuid?.() ?? 0}-${name}.lock`)
  for (;;) {
    try {
      mkdirSync(dir)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isStale(dir)) rmSync(dir, { recursive: true, force: true })
      else await sleep(100)
    }
  }
  try {
    writeFileSync(join(dir, 'pid'), String(process.pid))
    return await work()
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
