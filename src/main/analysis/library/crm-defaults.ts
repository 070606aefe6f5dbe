import { JOB_NUMBER } from '#shared/domain/customer-match.ts'
import type { Customer, Job, Stage } from '#shared/domain/customer.ts'
import type { ProjectType } from '#shared/domain/new-client.ts'
import type { Outcome } from '#shared/domain/transcript.ts'

const LOST = /\b(?:lost|dead|cancell?ed|not sold|no sale|declined|disqualified)\b/i
const SOLD = /\b(?:sold|won|contract(?:ed| signed)?|approved|signed)\b/i

/** Sold or anything behind it is won, lost is lost, before that it is open; null when no stage tells. */
export function outcomeOfStage(stage: Stage, stages: readonly Stage[]): Outcome | null {
  if (LOST.test(stage.name)) return 'lost'
  const sold = stages
    .filter((one) => SOLD.test(one.name) && !LOST.test(one.name))
    .toSorted((a, b) => a.position - b.position)[0]
  if (!sold) return null
  return stage.position >= sold.position ? 'won' : 'open'
}

/** The job a conversation is about: named by its number, the only one, or the only one of these trades. */
export function jobTalkedAbout(
  customer: Customer,
  said: { readonly words: string; readonly projectTypes: readonly ProjectType[] },
): Job | null {
  const number = JOB_NUMBER.exec(said.words)?.[0]
  const named = customer.jobs.find((job) => job.number === number)
  if (named) return named
  if (customer.jobs.length === 1) return customer.jobs[0] ?? null
  const fitting = customer.jobs.filter((job) =>
    job.trades.some((trade) => said.projectTypes.some((type) => type === trade)),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
