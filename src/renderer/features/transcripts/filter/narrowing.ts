import type { z } from 'zod'
import type { ProjectType } from '#shared/domain/new-client.ts'
import type { Outcome, transcriptFilterSchema } from '#shared/domain/transcript.ts'
import { startOfDay } from '../../../components/time.ts'
import { fromDateField } from '../words.ts'

export const periods = ['any', 'month', 'quarter', 'year', 'custom'] as const
export type Period = (typeof periods)[number]

/** What the person narrowed the transcripts to; list and dashboard share it. */
export interface Narrowing {
  readonly reps: readonly string[]
  readonly outcomes: readonly Outcome[]
  readonly projectTypes: readonly ProjectType[]
  readonly period: Period
  /** Values of date fields, for `custom`; the last day is included. */
  readonly fromDay: string
  readonly toDay: string
}

export const everything: Narrowing = {
  reps: [],
  outcomes: [],
  projectTypes: [],
  period: 'any',
  fromDay: '',
  toDay: '',
}

export type FilterInput = z.input<typeof transcriptFilterSchema>

const DAYS = { month: 30, quarter: 90, year: 365 } as const

/** Midnight `days` after the day of `at`; calendar days, so that a clock change does not shift it. */
function shifted(at: number, days: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** What is asked of the core. Whole days, so that it stays the same from one moment to the next. */
export function filterOf(narrowing: Narrowing, now: number): FilterInput {
  const { reps, outcomes, projectTypes, period, fromDay, toDay } = narrowing
  const last = period === 'custom' ? fromDateField(toDay) : null
  const from =
    period === 'any'
      ? null
      : period === 'custom'
        ? fromDateField(fromDay)
        : shifted(startOfDay(now), -DAYS[period])
  return {
    ...(reps.length > 0 ? { reps: [...reps] } : {}),
    ...(outcomes.length > 0 ? { outcomes: [...outcomes] } : {}),
    ...(projectTypes.length > 0 ? { projectTypes: [...projectTypes] } : {}),
    ...(from === null ? {} : { from }),
    ...(last === null ? {} : { to: shifted(last, 1) }),
  }
}

export function isNarrowed(filter: FilterInput): boolean {
  return Object.keys(filter).length > 0
}

/** `list` with `value` taken in, or out when it is in. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}
