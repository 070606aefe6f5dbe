import type { Customer, Job } from '#shared/domain/customer.ts'
import { JOB_NUMBER, matchCustomer } from '#shared/domain/customer-match.ts'
import { fold, wordsOf } from '#shared/domain/likeness.ts'
import { WHICH_ONE } from '../../scripts/read/asked.ts'
import { ordinalOf } from '../../scripts/read/script-words.ts'
import { hasTrade, isOpen } from '../../crm/identify.ts'
import { lookUp } from '../../crm/look-up.ts'
import type { Crm } from '../../crm/crm.ts'
import type { Emit, FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'

/** What the CRM has for the words of a message. */
export type JobChoice =
  | { readonly found: 'one'; readonly job: Job }
  | { readonly found: 'several'; readonly jobs: readonly Job[] }
  /** `customers`: they match, but have no job. */
  | { readonly found: 'none'; readonly query: string; readonly customers: readonly Customer[] }

const MOST_FOUND = 25
const MOST_OFFERED = 6
/** So many answers back an offer is still remembered. */
const LOOK_BACK = 3

const jobsOf = (customers: readonly Customer[]): Job[] => customers.flatMap(({ jobs }) => jobs)

/** The customers that fit best; equals stay together. */
function best(customers: readonly Customer[], query: string): readonly Customer[] {
  const scored = customers.flatMap((customer) => {
    const match = matchCustomer(customer, query)
    return match ? [{ customer, match }] : []
  })
  const exact = scored.filter(({ match }) => match.how === 'same' || match.how === 'nickname')
  const among = exact.length > 0 ? exact : scored
  const top = Math.max(...among.map(({ match }) => match.score))
  return among.filter(({ match }) => match.score >= top * 0.96).map(({ customer }) => customer)
}

/** Of several jobs, the one whose trade the message names. */
function chosen(jobs: readonly Job[], text: string): JobChoice | null {
  const [only, ...more] = jobs
  if (!only) return null
  if (more.length === 0) return { found: 'one', job: only }
  const said = wordsOf(text).map(fold)
  const named = jobs.filter(
    (job) => hasTrade(job, said) || job.trades.some((trade) => said.includes(fold(trade).replace(/s$/, ''))),
  )
  const [one, ...others] = named
  if (one && others.length === 0) return { found: 'one', job: one }
  const shown = named.length > 0 ? named : jobs
  return { found: 'several', jobs: [...shown].toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))) }
}

const NUMBERS = new RegExp(JOB_NUMBER.source, 'g')
const NTH = /\b(?:the )?(?<nth>first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|[1-6])(?: one| job)?\b/i

/** Of the jobs that were just offered, the one that an answer picks: "the roof", "the second one", "Carlos". */
async function fromOffer(
  crm: Crm,
  turn: Pick<FlowTurn, 'text' | 'history'>,
  signal: AbortSignal,
): Promise<JobChoice | null> {
  const answers = turn.history.filter(({ role }) => role === 'assistant').slice(-LOOK_BACK)
  const offer = answers.findLast(({ text }) => text.includes(WHICH_ONE))?.text ?? ''
  const [, list = ''] = offer.split(WHICH_ONE)
  const numbers = [...new Set(list.match(NUMBERS) ?? [])]
  if (numbers.length === 0 || JOB_NUMBER.test(turn.text)) return null
  const found = await Promise.all(numbers.map((number) => crm.find(number, { limit: MOST_FOUND, signal })))
  const offered = numbers.flatMap((number) => {
    const job = jobsOf(found.flat()).find((one) => one.number === number)
    return job ? [job] : []
  })
  const nth = NTH.exec(turn.text)?.groups?.['nth'] ?? ''
  const place = nth.toLowerCase() === 'last' ? offered.length : (ordinalOf(nth) ?? 0)
  const said = wordsOf(turn.text).filter((word) => word.length > 2 && !COMMON.has(word))
  const picked = offered[place - 1]
  if (picked && said.every((word) => word === nth.toLowerCase())) return { found: 'one', job: picked }
  const hits = offered.map((job) => {
    const words = new Set(wordsOf(`${job.customerName} ${job.name} ${job.trades.join(' ')}`))
    return { job, score: said.filter((word) => words.has(word) || words.has(`${word}s`)).length }
  })
  const top = Math.max(...hits.map(({ score }) => score))
  const best = hits.filter(({ score }) => score === top && top > 0)
  const [only] = best
  return only && best.length === 1 ? { found: 'one', job: only.job } : null
}
const COMMON = new Set(['the', 'one', 'job', 'for', 'and', 'please', 'that', 'this', 'mean', 'script'])

