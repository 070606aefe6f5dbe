import type { RunRecord, WorkflowRunner } from '#main/workflow/workflow.ts'

/** `primer:<account>:<job>` for the first run of a job, `…#2`, `…#3` for further ones. */
export const runKey = (account: string, jobId: string, n: number): string =>
  n === 1 ? `primer:${account}:${jobId}` : `primer:${account}:${jobId}#${n}`

export const simulationPrefix = (account: string, jobId: string): string =>
  `primer-simulate:${account}:${jobId}:`

/** The runs of a job that are no simulations, oldest first. */
export function runsOfJob(runner: WorkflowRunner, account: string, jobId: string): readonly RunRecord[] {
  const runs: RunRecord[] = []
  for (let n = 1; ; n++) {
    const run = runner.byKey(runKey(account, jobId, n))
    if (run === null) return runs
    runs.push(run)
  }
}

/** One video of a job at a time: the run that is under way counts, else the newest one. */
export const countingRun = (runs: readonly RunRecord[]): RunRecord | null =>
  runs.find((run) => !hasEnded(run)) ?? runs.at(-1) ?? null

export const UNFINISHED: readonly RunRecord['status'][] = ['ready', 'running', 'needs_person']
const ENDED: readonly RunRecord['status'][] = ['completed', 'failed', 'cancelled']
export const hasEnded = ({ status }: Pick<RunRecord, 'status'>): boolean => ENDED.includes(status)
