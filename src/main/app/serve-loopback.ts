import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import { startLoopback } from '#main/shell/loopback/loopback-server.ts'
import { messageOf, UserError } from '../core/errors.ts'
import { createAppLog } from './app-log.ts'
import { UsageError } from './commands/command.ts'
import { createApp } from './create-app.ts'
import { withNextStep } from '../core/environment-errors.ts'
import { makeDataDir } from './make-data-dir.ts'
import { readVersion, resolveDataDir, resolveRendererDir, resolveResourcesDir } from './paths.ts'

export interface ServeIo {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadStream
  readonly print: (line: string) => void
}

const usage = ['serve [--port N] [--json]']

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(messageOf(error), usage)
  }
}

function readOptions(argv: readonly string[]) {
  const values = parse(argv)
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && (!/^\d+$/.test(values.port ?? '') || port > 65_535)) {
    throw new UsageError('--port must be a whole number from 0 to 65535.', usage)
  }
  return { port, dataDir: resolveDataDir(values['data-dir']), json: values.json }
}

const FIRST_PORT = 20_000
const PORTS = 12_000

/**
 * The same port for the same workspace: a browser keeps drafts and the theme by address. Below the range that
 * systems give out by themselves.
 */
function usualPort(dataDir: string): number {
  return FIRST_PORT + (createHash('sha256').update(dataDir).digest().readUInt32BE(0) % PORTS)
}

function isPortTaken(error: unknown): boolean {
  return error instanceof UserError && error.code === 'PORT_TAKEN'
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the app behind the browser shell until it is told to stop; resolves when it has stopped. Throws
 * UsageError, and UserError when the workspace cannot be opened or the port is taken.
 */
export async function serveLoopback(io: ServeIo): Promise<void> {
  const options = readOptions(io.argv)
  const stopped = Promise.withResolvers<void>()
  const stop = (): void => stopped.resolve()
  // Not `once`: the Agents SDK ends the process at a signal that nobody else listens to any more.
  for (const signal of STOP_SIGNALS) process.on(signal, stop)
  try {
    await serveUntil(stopped.promise, stop, options, io)
  } catch (error) {
    throw withNextStep(error, options.dataDir)
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop)
  }
}

async function serveUntil(
  stopped: Promise<void>,
  stop: () => void,
  { port, dataDir, json }: ReturnType<typeof readOptions>,
  io: ServeIo,
): Promise<void> {
  const withParent = io.env['HARDE_EXIT_WITH_PARENT'] === '1'
  makeDataDir(dataDir)
  const log = createAppLog(dataDir, 'loopback')
  const app = await createApp({
    dataDir,
    resourcesDir: resolveResourcesDir(),
    version: readVersion(),
    shell: createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log }),
    log,
    background: true,
  })
  const listen = (on: number) =>
    startLoopback({
      rendererDir: resolveRendererDir(),
      port: on,
      log,
      connect: (wire) => app.connect(wire),
    })
  const server = await (
    port === null
      ? listen(usualPort(dataDir)).catch((error: unknown) => {
          if (isPortTaken(error)) return listen(0)
          throw error
        })
      : listen(port)
  ).catch(async (error: unknown) => {
    await app.stop()
    throw error
  })
  const url = server.newLaunchLink()
  if (json) io.print(JSON.stringify({ ready: true, url, port: server.port, pid: process.pid }))
  else
    io.print(
      `Hard-E is running. Press Enter for a new link, Ctrl-C to stop.\nopen this one-time link: ${url}`,
    )

  if (withParent || io.stdin.isTTY) {
    io.stdin.on('data', () => {
      const link = server.newLaunchLink()
      io.print(json ? JSON.stringify({ link }) : `open this one-time link: ${link}`)
    })
    if (withParent) io.stdin.once('end', stop).once('close', stop)
  }
  await stopped
  await server.close()
  await app.stop()
}
