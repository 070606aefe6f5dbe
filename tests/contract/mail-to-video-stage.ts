import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { LedgerMail } from '#shared/domain/trigger-mail.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import type { Core } from '#main/app/core.ts'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import type { SecretName } from '#main/settings/settings.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import { startDnsStandIn, type DnsStandIn } from '#tests/standins/dns/dns-stand-in.ts'
import { DOMAIN, nameService, SELECTOR } from '#tests/support/signed-mail.ts'
import { waitFor } from './mailbox-stage.ts'

/** Jobs of the practice company that stand in the primer stage, and one that does not. */
export const READY = ['2240-01', '2226-01', '2262-01', '2263-01'] as const
export const NOT_READY = '2298-01'

/** `hard-e listen --json` in a process of its own. */
interface Listener {
  /** What it said on standard output, one value a line. */
  readonly said: readonly Said[]
  readonly stderr: () => string
  /** As a shell ends it; resolves with its exit code and how long that took. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>
}

export type Said =
  | { readonly type: 'mail'; readonly mail: LedgerMail }
  | { readonly type: 'run'; readonly run: VideoRun }

export interface Journey {
  readonly dir: string
  /** The workspace as another process of the app sees it; it neither listens nor works. */
  core(): Promise<Core>
  configure(settings: object, secrets?: Readonly<Partial<Record<SecretName, string>>>): Promise<void>
  listen(): Promise<Listener>
  /** Any command of the app, to its end. */
  command(...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }>
  /** The mail with that subject or Message-ID once it has been decided. */
  decided(wanted: string, ms?: number): Promise<LedgerMail>
  completed(runId: string, ms?: number): Promise<VideoRun>
  outbox(): readonly string[]
  deliveries(): readonly string[]
  /** Until no process listens. */
  quiet(): Promise<void>
  /** Notes of a job that tell of its video. */
  notes(jobNumber: string): Promise<readonly string[]>
  dispose(): Promise<void>
}

const CLI = resolve('src/main/cli.ts')

function startListener(dir: string): { child: ChildProcess; listener: Listener; ready: Promise<void> } {
  const child = spawn(process.execPath, [CLI, 'listen', '--json', '--data-dir', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Said[] = []
  let stderr = ''
  const ready = Promise.withResolvers<undefined>()
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Said))
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8')
    if (stderr.includes('Listening.')) ready.resolve(undefined)
  })
  const exit = once(child, 'close') as Promise<[number | null]>
  void exit.then(() => ready.reject(new Error(`listen ended: ${stderr}`)))
  ready.promise.catch(() => undefined)
  const listener: Listener = {
    said,
    stderr: () => stderr,
    async stop(signal = 'SIGTERM') {
      const since = performance.now()
      child.kill(signal)
      const [code] = await exit
      return { code, ms: performance.now() - since }
    },
  }
  return { child, listener, ready: ready.promise }
}

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))

/** A workspace of the practice company and the real app on it, as child processes. */
export function startJourney(): Journey {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-journey-'))
  const children = new Set<ChildProcess>()
  let opened: Promise<Core> | null = null

  const open = async (): Promise<Core> => {
    const core = await createCore({
      dataDir: dir,
      resourcesDir: resolve('resources'),
      version: 'test',
      shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog }),
      log: silentLog,
      background: false,
    })
    await core.ready
    core.settings.set({ 'video.wait.floorSeconds': 0, 'company.name': 'Summit Exteriors' })
    return core
  }
  const core = (): Promise<Core> => (opened ??= open())

  return {
    dir,
    core,
    async configure(settings, secrets = {}) {
      const { settings: kept, secrets: sealed } = await core()
      kept.set(settings as Readonly<Record<string, unknown>>)
      for (const [name, value] of Object.entries(secrets)) await sealed.store(name as SecretName, value)
    },
    async listen() {
      await core()
      const { child, listener, ready } = startListener(dir)
      children.add(child)
      await ready
      return listener
    },
    async command(...args) {
      const child = spawn(process.execPath, [CLI, ...args, '--data-dir', dir], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.add(child)
      const [stdout, stderr, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ])
      return { code, stdout, stderr }
    },
    async decided(wanted, ms = 30_000) {
      const { mailbox } = await core()
      return await waitFor(
        `the decision about ${wanted}`,
        () =>
          mailbox
            .mails(500)
            .find(
              ({ subject, messageId, decision }) =>
                (subject === wanted || messageId === wanted) && decision !== 'pending',
            ),
        ms,
      )
    },
    async completed(runId, ms = 120_000) {
      const { videos } = await core()
      const ended = (): VideoRun | null => {
        const run = videos.get(runId)
        return ['completed', 'failed', 'cancelled', 'needs_person'].includes(run.state) ? run : null
      }
      const run = await waitFor(`the end of ${runId}`, ended, ms)
      if (run.state !== 'completed') throw new Error(`${run.state}: ${run.problem?.message ?? ''}`)
      return run
    },
    async quiet() {
      const { workspace } = await core()
      const held = workspace.db.prepare(`select 1 from leases where name = 'mailbox' and expires_at > ?`)
      await waitFor('the end of the listening', () => held.get(Date.now()) === undefined)
    },
    outbox: () => filesIn(join(dir, 'outbox'), '.eml').map((name) => readMail(join(dir, 'outbox', name))),
    deliveries: () => filesIn(join(dir, 'deliveries'), '.mp4').map((name) => join(dir, 'deliveries', name)),
    async notes(jobNumber) {
      const { crm, findJob } = await core()
      const signal = AbortSignal.timeout(10_000)
      const id = await findJob(jobNumber, signal)
      if (!id) throw new Error(`no job ${jobNumber}`)
      const notes = await crm().notes(id, { signal })
      // Only a note of the pipeline names the file.
      return notes.map((note) => note.text).filter((words) => words.includes('.mp4'))
    },
    async dispose() {
      for (const child of children) child.kill('SIGKILL')
      await (await opened)?.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const readMail = (file: string): string => readFileSync(file, 'utf8')

/** The name server of the people who order: their key and their rules. */
export async function startSenderDns(): Promise<DnsStandIn> {
  const resolve = nameService()
  const records = [`${SELECTOR}._domainkey.${DOMAIN}`, `_dmarc.${DOMAIN}`].map(async (name) => {
    const [strings = []] = (await resolve(name, 'TXT')) as string[][]
    return { name, type: 'TXT', text: strings.join('') } as const
  })
  return await startDnsStandIn(await Promise.all(records))
}
