import type { Customer, Job, JobSummary } from '#shared/domain/customer.ts'
import { UserError } from '../../core/errors.ts'
import type { Crm } from '../../crm/crm.ts'
import { findJob } from '../../crm/find-job.ts'
import { atMost, type Command, numberFlag, UsageError } from './command.ts'

const usage = ['crm find "text" [--primer] [--limit N] [--json]', 'crm job ID-OR-NUMBER [--json]']
const help = [
  'find         Customers and their jobs; without a text all of them, by name.',
  '--primer     Only the jobs in the primer stage: those that can get a video.',
  '--limit      So many customers at most.',
]
/** Looked through for the few in one stage. */
const ALL = 100_000

const phone = (number: string): string =>
  number.length === 10 ? `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}` : number

export const crm: Command = {
  name: 'crm',
  usage,
  help,
  flags: { json: 'switch', limit: 'value', primer: 'switch' },
  async run(args, { core: open, output, signal }) {
    const [action, ...rest] = args.words
    const asJson = args.flags.has('json')
    if (action !== 'find' && action !== 'job') throw new UsageError('find or job?', usage)
    const [wanted] = rest
    if (action === 'job') {
      if (!wanted?.trim()) throw new UsageError('Which job?', usage)
      atMost(rest, 1, usage)
    }
    const limit = numberFlag(args, 'limit', 500, usage)
    const core = await open()
    await core.ready
    const primer = core.primerStage()
    const jobRow = (job: Job) => ({
      id: job.id,
      number: job.number,
      name: job.name,
      stage: job.stage.name,
      primerReady: job.stage.code === primer,
    })
    const customerRow = (customer: Customer) => ({
      id: customer.id,
      name: customer.name,
      email: customer.email || null,
      phone: customer.phones[0]?.number ?? null,
      jobs: customer.jobs.map(jobRow),
    })
    if (action === 'find') {
      const text = rest.join(' ')
      const onlyPrimer = args.flags.has('primer')
      if (onlyPrimer && primer === '') throw noPrimerStage()
      const found = await core.crm().find(text, { limit: onlyPrimer ? ALL : limit, signal })
      const rows = found.map(customerRow)
      const kept = onlyPrimer ? primerOnly(rows) : rows
      // The answers to a text come best first.
      const sorted = text.trim() === '' || onlyPrimer ? kept.toSorted(byName) : kept
      const customers = sorted.slice(0, limit)
      if (asJson) {
        output.line(JSON.stringify({ customers }))
        return
      }
      if (customers.length === 0)
        output.line(onlyPrimer ? 'No job stands in the primer stage.' : 'Nobody matches.')
      for (const customer of customers) {
        output.line([customer.name, phone(customer.phone ?? ''), customer.email].filter(Boolean).join(' · '))
        for (const job of customer.jobs)
          output.line(`  ${job.number} ${job.name} — ${job.stage} (id ${job.id})`)
      }
      return
    }
    const summary = await summaryOf(core.crm(), wanted ?? '', signal)
    if (asJson) {
      output.line(
        JSON.stringify({ ...summary, ...jobRow(summary.job), customers: [customerRow(summary.customer)] }),
      )
      return
    }
    output.line(`${summary.job.number} ${summary.job.name} — ${summary.job.stage.name}`)
    output.line(`${summary.customer.name} · ${phone(summary.customer.phones[0]?.number ?? '')}`)
    for (const note of summary.notes) output.line(`  ${note.author}: ${note.text}`)
  },
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name)

/** Customers with a job in the primer stage, and of their jobs only those. */
function primerOnly<J extends { readonly primerReady: boolean }, C extends { readonly jobs: readonly J[] }>(
  customers: readonly (C & { readonly jobs: readonly J[] })[],
) {
  return customers
    .map((customer) => ({ ...customer, jobs: customer.jobs.filter((job) => job.primerReady) }))
    .filter(({ jobs }) => jobs.length > 0)
}

const noPrimerStage = (): UserError =>
  new UserError(
    'NO_PRIMER_STAGE',
    'It is not set which stage of the CRM is the primer stage.',
    'Choose it in Settings → CRM, or with: hard-e settings set crm.primerStage CODE',
  )

async function summaryOf(crm: Crm, text: string, signal: AbortSignal): Promise<JobSummary> {
  const job = await findJob(crm, text, signal)
  if (job) return crm.summary(job.id, { signal })
  throw new UserError(
    'NO_SUCH_JOB',
    `There is no job ${text.trim()}.`,
    'List jobs and their numbers with: crm find "name"',
  )
}
