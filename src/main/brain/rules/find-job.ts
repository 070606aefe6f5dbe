import type { Customer, Job } from '#shared/domain/customer.ts'
import { customersOf, searchedFor, summariesIn } from './crm-outputs.ts'
import { jobNumberIn, searchTexts, type Target } from './targets.ts'
import type { Exchange, RulesTurn } from './turn.ts'

/** How far the search for a job has come. */
export type JobSearch =
  | { readonly state: 'search'; readonly text: string }
  | { readonly state: 'one'; readonly job: Job }
  | { readonly state: 'many'; readonly jobs: readonly Job[]; readonly said: string }
  | { readonly state: 'none'; readonly said: string; readonly customers: readonly Customer[] }

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?:ing|s|es)$/, '')
    .replace(/[^a-z0-9]/g, '')

function haystack(job: Job, customer: Customer | undefined): string {
  const { street = '', city = '' } = job.address ?? customer?.address ?? {}
  return [job.name, job.description, ...job.trades, job.stage.name, street, city, job.number]
    .join(' ')
    .toLowerCase()
}

/** Customers that bear every word of the search in their name come before those that match elsewhere. */
function byName(customers: readonly Customer[], search: string): readonly Customer[] {
  const wanted = words(search)
  const named = customers.filter(({ firstName, lastName, companyName, name }) => {
    const known = new Set(words(`${firstName} ${lastName} ${companyName} ${name}`))
    return wanted.every((word) => known.has(word))
  })
  return named.length > 0 ? named : customers
}

/** The jobs of the customers that fit most of the words which narrow it; all of them when none fits. */
export function narrowJobs(
  customers: readonly Customer[],
  narrow: readonly string[],
  context: readonly string[] = [],
): readonly Job[] {
  const jobs = customers.flatMap((customer) => customer.jobs.map((job) => ({ job, customer })))
  const counted = jobs.map(({ job, customer }) => {
    const text = haystack(job, customer)
    return { job, count: narrow.filter((word) => text.includes(stem(word))).length }
  })
  const most = Math.max(0, ...counted.map(({ count }) => count))
  const fitting = counted.filter(({ count }) => count === most).map(({ job }) => job)
  const [first] = fitting
  // Words elsewhere in the sentence choose between jobs of one customer, never between customers.
  if (!first || context.length === 0 || fitting.some((job) => job.customerId !== first.customerId))
    return fitting
  const near = fitting.map((job) => {
    const own = new Set(words(`${job.name} ${job.trades.join(' ')}`).map(stem))
    return { job, count: context.filter((word) => word.length > 3 && own.has(stem(word))).length }
  })
  const best = Math.max(...near.map(({ count }) => count))
  return near.filter(({ count }) => count === best).map(({ job }) => job)
}

/** Every job an exchange spoke of, newest first. */
function spokenOf({ results, evidence, reply, text }: Exchange): {
  jobs: Job[]
  ids: string[]
  numbers: string[]
} {
  const jobs: Job[] = []
  const ids: string[] = []
  for (const result of results.toReversed()) {
    if (typeof result.args['jobId'] === 'string') ids.push(result.args['jobId'])
    jobs.push(...(customersOf(result) ?? []).flatMap((customer) => customer.jobs))
  }
  if (evidence?.kind === 'crm') jobs.push(...evidence.findings.jobs.map((summary) => summary.job))
  const said = [...`${text} ${reply}`.matchAll(/(?<![\w-])\d{3,6}-\d{1,3}(?![\w-])/g)]
  const numbers = new Set(said.map((m) => jobNumberIn(m[0])).filter((number) => number !== null))
  return { jobs, ids, numbers: [...numbers] }
}

/** The job that "it" or "that job" means: the one the newest exchange was about, if it was one. */
export function lastJob(turn: RulesTurn): Target | null {
  for (const exchange of turn.earlier.toReversed()) {
    const { jobs, ids, numbers } = spokenOf(exchange)
    const known = [...jobs, ...summariesIn(exchange).map((summary) => summary.job)]
    const acted = known.find((job) => job.id === ids[0])
    if (acted) return { kind: 'number', number: acted.number }
    const distinct = new Set(known.map((job) => job.number))
    if (distinct.size === 1) return { kind: 'number', number: [...distinct][0] ?? '' }
    if (numbers.length === 1) return { kind: 'number', number: numbers[0] ?? '' }
  }
  return null
}

/** Jobs that were in question before, without the one that was taken: what "the other one" means. */
export function otherJobs(turn: RulesTurn): readonly Job[] {
  for (const exchange of turn.earlier.toReversed()) {
    const taken = exchange.results.findLast((result) => typeof result.args['jobId'] === 'string')?.args[
      'jobId'
    ]
    const all = [...turn.earlier].flatMap((one) => one.results.flatMap((result) => customersOf(result) ?? []))
    if (taken === undefined) continue
    const owner = all.find((customer) => customer.jobs.some((job) => job.id === taken))
    const family = all.filter((customer) => customer.lastName === owner?.lastName)
    const jobs = new Map(family.flatMap((customer) => customer.jobs).map((job) => [job.id, job]))
    if (typeof taken === 'string') jobs.delete(taken)
    return [...jobs.values()]
  }
  return []
}

/** Where the search for the job of `target` stands, given what the tools have answered so far. */
export function findJob(turn: RulesTurn, target: Target): JobSearch {
  const said = target.kind === 'number' ? target.number : target.kind === 'words' ? target.search : 'that job'
  let customers: readonly Customer[] = []
  for (const text of searchTexts(target)) {
    const found = searchedFor(turn, text)
    if (found === null) return { state: 'search', text }
    customers = target.kind === 'words' ? byName(found, text) : found
    if (customers.length > 0) break
  }
  if (target.kind === 'number') {
    const job = customers.flatMap((customer) => customer.jobs).find((one) => one.number === target.number)
    return job ? { state: 'one', job } : { state: 'none', said, customers: [] }
  }
  const jobs = target.kind === 'words' ? narrowJobs(customers, target.narrow, target.context) : []
  const [first] = jobs
  if (!first) return { state: 'none', said, customers }
  return jobs.length === 1 ? { state: 'one', job: first } : { state: 'many', jobs, said }
}
