export interface Progress {
  readonly fraction: number | null
  readonly note: string | null
}

/** Writes at most four times a second; the newest report is never lost. */
export interface ProgressWriter {
  report(progress: Progress): void
  /** What was reported last and is not written yet; nothing is written afterwards. */
  close(): Progress | null
}

const EVERY_MS = 250

export function createProgressWriter(write: (progress: Progress) => void): ProgressWriter {
  let waiting: Progress | null = null
  let timer: NodeJS.Timeout | null = null
  let last = Number.NEGATIVE_INFINITY
  let closed = false

  function flush(): void {
    timer = null
    const due = waiting
    waiting = null
    if (!due) return
    last = performance.now()
    write(due)
  }

  return {
    report(progress) {
      if (closed) return
      waiting = { fraction: progress.fraction, note: progress.note ?? waiting?.note ?? null }
      const wait = last + EVERY_MS - performance.now()
      if (wait <= 0) flush()
      else timer ??= setTimeout(flush, wait)
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      const left = waiting
      waiting = null
      return left
    },
  }
}
