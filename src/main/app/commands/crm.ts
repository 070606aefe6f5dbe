import type { Customer, Job, JobSummary } from '#shared/domain/customer.ts'
import { UserError } from '../../core/errors.ts'
import type { Crm } from '../../crm/crm.ts'
import { findJob } from '../../crm/find-job.ts'
import { atMost, type Command, numberFlag, UsageError } from './command.ts'

const usage = ['crm find "text" [--limit N] [--json]', 'crm job ID-OR-NUMBER [--json]']

const phone = (number: string): string =>
  number.length === 10 ? `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}` : number

export const crm: Command = {
  name: 'crm',
  usage,
  flags: { json: 'switch', limit: 'value' },
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
      const customers = (await core.crm().find(rest.join(' '), { limit, signal })).map(customerRow)
      if (asJson) {
        output.line(JSON.stringify({ customers }))
        return
      }
      if (customers.length === 0) output.line('Nobody matches.')
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

async function summaryOf(crm: Crm, text: string, signal: AbortSignal): Promise<JobSummary> {
  const job = await findJob(crm, text, signal)
  if (job) return crm.summary(job.id, { signal })
  throw new UserError(
    'NO_SUCH_JOB',
    `There is no job ${text.trim()}.`,
    'List jobs and their numbers with: crm find "name"',
  )
}
