import { plural } from '#shared/text/plural.ts'
import type { CrmFindings } from '#shared/domain/crm-findings.ts'
import type { Job, JobSummary } from '#shared/domain/customer.ts'
import { crmReferences } from '../crm-references.ts'
import { customerFact, jobFact, jobOverview } from './crm-facts.ts'
import { aspectsOf, type Aspect } from './crm-question.ts'
import { appointmentWords, daysSince, jobWords, money } from './crm-words.ts'
import { readCommands } from './commands.ts'
import { callTools, say, type Skill } from './skill.ts'
import { asksToWrite } from './slot-reader.ts'
import { usualStages } from './stage-words.ts'

const MOST_LINES = 12
const MOST_CUSTOMERS = 8
/** Gives "[2]" for `job:34`, or nothing where records are not numbered. */
type Mark = (record: string) => string

function markOf(findings: CrmFindings): Mark {
  const numbers = new Map(crmReferences(findings).map(({ record, index }) => [record, ` [${index}]`]))
  return (record) => numbers.get(record) ?? ''
}

function jobLines(jobs: readonly Job[], mark: Mark, today: string): string {
  const lines = jobs.slice(0, MOST_LINES).map((job) => {
    const facts = [
      job.customerName,
      job.name || job.trades.join(', '),
      job.stageSince === null ? '' : `${daysSince(job.stageSince, today)} there`,
      job.contractValue === null ? '' : money(job.contractValue),
    ]
    return `- ${job.number} · ${facts.filter(Boolean).join(' · ')}${mark(`job:${job.id}`)}`
  })
  const rest = jobs.length - lines.length
  return [...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')
}

function aboutJob(summary: JobSummary, aspects: readonly Aspect[], mark: Mark, today: string): string {
  const { job } = summary
  const head = `${summary.customer.name || job.customerName}, job ${jobWords(job)}${mark(`job:${job.id}`)}:`
  if (aspects.length === 0) return `${head}\n${jobOverview(summary, today)}`
  const facts = aspects.map((aspect) => jobFact(summary, aspect, today))
  return `${head} ${facts.join('\n')}`
}

function whichOne({ customers, jobs }: CrmFindings, mark: Mark): string {
  const lines =
    customers.length > 1
      ? customers.slice(0, MOST_LINES).map((customer) => {
          const place = customer.address ? `${customer.address.street}, ${customer.address.city}` : ''
          const theirs = customer.jobs.map((job) => `${job.number} ${job.trades.join('/')}`.trim()).join(', ')
          const facts = [customer.name, place, theirs].filter(Boolean).join(' · ')
          return `- ${facts}${mark(`customer:${customer.id}`)}`
        })
      : jobs.length > 0
        ? jobs.map(({ job }) => `- ${jobWords(job)} · ${job.stage.name}${mark(`job:${job.id}`)}`)
        : (customers[0]?.jobs ?? []).map((job) => `- ${jobWords(job)} · ${job.stage.name}`)
  const [only] = customers
  const person = only?.companyName ? ` (${`${only.firstName} ${only.lastName}`.trim()})` : ''
  const whose = only && customers.length === 1 ? `${only.name}${person}: several jobs` : 'Several'
  return `${whose} fit. Which one do you mean?\n${lines.join('\n')}`
}

/** Stages behind the work: a job there is not open any more, whatever the account calls them. */
const OVER = /\b(?:lost|paid|completed?|closed|cancell?ed|archived)\b/i
const ONLY_OPEN = /\b(?:open|active|ongoing|running|unfinished)\b/i

function pipelineWords(pipeline: NonNullable<CrmFindings['pipeline']>, question: string): string {
  const onlyOpen = ONLY_OPEN.test(question)
  const shown = pipeline.filter(({ stage, count }) => count > 0 && !(onlyOpen && OVER.test(stage.name)))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const lines = shown.map(({ stage, count }) => `- ${stage.name}: ${count}`)
  const what = onlyOpen ? 'open, not counting completed, paid or lost ones' : 'in the pipeline'
  return `${plural(total, 'job')} ${what}:\n${lines.join('\n')}`
}

function nothing({ searched }: CrmFindings): string {
  const what = searched.length > 0 ? ` for ${searched.map((text) => `“${text}”`).join(', ')}` : ''
  return `I found nothing in the CRM${what}. Try a last name, a phone number, a street or a job number.`
}

/** Answers a question from what the look-up found; `mark` numbers the records. `today` is YYYY-MM-DD. */
export function answerFromCrm(
  question: string,
  findings: CrmFindings,
  today: string,
  mark: Mark = () => '',
): string {
  const aspects = aspectsOf(question)
  const { stage, appointments, pipeline, customers, jobs } = findings
  if (findings.ambiguous && (customers.length > 1 || jobs.length !== 1)) return whichOne(findings, mark)
  const sections: string[] = []
  for (const summary of jobs)
    sections.push(
      aboutJob(
        summary,
        aspects.filter((aspect) => aspect !== 'jobs' || jobs.length === 1),
        mark,
        today,
      ),
    )
  if (appointments && !(jobs.length > 0 && appointments.items.length === 0)) {
    const items = appointments.items
      .toSorted((a, b) => a.startsAt - b.startsAt)
      .map((one) => `- ${appointmentWords(one)}`)
    sections.push(
      items.length > 0
        ? `${plural(items.length, 'appointment')} ${appointments.label}:\n${items.join('\n')}`
        : `There are no appointments ${appointments.label}.`,
    )
  }
  if (stage && jobs.length === 0) {
    const count = plural(stage.jobs.length, 'job')
    sections.push(
      stage.jobs.length > 0
        ? `${count} in ${stage.stage.name}:\n${jobLines(stage.jobs, mark, today)}`
        : `No job stands in ${stage.stage.name}.`,
    )
  }
  if (pipeline && jobs.length === 0 && !stage) sections.push(pipelineWords(pipeline, question))
  if (sections.length === 0) {
    for (const customer of customers.slice(0, MOST_CUSTOMERS))
      sections.push(`${customer.name}${mark(`customer:${customer.id}`)}:\n${customerFact(customer, aspects)}`)
    const more = customers.length - MOST_CUSTOMERS
    if (more > 0) sections.push(`And ${more} more. Name a town, a trade or a stage to see fewer.`)
  }
  const people = findings.colleagues
  if (
    sections.length === 0 &&
    people.length > 0 &&
    /\b(?:who|team|colleagues?|reps?|staff)\b/i.test(question)
  )
    sections.push(
      `In the CRM there are:\n${people.map(({ name, role }) => `- ${name} (${role})`).join('\n')}`,
    )
  return sections.length > 0 ? sections.join('\n\n') : nothing(findings)
}

/** Answers from CRM evidence in one go; a request to write goes on in the agent flow. */
export const crmAnswer: Skill = {
  name: 'crm-answer',
  fits: (turn) => (turn.evidence?.kind === 'crm' ? 0.95 : 0),
  decide: (turn) => {
    const { evidence } = turn
    if (evidence?.kind !== 'crm') return say('')
    const reading = {
      stages: usualStages,
      colleagueNames: evidence.findings.colleagues.map((colleague) => colleague.name),
      today: turn.today,
    }
    if (turn.tools.has('escalate') && (readCommands(turn.text, reading).length > 0 || asksToWrite(turn.text)))
      return callTools({
        name: 'escalate',
        args: { reason: 'The message asks to change something in the CRM.' },
      })
    const today = /\d{4}-\d{2}-\d{2}/.exec(evidence.today)?.[0] ?? turn.today ?? ''
    return say(answerFromCrm(turn.text, evidence.findings, today, markOf(evidence.findings)))
  },
}
