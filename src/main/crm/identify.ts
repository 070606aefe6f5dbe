import { matchCustomer, type CustomerMatch } from '#shared/domain/customer-match.ts'
import type { Customer, Job } from '#shared/domain/customer.ts'
import { fold, wordsOf } from '#shared/domain/likeness.ts'
import type { Crm } from './crm.ts'
import type { NameGuess, Question } from './question.ts'

/** Whom and which job the words mean, as far as the CRM can tell. */
export interface Identified {
  readonly customers: readonly Customer[]
  /** Jobs that fit; of several customers' jobs only when a job number or trade singles them out. */
  readonly jobs: readonly Job[]
  /** Several customers fit one name, phone or address equally well. */
  readonly ambiguous: boolean
  /** A job number was given, so nothing has to be chosen. */
  readonly byNumber: boolean
  /** Everyone in a town: a list, not a choice. */
  readonly byPlace: boolean
}

export const NOBODY: Identified = {
  customers: [],
  jobs: [],
  ambiguous: false,
  byNumber: false,
  byPlace: false,
}

/** A bounded number of searches for one question, each told in words. */
export interface Search {
  (text: string): Promise<readonly Customer[]>
  readonly searched: readonly string[]
}

export function createSearch(crm: Crm, most: number, signal: AbortSignal | undefined): Search {
  const known = new Map<string, readonly Customer[]>()
  const searched: string[] = []
  const search = async (text: string): Promise<readonly Customer[]> => {
    const key = fold(text) || text
    const before = known.get(key)
    if (before) return before
    if (known.size >= most) return []
    const found = await crm.find(text, { limit: 25, signal })
    known.set(key, found)
    searched.push(text)
    return found
  }
  return Object.assign(search, { searched })
}

interface Scored {
  readonly customer: Customer
  readonly match: CustomerMatch
}

function scored(customers: readonly Customer[], text: string): readonly Scored[] {
  return customers.flatMap((customer) => {
    const match = matchCustomer(customer, text)
    return match ? [{ customer, match }] : []
  })
}

/** A guess that only might be a name must fit better than one that certainly is. */
function believable(guess: NameGuess, { match }: Scored): boolean {
  if (match.by !== 'name' && match.by !== 'company' && match.by !== 'mixed') return false
  if (match.how === 'same' || match.how === 'nickname') return true
  const shortest = Math.min(...wordsOf(guess.text).map((word) => word.length))
  return guess.sure ? shortest >= 3 : shortest >= 5
}

/** The full name beats the last name alone; equals stay together. */
function best(hits: readonly Scored[]): readonly Customer[] {
  const top = Math.max(...hits.map((hit) => hit.match.score))
  const near = top === 100 ? 100 : top * 0.96
  return hits.filter((hit) => hit.match.score >= near).map((hit) => hit.customer)
}

async function named(search: Search, guess: NameGuess): Promise<readonly Customer[]> {
  const whole = scored(await search(guess.text), guess.text).filter((hit) => believable(guess, hit))
  if (whole.length > 0) return best(whole)
  const words = guess.text.split(/\s+/)
  if (words.length < 2) return []
  // One word too many, such as a first name that is not on record: the rarest word decides, last name first.
  for (const word of words.toReversed()) {
    const part = { text: word, sure: guess.sure }
    const hits = scored(await search(word), word).filter((hit) => believable(part, hit))
    const exact = hits.filter((hit) => hit.match.how === 'same')
    if (exact.length > 0) return best(exact)
  }
  return []
}

export function livesIn(customer: Customer, place: string): boolean {
  const places = [customer.address, ...customer.jobs.map((job) => job.address)]
  const said = fold(place)
  return places.some((each) => each !== null && (fold(each.city) === said || each.zip.startsWith(said)))
}

export function hasTrade(job: Job, trades: readonly string[]): boolean {
  const words = [...job.trades.map(fold), ...wordsOf(job.name)]
  return trades.some((trade) => words.some((word) => word === trade || trade.startsWith(word)))
}

/** Paid, lost and completed jobs are history; questions are about the open ones unless they say otherwise. */
export function isOpen(job: Job): boolean {
  return !/\b(?:paid|lost|completed?|closed|cancell?ed|archived)\b/.test(fold(job.stage.name))
}

/** Keeps what a condition fits, or everything when it fits nothing. */
function narrow<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  const kept = items.filter((item) => fits(item))
  return kept.length > 0 ? kept : items
}

