import { createInterface } from 'node:readline'
import { text as readAll } from 'node:stream/consumers'
import { Writable } from 'node:stream'

export interface StandardOutput {
  line(text: string): void
  progress(text: string): void
  /** Resolves when everything written has left the process; rejects with what stdout failed with. */
  flushed(): Promise<void>
  /** The reader of stdout went away (`| head -1`): nobody wants to hear more. */
  readerGone(): boolean
}

/** stdout and stderr of a command. `onFailure` hears once that stdout takes no more. */
export function createStandardOutput(
  streams: { readonly stdout: Writable; readonly stderr: Writable },
  onFailure: () => void,
): StandardOutput {
  const { stdout, stderr } = streams
  let failure: Error | null = null
  let gone = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (failure) return
    failure = error
    gone = error.code === 'EPIPE'
    onFailure()
  })
  // There is nowhere left to report it.
  stderr.on('error', () => undefined)
  return {
    line: (text) => void (failure || stdout.write(`${text}\n`)),
    progress: (text) => void stderr.write(`${text}\n`),
    async flushed() {
      if (!failure) await new Promise<void>((resolve) => stdout.write('', () => resolve()))
      // The error event comes after the callback of the write that failed.
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (failure) throw failure
    },
    readerGone: () => gone,
  }
}

/** Everything on standard input. At a terminal it is one line that does not appear on the screen. */
export async function readStandardInput(
  stdin: NodeJS.ReadStream,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  if (!stdin.isTTY) return readAll(stdin)
  say('Type or paste the value (it is not shown), then press Enter:')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true })
  const stop = (): void => lines.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const line of lines) return line
    throw new DOMException('Nothing was typed.', 'AbortError')
  } finally {
    signal.removeEventListener('abort', stop)
    lines.close()
  }
}
