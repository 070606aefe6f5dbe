/** Entry of the browser shell: Node serves the page on 127.0.0.1. */
const REQUIRED_NODE_API = 10

async function main(): Promise<number> {
  // The database crashes the process on an older Node instead of throwing, so this comes before it is loaded.
  if (Number(process.versions['napi']) < REQUIRED_NODE_API) {
    process.stderr.write(
      `Hard-E needs Node 22.12 or newer; this is ${process.version}. See https://nodejs.org\n`,
    )
    return 1
  }
  const { serveLoopback } = await import('./app/serve-loopback.ts')
  try {
    await serveLoopback({
      argv: process.argv.slice(2),
      env: process.env,
      stdin: process.stdin,
      print: (line) => void process.stdout.write(`${line}\n`),
    })
    return 0
  } catch (error) {
    process.stderr.write(
      `Hard-E could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return 1
  }
}

export {}

process.exit(await main())
