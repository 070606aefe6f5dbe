import type { Appointment, JobSummary } from '#shared/domain/customer.ts'
import type { Fact, FactKind } from '#shared/domain/script-draft.ts'
import { splitSentences } from '#shared/text/sentences.ts'
import { factLabels } from './labels.ts'
import { writeDay, writeMoment, writeMoney } from './write-value.ts'

interface Draft {
  readonly kind: FactKind
  readonly label: string
  readonly value: string
  readonly record: string
  readonly field: string
}

/** Parts of a description: "Tear-off of 28 squares, new gutters" are two. */
function workParts(description: string): readonly string[] {
  return description
    .split(/[;\n]|,(?!\d{3})|(?<=[a-z)])\.\s/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => /\p{L}/u.test(part))
}

function appointmentFacts(
  appointments: readonly Appointment[],
  now: number,
  timeZone: string | undefined,
): readonly Draft[] {
  const sorted = appointments.toSorted((a, b) => a.startsAt - b.startsAt)
  const next = sorted.find(({ startsAt }) => startsAt > now)
  const last = sorted.findLast(({ startsAt }) => startsAt <= now)
  const drafts: Draft[] = []
  const push = (one: Appointment, label: string, value: string): void => {
    const record = `appointment:${one.id}`
    drafts.push({ kind: 'date', label, value, record, field: 'start' })
    for (const { text } of splitSentences(`${one.title}\n${one.description}`)) {
      drafts.push({ kind: 'detail', label: factLabels.appointmentTitle, value: text, record, field: 'title' })
    }
  }
  if (next) push(next, factLabels.nextAppointment, writeMoment(next.startsAt, timeZone))
  if (last) push(last, factLabels.lastAppointment, writeDay(last.startsAt, timeZone))
  return drafts
}

const sentencesOf = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text)

/** What the CRM knows of a job, as facts a script may say; notes sentence by sentence. Pure. */
export function factsOfJob(
  { job, customer, notes, appointments }: JobSummary,
  { now, timeZone }: { readonly now: number; readonly timeZone: string | undefined },
): readonly Fact[] {
  const whose = `customer:${customer.id}`
  const what = `job:${job.id}`
  const drafts: Draft[] = []
  const push = (kind: FactKind, label: string, value: string, record: string, field: string): void => {
    if (value.trim()) drafts.push({ kind, label, value: value.trim(), record, field })
  }
  const person = `${customer.firstName} ${customer.lastName}`.trim()
  push('name', factLabels.customer, person || customer.name, whose, 'name')
  push('name', factLabels.firstName, customer.firstName, whose, 'first name')
  push('name', factLabels.company, customer.companyName, whose, 'company')
  push('detail', factLabels.project, job.name, what, 'name')
  push('detail', factLabels.jobNumber, job.number, what, 'number')
  for (const trade of job.trades) push('detail', factLabels.trade, trade, what, 'trade')
  for (const part of workParts(job.description)) push('detail', factLabels.work, part, what, 'description')
  const town = (job.address ?? customer.address)?.city ?? ''
  push('name', factLabels.town, town, job.address ? what : whose, 'town')
  const reps = job.reps.length > 0 ? job.reps : customer.rep ? [customer.rep] : []
  for (const rep of reps) push('name', factLabels.rep, rep.name, what, 'rep')
  if (job.contractValue !== null) {
    push('price', factLabels.contractValue, writeMoney(job.contractValue), what, 'contract value')
  }
  drafts.push(...appointmentFacts(appointments, now, timeZone))
  if (job.stageSince !== null) {
    push(
      'date',
      factLabels.stage,
      `${job.stage.name} since ${writeDay(job.stageSince, timeZone)}`,
      what,
      'stage',
    )
  }
  for (const text of sentencesOf(customer.note)) push('detail', factLabels.customerNote, text, whose, 'note')
  for (const note of notes) {
    for (const text of sentencesOf(note.text))
      push('detail', factLabels.note, text, `note:${note.id}`, 'text')
  }
  const counts = new Map<string, number>()
  return drafts.map(({ kind, label, value, record, field }): Fact => {
    const base = `${record}/${field.replaceAll(' ', '-')}`
    const count = (counts.get(base) ?? 0) + 1
    counts.set(base, count)
    const id = count === 1 ? base : `${base}/${count}`
    return { id, kind, label, value, source: { type: 'crm', record, field } }
  })
}
