import { plural } from '#shared/text/plural.ts'
import type { Customer, JobSummary } from '#shared/domain/customer.ts'
import type { Aspect } from './crm-question.ts'
import {
  addressWords,
  appointmentWords,
  dayWords,
  daysSince,
  jobWords,
  money,
  newestFirst,
  phonesOf,
} from './crm-words.ts'

const gapFor = (summary: JobSummary, sign: RegExp): string | undefined =>
  summary.gaps.find((gap) => sign.test(gap))

function notesOf(summary: JobSummary): string {
  const notes = newestFirst(summary).slice(0, 4)
  if (notes.length === 0) return gapFor(summary, /notes/i) ?? 'There are no notes on it.'
  const lines = notes.map(
    ({ at, author, text }) =>
      `- ${[at === null ? '' : dayWords(at), author].filter(Boolean).join(', ')}: ${text}`,
  )
  const rest = summary.notes.length - notes.length
  return `Latest notes:\n${lines.join('\n')}${rest > 0 ? `\n(and ${plural(rest, 'older note')})` : ''}`
}

function listOr(items: readonly string[], none: string, head: string): string {
  if (items.length === 0) return none
  return items.length === 1
    ? `${head} ${items[0]}.`
    : `${head}\n${items.map((item) => `- ${item}`).join('\n')}`
}

const sinceWords = (time: number, today: string): string =>
  `since ${dayWords(time)} (${daysSince(time, today)})`

const jobsWords = (customer: Customer): string =>
  customer.jobs.map((job) => `${jobWords(job)} in ${job.stage.name}`).join('; ')

/** One aspect of a job in a sentence. `today` is YYYY-MM-DD. */
export function jobFact(summary: JobSummary, aspect: Aspect, today: string): string {
  const { job, customer } = summary
  const name = customer.name || job.customerName
  switch (aspect) {
    case 'stage':
      return job.stageSince === null
        ? `It is in the stage ${job.stage.name}.`
        : `It is in the stage ${job.stage.name}, ${sinceWords(job.stageSince, today)}.`
    case 'since':
      return job.stageSince === null
        ? `It is in ${job.stage.name}; the CRM does not say since when.`
        : `It has been in ${job.stage.name} ${sinceWords(job.stageSince, today)}.`
    case 'address': {
      const words = addressWords(job.address ?? customer.address)
      return words ? `The address is ${words}.` : 'The CRM has no address for it.'
    }
    case 'phone':
      return customer.phones.length > 0
        ? `Phone: ${phonesOf(customer)}.`
        : `The CRM has no phone number for ${name}.`
    case 'email':
      return customer.email ? `E-mail: ${customer.email}.` : `The CRM has no e-mail address for ${name}.`
    case 'rep': {
      const reps = job.reps.length > 0 ? job.reps : customer.rep ? [customer.rep] : []
      return reps.length > 0
        ? `Responsible: ${reps.map((rep) => rep.name).join(', ')}.`
        : 'Nobody is assigned to it.'
    }
    case 'notes':
      return notesOf(summary)
    case 'appointments': {
      const items = summary.appointments.toSorted((a, b) => a.startsAt - b.startsAt).map(appointmentWords)
      return listOr(
        items,
        gapFor(summary, /appointment/i) ?? 'There is no appointment for it.',
        'Appointments:',
      )
    }
    case 'tasks': {
      const open = summary.tasks.filter((task) => !task.done)
      const items = open.map(({ title, dueOn, assignees }) =>
        [title, dueOn ? `due ${dueOn}` : '', assignees.join(', ')].filter(Boolean).join(' · '),
      )
      return listOr(items, gapFor(summary, /task/i) ?? 'There are no open tasks.', 'Open tasks:')
    }
    case 'value':
      return job.contractValue === null
        ? 'No contract value is recorded.'
        : `The contract value is ${money(job.contractValue)}.`
    case 'trade':
      return `${[job.trades.join(', ') || 'No trade', job.description].filter(Boolean).join(': ')}.`
    default:
      return `${name} has ${plural(customer.jobs.length, 'job')}: ${jobsWords(customer)}.`
  }
}

/** Everything worth saying when nobody asked for something in particular. */
export function jobOverview(summary: JobSummary, today: string): string {
  const { job } = summary
  const wanted: Aspect[] = ['stage', 'rep']
  if (job.contractValue !== null) wanted.push('value')
  if (summary.appointments.length > 0) wanted.push('appointments')
  if (summary.tasks.some((task) => !task.done)) wanted.push('tasks')
  if (summary.customer.phones.length > 0) wanted.push('phone')
  if (job.address ?? summary.customer.address) wanted.push('address')
  if (summary.notes.length > 0) wanted.push('notes')
  return wanted.map((aspect) => jobFact(summary, aspect, today)).join('\n')
}

/** What is asked about a customer without asking about a job. */
export function customerFact(customer: Customer, aspects: readonly Aspect[]): string {
  const lines: string[] = []
  const address = addressWords(customer.address)
  const wants = (aspect: Aspect): boolean => aspects.length === 0 || aspects.includes(aspect)
  if (wants('address')) lines.push(address ? `Address: ${address}.` : 'The CRM has no address.')
  if (wants('phone'))
    lines.push(customer.phones.length > 0 ? `Phone: ${phonesOf(customer)}.` : 'The CRM has no phone number.')
  if (wants('email'))
    lines.push(customer.email ? `E-mail: ${customer.email}.` : 'The CRM has no e-mail address.')
  if (wants('rep') && (customer.rep || aspects.length > 0))
    lines.push(customer.rep ? `Responsible: ${customer.rep.name}.` : 'Nobody is assigned.')
  const aboutJobs =
    aspects.length === 0 || aspects.some((aspect) => !['address', 'phone', 'email', 'rep'].includes(aspect))
  if (aboutJobs)
    lines.push(
      customer.jobs.length > 0
        ? `${plural(customer.jobs.length, 'job')}: ${jobsWords(customer)}.`
        : 'There is no job yet.',
    )
  return lines.join('\n')
}
