import type { VideoRun, VideoRunState } from '#shared/domain/video-run.ts'
import { startOfDay } from '../../../components/time.ts'

export const runFilters = ['all', 'underway', 'needs_person', 'completed', 'failed', 'cancelled'] as const
export type RunFilter = (typeof runFilters)[number]

export type RunGroupName = 'today' | 'week' | 'earlier'

export interface RunGroup {
  readonly name: RunGroupName
  readonly runs: readonly VideoRun[]
}

const UNDERWAY: readonly VideoRunState[] = ['queued', 'running', 'waiting']

function passes(state: VideoRunState, filter: RunFilter): boolean {
  if (filter === 'all') return true
  return filter === 'underway' ? UNDERWAY.includes(state) : state === filter
}

/** Midnight before the Sunday of this week, in the person's time zone. */
export function startOfWeek(now: number): number {
  const today = new Date(startOfDay(now))
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - today.getDay()).getTime()
}

/** When something happened, as a heading: today, this week, earlier. */
export function groupNameOf(at: number, now: number): RunGroupName {
  if (at >= startOfDay(now)) return 'today'
  return at >= startOfWeek(now) ? 'week' : 'earlier'
}

export interface RunChoice {
  readonly filter: RunFilter
  readonly text: string
}

/** The runs that are looked for, by when they began; newest first, empty groups left out. */
export function groupRuns(runs: readonly VideoRun[], now: number, choice: RunChoice): readonly RunGroup[] {
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = runs
    .filter(({ state }) => passes(state, choice.filter))
    .filter((run) => {
      const said = `${run.customerName} ${run.jobNumber} ${run.jobName}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
    .toSorted((a, b) => b.createdAt - a.createdAt)
  return (['today', 'week', 'earlier'] as const)
    .map((name) => ({ name, runs: found.filter((run) => groupNameOf(run.createdAt, now) === name) }))
    .filter((group) => group.runs.length > 0)
}
