import { messageOf, ServiceError, UserError, isAbort } from '../core/errors.ts'
import { createKeyFileCipher } from '../shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '../shell/loopback/loopback-shell.ts'
import { createAppLog } from './app-log.ts'
import { analyze } from './commands/analyze.ts'
import { ask } from './commands/ask.ts'
import { backup, exportDiagnostics, restore } from './commands/backup.ts'
import { UsageError, type Command } from './commands/command.ts'
import { crm } from './commands/crm.ts'
import { extract } from './commands/extract.ts'
import { listen } from './commands/listen.ts'
import { mail } from './commands/mail.ts'
import { normalize } from './commands/normalize.ts'
import { doctor } from './commands/doctor.ts'
import { knowledge } from './commands/knowledge.ts'
import { parseArguments, refuseForeignFlags } from './commands/parse-arguments.ts'
import { route } from './commands/route.ts'
import { script } from './commands/script.ts'
import { serveCommand } from './commands/serve.ts'
import { secrets, settings } from './commands/settings.ts'
import { transcripts } from './commands/transcript-library.ts'
import { transcript } from './commands/transcript.ts'
import { video } from './commands/video.ts'
import type { Core } from './core.ts'
import { withNextStep } from '../core/environment-errors.ts'
import { makeDataDir } from './make-data-dir.ts'
import { readVersion, resolveDataDir, resolveResourcesDir } from './paths.ts'
import { createStandardOutput, readStandardInput } from './standard-streams.ts'

const commands: readonly Command[] = [
  ask,
  route,
  extract,
  normalize,
  knowledge,
  transcript,
  transcripts,
  analyze,
  script,
  video,
  mail,
  listen,
  crm,
  settings,
  secrets,
  doctor,
  serveCommand,
  backup,
  restore,
  exportDiagnostics,
]
const usageOfAll = commands.flatMap(({ usage }) => usage)
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function helpFor(name: string | undefined): string {
  if (name !== undefined) {
    const { usage, help = [] } = commandCalled(name)
    const about = help.length > 0 ? ['', ...help] : []
    return [...usage.map((line) => `hard-e ${line}`), ...about].join('\n')
  }
  const lines = usageOfAll.map((line) => `  ${line}`)
  const codes = 'Exit codes: 0 done, 1 failed, 2 typed wrongly. What an option means: help COMMAND'
  return ['hard-e COMMAND … [--data-dir DIR] [--help]', '', ...lines, '  help [COMMAND]', '', codes].join(
    '\n',
  )
}

function commandCalled(name: string): Command {
  const command = commands.find((known) => known.name === name)
  if (!command) throw new UsageError(`There is no command ${name}.`, usageOfAll)
  return command
}

/** The exit code of an error, and what the person reads about it. */
function explain(error: unknown): readonly [code: number, words: string] {
  if (error instanceof UsageError) return [2, `${error.message}\n${error.nextStep}`]
  if (error instanceof UserError) return [1, `${error.message} ${error.nextStep}`]
  if (error instanceof ServiceError) return [1, `${error.service}: ${error.message}`]
  if (isAbort(error)) return [1, 'Stopped.']
  return [1, `Something unexpected went wrong: ${messageOf(error)} To see what is amiss: hard-e doctor`]
}

/** Runs one command and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const abort = new AbortController()
  const stop = (): void => abort.abort()
  // Not `once`: the Agents SDK ends the process at a signal that nobody else listens to any more.
  for (const signal of STOP_SIGNALS) process.on(signal, stop)
  const output = createStandardOutput(process, stop)
  let dataDir = ''
  let opened: Promise<Core> | null = null
  try {
    const { words, flags } = parseArguments(argv, commands)
    dataDir = resolveDataDir(flags.get('data-dir'))
    const [name, ...rest] = words
    if (name === 'help' || flags.has('help')) {
      // "help video run" is asked for the whole of video.
      output.line(helpFor(name === 'help' ? rest[0] : name))
      await output.flushed()
      return 0
    }
    if (name === undefined) throw new UsageError('Which command?', usageOfAll)
    const command = commandCalled(name)
    refuseForeignFlags(command, flags)
    const resourcesDir = resolveResourcesDir()
    await command.run(
      { words: rest, flags },
      {
        dataDir,
        resourcesDir,
        signal: abort.signal,
        core: () => (opened ??= openCore(dataDir, resourcesDir)),
        stdin: () => readStandardInput(process.stdin, (text) => output.progress(text), abort.signal),
        output,
      },
    )
    await output.flushed()
    return 0
  } catch (error) {
    // Where stdout failed, everything after it was only stopped.
    const cause = await output.flushed().then(
      () => error,
      (failure: unknown) => failure,
    )
    const [code, words] = explain(withNextStep(cause, dataDir))
    if (!output.readerGone()) output.progress(words)
    return code
  } finally {
    await (opened as Promise<Core> | null)?.then((core) => core.close()).catch(() => undefined)
    // The SDK looks after its flush whether it is alone: at a signal the handlers stay to the end.
    if (!abort.signal.aborted) for (const signal of STOP_SIGNALS) process.off(signal, stop)
  }
}

async function openCore(dataDir: string, resourcesDir: string): Promise<Core> {
  makeDataDir(dataDir)
  const { createCore } = await import('./create-core.ts')
  const log = createAppLog(dataDir, 'cli')
  const browserShell = createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log })
  const shell = { ...browserShell, kind: 'none' as const }
  return createCore({ dataDir, resourcesDir, version: readVersion(), shell, log, background: false })
}
