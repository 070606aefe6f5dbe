import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import type { Fact } from '#shared/domain/script-draft.ts'
import { createFactFinder } from '#main/scripts/facts/find-facts.ts'
import { practicePath } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

export const PRACTICE_NOW = new Date(2026, 10, 26, 10).getTime()

export interface PracticeJob {
  readonly number: string
  readonly facts: readonly Fact[]
}

/** The facts of every job of the practice company. */
export async function practiceJobs(): Promise<readonly PracticeJob[]> {
  const workspace = tempWorkspace()
  try {
    const clock = createQuickClock(PRACTICE_NOW)
    seedPracticeCrm(workspace, practicePath, clock)
    const crm = createLocalCrm({ workspace, clock })
    const knowledge = { evidence: () => Promise.reject(new Error('not asked')) }
    const finder = createFactFinder({ crm: () => crm, knowledge, clock })
    const customers = await crm.find('', { limit: 999 })
    const jobs: PracticeJob[] = []
    for (const job of customers.flatMap((customer) => customer.jobs)) {
      const { jobNumber, facts } = await finder.forJob(job.id, new AbortController().signal)
      jobs.push({ number: jobNumber, facts })
    }
    return jobs
  } finally {
    workspace.dispose()
  }
}
