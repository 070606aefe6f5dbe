import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import { startLoopback } from '#main/shell/loopback/loopback-server.ts'
import { UserError } from '../core/errors.ts'
import { createAppLog } from './app-log.ts'
import { createApp } from './create-app.ts'
import { readVersion, resolveDataDir, resolveRendererDir, resolveResourcesDir } from './paths.ts'

export interface ServeIo {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadStream
  readonly print: (line: string) => void
}

function readOptions(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535)) {
    throw new Error('--port wants 0 to 65535')
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

/** Runs the app behind the browser shell until it is told to stop; resolves when it has stopped. */
export async function serveLoopback(io: ServeIo): Promise<void> {
  const { port, dataDir, json } = readOptions(io.argv)
  const withParent = io.env['HARDE_EXIT_WITH_PARENT'] === '1'
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
  const stopped = Promise.withResolvers<void>()
  const stop = (): void => stopped.resolve()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
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
  await stopped.promise
  await server.close()
  await app.stop()
}