/** "The Bryants" are found as Bryant too. */
function spellings(query: string): string[] {
  const bare = query.replace(/['’]s?$/, '')
  const single = /[^s]s$/i.test(bare) ? [bare.replace(/s$/i, '')] : []
  return [...new Set([bare, ...single])]
}

/**
 * Looks up the job that a message names in the CRM: by name or number, or whoever was spoken of before. Null when it
 * names nobody. Rejects with the CRM's ServiceError.
 */
export async function findJob(
  services: Pick<FlowServices, 'crm' | 'clock'>,
  turn: Pick<FlowTurn, 'text' | 'history'>,
  asked: {
    readonly query: string | null
    /** Jobs were offered, and this may pick one of them. */
    readonly offered: boolean
    /** It speaks of somebody who was named before. */
    readonly spoken: boolean
  },
  signal: AbortSignal,
): Promise<JobChoice | null> {
  const crm = services.crm()
  if (asked.offered) {
    const offered = await fromOffer(crm, turn, signal)
    if (offered) return offered
  }
  if (asked.query !== null) {
    for (const query of spellings(asked.query)) {
      const found = await crm.find(query, { limit: MOST_FOUND, signal })
      const number = JOB_NUMBER.exec(query)?.[0]
      const numbered = jobsOf(found).filter(
        (job) => job.number.toLowerCase() === (number ?? query).toLowerCase() || job.id === query,
      )
      const fitting = numbered.length > 0 ? numbered : number ? [] : jobsOf(best(found, query))
      const choice = chosen(fitting, turn.text.replace(asked.query, ' '))
      if (choice) return choice
      if (found.length > 0) return { found: 'none', query: asked.query, customers: best(found, query) }
    }
    return { found: 'none', query: asked.query, customers: [] }
  }
  if (!asked.spoken) return null
  const findings = await lookUp(crm, turn.text, {
    now: services.clock.now(),
    history: turn.history,
    signal,
  })
  const jobs = findings.jobs.map(({ job }) => job)
  return chosen(jobs.length > 0 ? jobs : jobsOf(findings.customers), turn.text)
}

/** Jobs of everybody who is called like somebody, but the one that is meant not to be. */
export async function otherJobs(
  services: Pick<FlowServices, 'crm'>,
  called: string,
  notJobId: string,
  signal: AbortSignal,
): Promise<JobChoice> {
  for (const query of [called, ...called.split(/\s+/).slice(-1)]) {
    const found = await services.crm().find(query, { limit: MOST_FOUND, signal })
    const jobs = jobsOf(found.filter((customer) => matchCustomer(customer, query) !== null))
    const others = jobs.filter(({ id }) => id !== notJobId)
    if (others.length > 0) return { found: 'several', jobs: others }
  }
  return { found: 'none', query: called, customers: [] }
}

/** One button a job; more than fit are asked for in other words. */
export function offerJobs(jobs: readonly Job[], emit: Emit): string {
  const question = WHICH_ONE
  const label = (job: Job): string => `${job.customerName}: ${job.name} (${job.number})`
  const shown = jobs.slice(0, MOST_OFFERED)
  const options = shown.map((job) => ({
    label: label(job),
    send: `Job ${job.number || job.id}`,
    route: 'scripting' as const,
  }))
  emit({ type: 'choice.offered', question, options })
  const rest = jobs.length - shown.length
  const more = rest > 0 ? `\n\nThere are ${rest} more; a full name or a job number finds them.` : ''
  const lines = shown.map((job) => `- ${label(job)}, ${job.stage.name}`).join('\n')
  return `${jobs.length === 1 ? 'One other job fits.' : 'Several jobs fit.'} ${question}\n\n${lines}${more}`
}
