import type { Stage } from '#shared/domain/customer.ts'
import type { Target } from './targets.ts'

/** What a person asked to be written, as far as the sentence says; null marks what is still missing. */
export type Command = NoteCommand | StageCommand | TaskCommand

export interface NoteCommand {
  readonly kind: 'note'
  readonly target: Target | null
  readonly text: string | null
  /** Names as said. */
  readonly tell: readonly string[]
}

export interface StageCommand {
  readonly kind: 'stage'
  readonly target: Target | null
  /** The stage, a step along the pipeline, or null when it is not clear. */
  readonly stage: Stage | 1 | -1 | null
  readonly said: string
}

export interface TaskCommand {
  readonly kind: 'task'
  readonly target: Target | null
  /** True when the sentence names a job; false when only a contact was named ("call Mrs. O'Brien"). */
  readonly named: boolean
  readonly title: string | null
  readonly dueOn: string | null
  readonly assignees: readonly string[]
}

/** What is known while a sentence is read. */
export interface Reading {
  readonly stages: readonly Stage[]
  /** Empty until the CRM has said who they are. */
  readonly colleagueNames: readonly string[]
  /** YYYY-MM-DD or null. */
  readonly today: string | null
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A text as it should stand in the CRM: no quotes around it, a capital first. */
export function tidyText(text: string): string | null {
  const inner = text
    .trim()
    .replace(/^["“']([^"”]*)["”']$/, '$1')
    .replace(/^[,:;\s-]+|[\s,;]+$/g, '')
  return inner === '' ? null : capital(inner)
}
