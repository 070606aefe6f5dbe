/** Entry of the browser shell: Node serves the page on 127.0.0.1. */
import { messageOf, UserError } from './core/errors.ts'
import { nodeTooOld } from './core/node-version.ts'

async function main(): Promise<number> {
  const tooOld = nodeTooOld(process.versions)
  if (tooOld) {
    process.stderr.write(`${tooOld}\n`)
    return 1
  }
  try {
    const { serveLoopback } = await import('./app/serve-loopback.ts')
    await serveLoopback({
      argv: process.argv.slice(2),
      env: process.env,
      stdin: process.stdin,
      print: (line) => void process.stdout.write(`${line}\n`),
    })
    return 0
  } catch (error) {
    const nextStep = error instanceof UserError ? ` ${error.nextStep}` : ''
    process.stderr.write(`Hard-E could not start: ${messageOf(error)}${nextStep}\n`)
    return error instanceof UserError && error.code === 'USAGE' ? 2 : 1
  }
}

process.exit(await main())
