import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { pidAnswers } from '#main/core/pid-answers.ts'

/**
 * What is known about the process an owner string names. `alive` on this computer may be a guess where the
 * platform does not tell when a process started (`sameProcess` false: the pid may be another's now).
 */
export type OwnerState =
  | { readonly at: 'here'; readonly alive: false }
  | { readonly at: 'here'; readonly alive: true; readonly sameProcess: boolean }
  | { readonly at: 'elsewhere' }

/** Boot id and start tick: together they never name two processes. Null where there is no /proc. */
function startMark(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name in brackets may hold spaces: count the fields behind it (start time is field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has stopped working although its entry is still there.
    if (fields[0] === 'Z' || fields[0] === 'X') return 'gone'
    return `${boot}-${fields[19] ?? ''}`
  } catch {
    return null
  }
}

/** `${hostname}:${pid}:${start mark}` of this process, as leases and actions carry it. */
export function processOwner(): string {
  const mark = startMark(process.pid) ?? `nonce-${randomBytes(6).toString('hex')}`
  return `${hostname()}:${process.pid}:${mark}`
}

/** Judges an owner string. Anything that is not one (or null) counts as `elsewhere`: only time can tell. */
export function ownerState(owner: string | null): OwnerState {
  const [host, pidText, mark] = (owner ?? '').split('/')[0]?.split(':') ?? []
  const pid = Number(pidText)
  if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0 || !mark) return { at: 'elsewhere' }
  const now = startMark(pid)
  if (now !== null && !mark.startsWith('nonce-')) {
    return now === mark ? { at: 'here', alive: true, sameProcess: true } : { at: 'here', alive: false }
  }
  if (!pidAnswers(pid) || now === 'gone') return { at: 'here', alive: false }
  return { at: 'here', alive: true, sameProcess: false }
}
