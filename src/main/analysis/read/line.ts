import type { Opening } from './opening.ts'

/** A line, trimmed, with what it may open. */
export interface Line {
  readonly text: string
  readonly opening: Opening | null
}
