import type { ImportResult } from '#shared/domain/transcript.ts'

/** The wire takes 28 million characters of base64. */
export const MOST_BYTES = 20_000_000

/** A file as the queue sees it; the browser's `File` is one. */
export interface SourceFile {
  readonly name: string
  readonly size: number
}

export type Fate =
  | { readonly state: 'waiting' | 'sending' | 'leftOut' | 'tooBig' | 'unreadable' }
  | { readonly state: 'imported' | 'same'; readonly transcriptId: string; readonly title: string }
  /** `again`: the file itself was not refused, so another try can help. */
  | {
      readonly state: 'failed'
      readonly message: string
      readonly nextStep: string
      readonly again: boolean
    }

export interface QueuedFile {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly fate: Fate
}

export interface ImportQueueParts<F extends SourceFile> {
  /** The bytes as base64; rejects when the file cannot be read. */
  readonly read: (file: F) => Promise<string>
  readonly send: (name: string, base64: string) => Promise<ImportResult>
  /** What a call that failed says. */
  readonly explain: (error: unknown) => { readonly message: string; readonly nextStep: string }
}

/** Sends files one after the other and keeps what became of each. One that fails does not stop the others. */
export interface ImportQueue<F extends SourceFile> {
  readonly subscribe: (listener: () => void) => () => void
  /** The same array until something changes. */
  readonly files: () => readonly QueuedFile[]
  add(files: readonly F[]): void
  /** Leaves out those that are not sent yet; without an id all of them. */
  leaveOut(id?: number): void
  /** Sends what failed once more, where another try can help. */
  retry(): void
  /** Forgets what is finished. */
  clear(): void
}

export function isOpen({ fate }: QueuedFile): boolean {
  return fate.state === 'waiting' || fate.state === 'sending'
}

/** True when another try could help. */
export function mayRetry({ fate }: QueuedFile): boolean {
  return fate.state === 'failed' ? fate.again : fate.state === 'unreadable' || fate.state === 'leftOut'
}

export function createImportQueue<F extends SourceFile>(parts: ImportQueueParts<F>): ImportQueue<F> {
  const { read, send, explain } = parts
  const listeners = new Set<() => void>()
  const sources = new Map<number, F>()
  let files: readonly QueuedFile[] = []
  let nextId = 0
  let working = false

  const become = (next: readonly QueuedFile[]): void => {
    files = next
    for (const listener of listeners) listener()
  }
  const settle = (id: number, fate: Fate): void =>
    become(files.map((file) => (file.id === id ? { ...file, fate } : file)))

  const fateOf = async (source: F): Promise<Fate> => {
    let base64: string
    try {
      base64 = await read(source)
    } catch {
      return { state: 'unreadable' }
    }
    try {
      const result = await send(source.name, base64)
      if (result.outcome === 'failed')
        return { state: 'failed', message: result.message, nextStep: result.nextStep, again: false }
      const { id: transcriptId, title } = result.transcript
      return { state: result.outcome, transcriptId, title }
    } catch (error) {
      const { message, nextStep } = explain(error)
      return { state: 'failed', message, nextStep, again: true }
    }
  }
  const work = async (): Promise<void> => {
    if (working) return
    working = true
    for (;;) {
      const next = files.find(({ fate }) => fate.state === 'waiting')
      const source = next ? sources.get(next.id) : undefined
      if (!next || !source) break
      settle(next.id, { state: 'sending' })
      // One after the other: the core reads one file at a time anyway, and progress stays readable.
      settle(next.id, await fateOf(source))
    }
    working = false
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    files: () => files,
    add(more) {
      const fresh = more.map((source): QueuedFile => {
        const id = nextId++
        sources.set(id, source)
        const state = source.size > MOST_BYTES ? 'tooBig' : 'waiting'
        return { id, name: source.name, size: source.size, fate: { state } }
      })
      become([...files, ...fresh])
      void work()
    },
    leaveOut(id) {
      const meant = (file: QueuedFile): boolean =>
        file.fate.state === 'waiting' && (id === undefined || file.id === id)
      become(files.map((file) => (meant(file) ? { ...file, fate: { state: 'leftOut' } } : file)))
    },
    retry() {
      become(files.map((file) => (mayRetry(file) ? { ...file, fate: { state: 'waiting' } } : file)))
      void work()
    },
    clear() {
      for (const { id } of files.filter((file) => !isOpen(file))) sources.delete(id)
      become(files.filter(isOpen))
    },
  }
}
