/** Entry of the command line: same core, no window. */
import { nodeTooOld } from './core/node-version.ts'

async function main(): Promise<number> {
  // The database crashes the process on an older Node instead of throwing, so this comes before it is loaded.
  const tooOld = nodeTooOld(process.versions)
  if (tooOld) {
    process.stderr.write(`${tooOld}\n`)
    return 1
  }
  const { runCommand } = await import('./app/run-command.ts')
  return runCommand(process.argv.slice(2))
}

// Pipes must drain before the process ends, so the exit code is set instead of calling exit().
process.exitCode = await main()
