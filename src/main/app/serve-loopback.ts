import { parseArgs } from 'node:util'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import { startLoopback } from '#main/shell/loopback/loopback-server.ts'
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
      port: { type: 'string', default: '0' },
      'data-dir': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port wants 0 to 65535')
  return { port, dataDir: resolveDataDir(values['data-dir']), json: values.json }
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
  const server = await startLoopback({
    rendererDir: resolveRendererDir(),
    port,
    log,
    connect: (wire) => app.connect(wire),
  }).catch(async (error: unknown) => {
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
