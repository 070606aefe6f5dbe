import type { RunEvent } from '#shared/domain/video-run.ts'

export interface TimelineLine {
  /** When it began; epoch milliseconds. */
  readonly at: number
  readonly step: string | null
  readonly text: string
  /** How long it took, where a start and its end became one line. */
  readonly ms: number | null
}

/** The events in their order; a start and the end that follows it are one line. Pure. */
export function timelineLines(events: readonly RunEvent[]): readonly TimelineLine[] {
  const lines: TimelineLine[] = []
  for (const { at, step, text } of events) {
    const before = lines.findLastIndex((line) => line.step === step)
    const start = lines[before]
    if (text === 'Done' && step !== null && start?.text === 'Started') {
      lines[before] = { ...start, text, ms: Math.max(0, at - start.at) }
    } else {
      lines.push({ at, step, text, ms: null })
    }
  }
  return lines
}
