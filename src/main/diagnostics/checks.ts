import { stat, statfs } from 'node:fs/promises'
import { messageOf, UserError } from '#main/core/errors.ts'
import type { SecretCipher } from '#main/shell/shell.ts'
import { integrityProblems } from '#main/store/integrity.ts'
import type { Workspace } from '#main/store/workspace.ts'

/** One line of `doctor`: what was looked at, how it is, and what to do when it is not well. */
export interface Check {
  readonly id: string
  readonly label: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  readonly nextStep: string | null
}

/** A connection test as Settings runs it, on the saved values. */
export interface ServiceCheck {
  readonly id: string
  readonly label: string
  readonly test: (
    signal: AbortSignal,
  ) => Promise<{ readonly ok: boolean; readonly kind: string; readonly message: string }>
}

export interface CheckDeps {
  readonly workspace: Workspace
  readonly cipher: SecretCipher
  readonly services: readonly ServiceCheck[]
  /** Of this process by default. */
  readonly versions?: Readonly<Record<string, string | undefined>>
  /** Free bytes where the workspace lives. */
  readonly freeBytes?: (dir: string) => Promise<number>
  readonly serviceTimeoutMs?: number
}

type Finding = Omit<Check, 'id' | 'label'>

const MIN_NODE = 22
const MIN_NAPI = 10
const LOW_DISK = 1e9
const NO_DISK = 1e8

const ok = (detail: string): Finding => ({ state: 'ok', detail, nextStep: null })
const warn = (detail: string, nextStep: string): Finding => ({ state: 'warn', detail, nextStep })
const fail = (detail: string, nextStep: string): Finding => ({ state: 'fail', detail, nextStep })

async function freeOn(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}

/** Looks at everything Hard-E stands on. A check that breaks is a failed check, never an error. */
export async function runChecks(deps: CheckDeps, signal?: AbortSignal): Promise<readonly Check[]> {
  const { workspace, cipher } = deps
  const versions = deps.versions ?? process.versions
  const timeoutMs = deps.serviceTimeoutMs ?? 20_000
  const checks: readonly [string, string, () => Promise<Finding>][] = [
    ['node', 'Node.js', async () => nodeFinding(versions)],
    ['database', 'Database', async () => databaseFinding(workspace)],
    ['disk', 'Free disk space', async () => diskFinding(await (deps.freeBytes ?? freeOn)(workspace.dir))],
    [
      'folder',
      'Workspace folder',
      async () => folderFinding(workspace.dir, (await stat(workspace.dir)).mode),
    ],
    ['cipher', 'Protection of secrets', async () => cipherFinding(cipher)],
    ...deps.services.map((service): [string, string, () => Promise<Finding>] => [
      service.id,
      service.label,
      () => serviceFinding(service, timeoutMs, signal),
    ]),
  ]
  return Promise.all(
    checks.map(async ([id, label, look]) => {
      try {
        return { id, label, ...(await look()) }
      } catch (error) {
        const next = error instanceof UserError ? error.nextStep : 'Try again; the log has the whole error.'
        return { id, label, ...fail(messageOf(error), next) }
      }
    }),
  )
}

function nodeFinding(versions: Readonly<Record<string, string | undefined>>): Finding {
  const { node = '?', napi = '?', electron } = versions
  const detail = `Node ${node}, Node-API ${napi}${electron ? `, Electron ${electron}` : ''}`
  const enough = Number.parseInt(node, 10) >= MIN_NODE && Number(napi) >= MIN_NAPI
  return enough
    ? ok(detail)
    : fail(detail, `The database needs Node ${MIN_NODE} or newer: start with npm start.`)
}

function databaseFinding({ db }: Workspace): Finding {
  const [problem] = integrityProblems(db)
  const version = String(db.pragma('user_version', { simple: true }))
  if (problem === undefined) return ok(`Sound, schema ${version}`)
  return fail(
    `Damaged: ${problem}`,
    'Close Hard-E and start it again: it names the command that restores a backup.',
  )
}

function diskFinding(free: number): Finding {
  const detail = `${(free / 1e9).toFixed(1)} GB free`
  if (free < NO_DISK) return fail(detail, 'Make room at once: nothing can be stored soon.')
  return free < LOW_DISK ? warn(detail, 'Make room: backups and videos need some.') : ok(detail)
}

function folderFinding(dir: string, mode: number): Finding {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return ok(dir)
  return warn(`${dir} can be read by other users of this computer.`, `Run: chmod 700 "${dir}"`)
}

async function cipherFinding(cipher: SecretCipher): Promise<Finding> {
  const strength = await cipher.strength()
  const detail = `Secrets are sealed with ${cipher.label}`
  if (strength === 'none') {
    return fail(
      'Secrets cannot be protected here, so none can be stored.',
      'Set up a keychain, or use the browser shell.',
    )
  }
  const probe = 'probe'
  if ((await cipher.open(probe, await cipher.seal(probe, probe))) !== probe) {
    return fail(`${cipher.label} does not give secrets back.`, 'Unlock the keychain and try again.')
  }
  return strength === 'os' ? ok(detail) : ok(`${detail}; whoever can read that file can read them.`)
}

async function serviceFinding(service: ServiceCheck, ms: number, signal?: AbortSignal): Promise<Finding> {
  const timeout = AbortSignal.timeout(ms)
  const both = signal ? AbortSignal.any([signal, timeout]) : timeout
  const late = new Promise<never>((_resolve, reject) => {
    both.addEventListener('abort', () => reject(new Error('No answer in time.')), { once: true })
  })
  const result = await Promise.race([service.test(both), late])
  return result.ok ? ok(result.message) : fail(result.message, 'Open Settings and test the connection there.')
}
