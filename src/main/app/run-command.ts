import { text as readAll } from 'node:stream/consumers'
import { messageOf, ServiceError, UserError, isAbort } from '../core/errors.ts'
import { createKeyFileCipher } from '../shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '../shell/loopback/loopback-shell.ts'
import { createAppLog } from './app-log.ts'
import { ask } from './commands/ask.ts'
import { backup, exportDiagnostics, restore } from './commands/backup.ts'
import { parseArguments, UsageError, type Command } from './commands/command.ts'
import { crm } from './commands/crm.ts'
import { doctor } from './commands/doctor.ts'
import { knowledge } from './commands/knowledge.ts'
import { route } from './commands/route.ts'
import { serveCommand } from './commands/serve.ts'
import { secrets, settings } from './commands/settings.ts'
import { readVersion, resolveDataDir, resolveResourcesDir } from './paths.ts'
import type { Core } from './core.ts'

const commands: readonly Command[] = [
  ask,
  route,
  knowledge,
  crm,
  settings,
  secrets,
  doctor,
  serveCommand,
  backup,
  restore,
  exportDiagnostics,
]

const help = (): string =>
  [
    'hard-e COMMAND … [--data-dir DIR] [--json]',
    '',
    ...commands.flatMap((command) => command.usage.map((line) => `  ${line}`)),
  ].join('\n')

const err = (text: string): void => void process.stderr.write(`${text}\n`)

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    err(`${error.message}\n${error.nextStep}`)
    return 2
  }
  if (error instanceof UserError) err(`${error.message} ${error.nextStep}`)
  else if (error instanceof ServiceError) err(`${error.service}: ${error.message}`)
  else if (isAbort(error)) err('Stopped.')
  else err(`Something unexpected went wrong: ${messageOf(error)}`)
  return 1
}

/** Runs one command and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort())
  let opened: Promise<Core> | null = null
  try {
    const { words, flags } = parseArguments(argv)
    const [name = 'help', ...rest] = words
    if (name === 'help') {
      process.stdout.write(`${help()}\n`)
      return 0
    }
    const command = commands.find((known) => known.name === name)
    if (!command)
      throw new UsageError(
        `There is no command ${name}.`,
        commands.flatMap(({ usage }) => usage),
      )
    if (flags.has('help')) {
      process.stdout.write(`${command.usage.map((line) => `hard-e ${line}`).join('\n')}\n`)
      return 0
    }
    const dataDir = resolveDataDir(flags.get('data-dir'))
    const resourcesDir = resolveResourcesDir()
    await command.run(
      { words: rest, flags },
      {
        dataDir,
        resourcesDir,
        signal: abort.signal,
        core: () => (opened ??= openCore(dataDir, resourcesDir)),
        stdin: () => readAll(process.stdin),
        output: { line: (text) => void process.stdout.write(`${text}\n`), progress: err },
      },
    )
    return 0
  } catch (error) {
    return explain(error)
  } finally {
    await (opened as Promise<Core> | null)?.then((core) => core.close()).catch(() => undefined)
  }
}

async function openCore(dataDir: string, resourcesDir: string): Promise<Core> {
  const { createCore } = await import('./create-core.ts')
  const log = createAppLog(dataDir, 'cli')
  const browserShell = createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log })
  const shell = { ...browserShell, kind: 'none' as const }
  return createCore({ dataDir, resourcesDir, version: readVersion(), shell, log, background: false })
}
