import { atMost, type Command } from './command.ts'

const usage = ['serve [--port N] [--json]']

/** The browser shell in the foreground, until Ctrl-C. */
export const serveCommand: Command = {
  name: 'serve',
  usage,
  flags: { port: 'value', json: 'switch' },
  async run(args, { dataDir, output }) {
    atMost(args.words, 0, usage)
    const { serveLoopback } = await import('../serve-loopback.ts')
    const port = args.flags.get('port')
    await serveLoopback({
      argv: [
        `--data-dir=${dataDir}`,
        ...(port ? [`--port=${port}`] : []),
        ...(args.flags.has('json') ? ['--json'] : []),
      ],
      env: process.env,
      stdin: process.stdin,
      print: (line) => output.line(line),
    })
  },
}
