/** Entry of the command line: same core, no window. */
const REQUIRED_NODE_API = 10

async function main(): Promise<number> {
  // The database crashes the process on an older Node instead of throwing, so this comes before it is loaded.
  if (Number(process.versions['napi']) < REQUIRED_NODE_API) {
    process.stderr.write(`Hard-E needs Node 22.12 or newer; this is ${process.version}. See https://nodejs.org\n`)
    return 1
  }
  const { runCommand } = await import('./app/run-command.ts')
  return runCommand(process.argv.slice(2))
}

export {}

// Pipes must drain before the process ends, so the exit code is set instead of calling exit().
process.exitCode = await main()