/** How many words of the question stand in the job's own name or description. */
function namedBy(job: Job, question: Question): number {
  const said = new Set(question.words)
  const whole = (text: string): number =>
    wordsOf(text).filter((word) => word.length > 2 && said.has(word)).length
  return 2 * whole(job.name) + whole(job.description)
}

/** The jobs that the words describe best; all when they describe none. */
function described(jobs: readonly Job[], question: Question): readonly Job[] {
  const most = Math.max(0, ...jobs.map((job) => namedBy(job, question)))
  return most === 0 ? jobs : jobs.filter((job) => namedBy(job, question) === most)
}

function fittingJobs(customer: Customer, question: Question): readonly Job[] {
  const { trades, stage } = question
  let jobs: readonly Job[] = customer.jobs
  if (trades.length > 0) jobs = narrow(jobs, (job) => hasTrade(job, trades))
  jobs = described(jobs, question)
  if (stage) jobs = narrow(jobs, (job) => job.stage.code === stage.code)
  return narrow(jobs, isOpen)
}

async function byNumbers(search: Search, numbers: readonly string[]): Promise<Identified> {
  const customers: Customer[] = []
  for (const number of numbers.slice(0, 3)) customers.push(...(await search(number)))
  const jobs = customers.flatMap((customer) => customer.jobs.filter((job) => numbers.includes(job.number)))
  return { ...NOBODY, customers: [...new Set(customers)], jobs, byNumber: jobs.length > 0 }
}

async function groupsOf(search: Search, question: Question): Promise<(readonly Customer[])[]> {
  const groups: (readonly Customer[])[] = []
  for (const text of [...question.emails, ...question.phones, ...question.digits].slice(0, 3))
    groups.push(await search(text))
  for (const street of question.streets.slice(0, 1)) {
    const hits = scored(await search(street), street)
    groups.push(hits.filter((hit) => hit.match.by === 'address').map((hit) => hit.customer))
  }
  for (const guess of question.names.slice(0, 4)) groups.push(await named(search, guess))
  return groups.filter((group) => group.length > 0)
}

/** Two clues that meet in the same people are one: "Ortiz, 614-555-0113". */
function meet(groups: readonly (readonly Customer[])[]): (readonly Customer[])[] {
  const merged: (readonly Customer[])[] = []
  for (const group of groups) {
    const ids = new Set(group.map((customer) => customer.id))
    const at = merged.findIndex((other) => other.some((customer) => ids.has(customer.id)))
    const other = merged[at]
    if (other) merged[at] = other.filter((customer) => ids.has(customer.id))
    else merged.push(group)
  }
  return merged
}

async function inPlace(search: Search, question: Question): Promise<readonly Customer[]> {
  const places = [...question.places, ...question.names.map((guess) => guess.text)]
  for (const place of places.slice(0, 3)) {
    const here = (await search(place)).filter((customer) => livesIn(customer, place))
    if (here.length > 0) return here
  }
  return []
}

/** Finds the customers and jobs a question speaks of. Asks the CRM only through `search`. */
export async function identify(search: Search, question: Question): Promise<Identified> {
  if (question.jobNumbers.length > 0) {
    const found = await byNumbers(search, question.jobNumbers)
    if (found.byNumber) return found
  }
  const groups = meet(await groupsOf(search, question)).map((group) => {
    const here = narrow(group, (customer) => question.places.some((place) => livesIn(customer, place)))
    if (here.length < 2) return here
    const { trades, stage } = question
    const byTrade =
      trades.length > 0 ? narrow(here, (c) => c.jobs.some((job) => hasTrade(job, trades))) : here
    const best = described(
      byTrade.flatMap((customer) => customer.jobs),
      question,
    )
    const byWords = narrow(byTrade, (customer) => customer.jobs.some((job) => best.includes(job)))
    return stage ? narrow(byWords, (c) => c.jobs.some((job) => job.stage.code === stage.code)) : byWords
  })
  if (groups.length === 0) {
    const here = await inPlace(search, question)
    return { ...NOBODY, customers: here, byPlace: here.length > 0 }
  }
  const customers = [...new Map(groups.flat().map((customer) => [customer.id, customer])).values()]
  const ambiguous = groups.some((group) => group.length > 1)
  const jobs = ambiguous ? [] : customers.flatMap((customer) => fittingJobs(customer, question))
  return { customers, jobs, ambiguous, byNumber: false, byPlace: false }
}
