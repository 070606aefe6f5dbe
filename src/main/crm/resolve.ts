import type { Colleague, Customer, Job, Stage } from '#shared/domain/customer.ts'
import { fold, matchWord, wordsOf, type WordMatch } from '#shared/domain/likeness.ts'
import type { CallOptions, Crm } from './crm.ts'
import { createSearch, identify } from './identify.ts'
import { readQuestion, readStage } from './question.ts'

/** What words mean in the CRM: one thing with the reason, several that fit equally, or nothing. */
export type Resolved<T> =
  | { readonly kind: 'one'; readonly value: T; readonly why: string }
  | { readonly kind: 'several'; readonly options: readonly T[]; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

export interface JobOfCustomer {
  readonly job: Job
  readonly customer: Customer
}

function decide<T>(options: readonly T[], why: string, none: string): Resolved<T> {
  const [first] = options
  if (first === undefined) return { kind: 'none', why: none }
  return options.length === 1 ? { kind: 'one', value: first, why } : { kind: 'several', options, why }
}

/** The job that words such as "2231-01", "Maria Ortiz's roof" or "the Kowalski job in Dublin" mean. */
export async function resolveJob(
  crm: Crm,
  words: string,
  options: CallOptions & { readonly now?: number } = {},
): Promise<Resolved<JobOfCustomer>> {
  const { signal, now = 0 } = options
  const asked = words.trim()
  const [stages, colleagues] = await Promise.all([crm.stages({ signal }), crm.colleagues({ signal })])
  const search = createSearch(crm, 6, signal)
  const plain = readQuestion(asked, { now, stages, colleagues })
  let who = await identify(search, plain)
  // A customer may be called like a colleague, and a short answer such as "ortiz" is surely a name.
  if (who.customers.length === 0 && plain.jobNumbers.length === 0) {
    who = await identify(search, { ...plain, names: [{ text: asked, sure: true }] })
  }
  const all = (jobs: readonly Job[]): JobOfCustomer[] =>
    jobs.flatMap((job) => {
      const customer = who.customers.find((each) => each.id === job.customerId)
      return customer ? [{ job, customer }] : []
    })
  const jobs = who.ambiguous ? who.customers.flatMap((customer) => customer.jobs) : who.jobs
  return decide(
    all(jobs),
    who.byNumber ? `job number ${plain.jobNumbers.join(', ')}` : `"${asked}" in the CRM`,
    who.customers.length > 0
      ? `${who.customers.map((each) => each.name).join(', ')} has no job in the CRM.`
      : `No customer or job fits "${asked}".`,
  )
}

const RANK: Readonly<Record<WordMatch, number>> = { same: 4, nickname: 3, prefix: 2, typo: 1, none: 0 }

/** The colleague called so: "Marcus", "elena s", "priya nair", "ruth@larkfieldexteriors.example". */
export async function resolveColleague(
  crm: Crm,
  words: string,
  options: CallOptions = {},
): Promise<Resolved<Colleague>> {
  const asked = words.trim().replace(/^@/, '')
  const colleagues = await crm.colleagues(options)
  const byMail = colleagues.filter((person) => person.email.toLowerCase() === asked.toLowerCase())
  if (byMail.length > 0) return decide(byMail, 'e-mail address', '')
  const said = wordsOf(asked.replace(/['’]s$/, ''))
  const rated = colleagues.flatMap((person) => {
    const known = wordsOf(person.name)
    const ranks = said.map((word) =>
      Math.max(0, ...known.map((part) => (part[0] === word ? 2 : RANK[matchWord(word, part)]))),
    )
    return said.length > 0 && ranks.every((rank) => rank > 0) ? [{ person, rank: Math.min(...ranks) }] : []
  })
  const top = Math.max(0, ...rated.map((each) => each.rank))
  const people = rated.filter((each) => each.rank === top).map((each) => each.person)
  const byRole = colleagues.filter((person) => fold(person.role) === fold(asked) && asked !== '')
  return decide(people.length > 0 ? people : byRole, `"${asked}"`, `No colleague is called "${asked}".`)
}

/** The stage called so: its code, its name, a usual other word ("punch-out") or a slip of the finger. */
export async function resolveStage(
  crm: Crm,
  words: string,
  options: CallOptions = {},
): Promise<Resolved<Stage>> {
  const stages = await crm.stages(options)
  const asked = fold(words)
    .replace(/^(?:the|to|in) /, '')
    .replace(/ stage$/, '')
  const exact = stages.filter((stage) => fold(stage.name) === asked || fold(stage.code) === asked)
  if (exact.length > 0) return decide(exact, `the stage's name`, '')
  const said = readStage(words, stages)
  if (said) return { kind: 'one', value: said.stage, why: `"${said.words}"` }
  const parts = asked === '' ? [] : asked.split(' ')
  const fitting = (accept: (how: WordMatch) => boolean): readonly Stage[] =>
    stages.filter((stage) => {
      const known = wordsOf(stage.name)
      return parts.length > 0 && parts.every((word) => known.some((part) => accept(matchWord(word, part))))
    })
  const close = fitting((how) => how === 'same' || how === 'prefix')
  return decide(
    close.length > 0 ? close : fitting((how) => how !== 'none'),
    `"${words.trim()}"`,
    `No stage is called "${words.trim()}". There are: ${stages.map((stage) => stage.name).join(', ')}.`,
  )
}
