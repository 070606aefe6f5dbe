import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { systemClock } from '../../core/clock.ts'
import { UserError } from '../../core/errors.ts'
import { backupTo } from '../../store/archive.ts'
import { restoreFrom } from '../../store/restore.ts'
import { createAppLog } from '../app-log.ts'
import { makeDataDir } from '../make-data-dir.ts'
import { atMost, type Command, UsageError } from './command.ts'
import { requireFile } from './jsonl.ts'

const backupUsage = ['backup FILE [--json]']
const restoreUsage = ['restore FILE [--json]']
const diagnosticsUsage = ['export-diagnostics FILE [--json]']

/** One file with the workspace, without secrets. */
export const backup: Command = {
  name: 'backup',
  usage: backupUsage,
  flags: { json: 'switch' },
  async run(args, { core: open, output }) {
    const [file] = args.words
    if (!file) throw new UsageError('Into which file?', backupUsage)
    atMost(args.words, 1, backupUsage)
    requireTarget(resolve(file))
    const core = await open()
    await core.ready
    const manifest = await backupTo(core.workspace, resolve(file), systemClock)
    if (args.flags.has('json'))
      output.line(JSON.stringify({ file: resolve(file), files: manifest.files.length }))
    else output.line(`${manifest.files.length} files in ${resolve(file)}. Secrets are not in it.`)
  },
}

/** Puts a backup in place of the workspace; the present one is kept aside. Works on a damaged database. */
export const restore: Command = {
  name: 'restore',
  usage: restoreUsage,
  flags: { json: 'switch' },
  async run(args, { dataDir, output }) {
    const [file] = args.words
    if (!file) throw new UsageError('From which file?', restoreUsage)
    atMost(args.words, 1, restoreUsage)
    requireFile(file)
    makeDataDir(dirname(dataDir))
    // The workspace is not opened: it may be the damaged one.
    const log = createAppLog(dataDir, 'cli')
    const restored = await restoreFrom({ dir: dataDir, file: resolve(file), clock: systemClock, log })
    if (args.flags.has('json')) {
      output.line(JSON.stringify(restored))
      return
    }
    output.line(`Restored ${restored.files} files into ${dataDir}.`)
    if (restored.keptAside) output.line(`What was there before is kept in ${restored.keptAside}.`)
    if (restored.actionsToCheck) {
      output.line(
        `${restored.actionsToCheck} outward actions need a look in Approvals: it is not known if they happened.`,
      )
    }
  },
}

/** A redacted bundle for support. */
export const exportDiagnostics: Command = {
  name: 'export-diagnostics',
  usage: diagnosticsUsage,
  flags: { json: 'switch' },
  async run(args, { core: open, output, signal }) {
    const [file] = args.words
    if (!file) throw new UsageError('Into which file?', diagnosticsUsage)
    atMost(args.words, 1, diagnosticsUsage)
    requireTarget(resolve(file))
    const core = await open()
    await core.exportDiagnostics(resolve(file), signal)
    if (args.flags.has('json')) {
      output.line(JSON.stringify({ file: resolve(file) }))
      return
    }
    output.line(
      `Written to ${resolve(file)}. Open it to see what it holds; keys, e-mails and phones are redacted.`,
    )
  },
}

/** Says before the work begins that nothing can be written there. */
function requireTarget(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError('NOT_A_FILE', `${file} is a folder.`, 'Name a file in it.')
  }
  const folder = dirname(file)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  throw new UserError('NO_SUCH_FOLDER', `There is no folder ${folder}.`, 'Make it first, or choose another.')
}
