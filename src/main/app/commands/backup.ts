import { resolve } from 'node:path'
import { systemClock } from '../../core/clock.ts'
import { backupTo } from '../../store/archive.ts'
import { restoreFrom } from '../../store/restore.ts'
import { createAppLog } from '../app-log.ts'
import { type Command, UsageError } from './command.ts'

const backupUsage = ['backup FILE']
const restoreUsage = ['restore FILE']
const diagnosticsUsage = ['export-diagnostics FILE']

/** One file with the workspace, without secrets. */
export const backup: Command = {
  name: 'backup',
  usage: backupUsage,
  async run(args, { core: open, output }) {
    const [file] = args.words
    if (!file) throw new UsageError('Into which file?', backupUsage)
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
  async run(args, { dataDir, output }) {
    const [file] = args.words
    if (!file) throw new UsageError('From which file?', restoreUsage)
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
  async run(args, { core: open, output, signal }) {
    const [file] = args.words
    if (!file) throw new UsageError('Into which file?', diagnosticsUsage)
    const core = await open()
    await core.exportDiagnostics(resolve(file), signal)
    output.line(
      `Written to ${resolve(file)}. Open it to see what it holds; keys, e-mails and phones are redacted.`,
    )
  },
}
