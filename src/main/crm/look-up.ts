import type { CrmFindings } from '#shared/domain/crm-findings.ts'
import type { Customer, Job } from '#shared/domain/customer.ts'
import type { Crm } from './crm.ts'
import { identifyEarlier, type EarlierMessage } from './earlier.ts'
import { createSearch, hasTrade, identify, isOpen, type Identified } from './identify.ts'
import { readQuestion, type Question } from './question.ts'

export interface LookUpOptions {
  readonly now: number
  /** Earlier messages, oldest first, without the question itself. */
  readonly history?: readonly EarlierMessage[]
  readonly signal?: AbortSignal | undefined
}

/** With stages, colleagues and a list this makes at most fifteen calls of the CRM port. */
const MOST_SEARCHES = 8
const MOST_SUMMARIES = 4
const MOST_LISTED = 50
const EVERYONE = 5000

type Call = { readonly signal: AbortSignal | undefined }

function workedBy(job: Job, question: Question): boolean {
  const ids = question.colleagues.map((person) => person.id)
  return ids.length === 0 || job.reps.some((rep) => ids.includes(rep.id))
}

async function stageFindings(crm: Crm, question: Question, town: readonly Customer[], call: Call) {
  const { stage, period, trades } = question
  if (!stage) return null
  const jobs = await crm.jobsInStage(stage.code, {
    ...call,
    ...(period ? { changedSince: period.from } : {}),
  })
  const owners = new Set(town.map((customer) => customer.id))
  return {
    stage,
    jobs: jobs.filter(
      (job) =>
        workedBy(job, question) &&
        (trades.length === 0 || hasTrade(job, trades)) &&
        (owners.size === 0 || owners.has(job.customerId)) &&
        (!period || (job.stageSince ?? 0) < period.to),
    ),
  }
}

async function appointmentFindings(crm: Crm, question: Question, who: Identified, now: number, call: Call) {
  if (!question.about.appointments) return null
  // A customer's own appointments stand in the job's summary; only a period asks for a list.
  if (who.customers.length > 0 && !who.byPlace && !question.period) return null
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const { label, from, to } = question.period ?? {
    label: 'the next 7 days',
    from: midnight,
    to: new Date(midnight).setDate(new Date(midnight).getDate() + 8),
  }
  const owners = new Set(who.customers.map((customer) => customer.id))
  const people = question.colleagues.map((person) => person.name)
  const items = (await crm.appointments(from, to, call)).filter(
    (visit) =>
      (owners.size === 0 || (visit.customerId !== null && owners.has(visit.customerId))) &&
      (people.length === 0 || visit.attendees.some((name) => people.includes(name))),
  )
  return { label, from, to, items }
}

/** "Priya's open roofing jobs": customers with only the jobs that fit. */
async function listFindings(crm: Crm, question: Question, call: Call) {
  const all = await crm.find('', { limit: EVERYONE, ...call })
  const { trades, about } = question
  if (about.everyone) return { customers: all, total: all.length }
  const customers = all
    .map((customer) => ({
      ...customer,
      jobs: customer.jobs.filter(
        (job) => isOpen(job) && workedBy(job, question) && (trades.length === 0 || hasTrade(job, trades)),
      ),
    }))
    .filter((customer) => customer.jobs.length > 0)
  return { customers, total: all.length }
}

async function pipelineFindings(crm: Crm, question: Question, stages: CrmFindings['pipeline'], call: Call) {
  const jobs = (await crm.find('', { limit: EVERYONE, ...call }))
    .flatMap((customer) => customer.jobs)
    .filter((job) => workedBy(job, question))
  return (stages ?? []).map(({ stage }) => ({
    stage,
    count: jobs.filter((job) => job.stage.code === stage.code).length,
  }))
}

/** Which of the fitting jobs are shown in full, or that a person has to say which. */
function choose(
  who: Identified,
  question: Question,
): { readonly jobs: readonly Job[]; readonly unclear: boolean } {
  if (who.ambiguous || who.byPlace) return { jobs: [], unclear: who.ambiguous }
  const perCustomer = Map.groupBy(who.jobs, (job) => job.customerId)
  const several = [...perCustomer.values()].some((jobs) => jobs.length > 1)
  if (!several || who.byNumber || question.about.customer || perCustomer.size > 1) {
    return { jobs: who.jobs.slice(0, MOST_SUMMARIES), unclear: false }
  }
  return { jobs: [], unclear: true }
}

function spoken(question: Question, searches: readonly string[], everyone: number): string[] {
  const { stage, period, colleagues, trades, about } = question
  return [
    ...searches,
    ...(stage ? [`stage ${stage.name}`] : []),
    ...(period ? [period.label] : []),
    ...colleagues.map((person) => person.name),
    ...trades,
    ...(about.everyone ? [`all customers (${everyone})`] : []),
    ...(about.pipeline ? ['jobs by stage'] : []),
  ]
}

/**
 * Gathers from the CRM what a question needs, by rules and before any model is asked. Rejects with the CRM's
 * ServiceError; a question that names nothing known gives empty findings.
 */
export async function lookUp(crm: Crm, text: string, options: LookUpOptions): Promise<CrmFindings> {
  const { now, history = [], signal } = options
  const call = { signal }
  const [stages, colleagues] = await Promise.all([crm.stages(call), crm.colleagues(call)])
  const context = { now, stages, colleagues }
  const question = readQuestion(text, context)
  const search = createSearch(crm, MOST_SEARCHES, signal)

  let who = await identify(search, question)
  const selfContained =
    question.stage !== null ||
    question.about.pipeline ||
    question.about.everyone ||
    question.period !== null ||
    question.colleagues.length > 0
  const back = question.pointsBack === 'yes' || (question.pointsBack === 'maybe' && !selfContained)
  if (back && (who.customers.length === 0 || who.byPlace)) {
    const earlier = await identifyEarlier(search, question, history, context)
    if (earlier.customers.length > 0) who = earlier
  }

  const { jobs, unclear } = choose(who, question)
  const known = who.customers.length > 0 && !who.byPlace
  const wantsList =
    who.customers.length === 0 &&
    question.stage === null &&
    !question.about.pipeline &&
    !question.about.appointments &&
    (question.about.everyone ||
      (question.about.jobs && question.trades.length > 0) ||
      (question.colleagues.length > 0 && (question.about.jobs || !question.about.customer)))
  const [summaries, stage, appointments, pipeline, listed] = await Promise.all([
    Promise.all(jobs.map((job) => crm.summary(job.id, call))),
    known ? null : stageFindings(crm, question, who.byPlace ? who.customers : [], call),
    appointmentFindings(crm, question, who, now, call),
    question.about.pipeline && !known
      ? pipelineFindings(
          crm,
          question,
          stages.map((each) => ({ stage: each, count: 0 })),
          call,
        )
      : null,
    wantsList ? listFindings(crm, question, call) : { customers: [], total: 0 },
  ])
  const asksTeam = /\b(?:colleagues|team|staff|our reps|sales reps)\b/i.test(text)
  return {
    searched: spoken(question, search.searched, listed.total),
    customers: [...(stage && who.byPlace ? [] : who.customers), ...listed.customers].slice(0, MOST_LISTED),
    jobs: summaries,
    ambiguous: unclear,
    stage,
    appointments,
    pipeline,
    colleagues: [...(asksTeam && question.colleagues.length === 0 ? colleagues : question.colleagues)],
  }
}
