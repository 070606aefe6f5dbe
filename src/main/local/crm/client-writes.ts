import type { ClientAddition, ClientDraft, ClientReconciliation, CreatedClient } from '#main/crm/crm.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { clientProblem, contactProblem } from '#shared/domain/client-problem.ts'
import type { Address, Phone } from '#shared/domain/customer.ts'
import { lackingDetails, otherPlace, type ClientDetails } from '#shared/domain/lacking-details.ts'
import { fold } from '#shared/domain/likeness.ts'
import { projectTypes } from '#shared/domain/new-client.ts'
import { invalid, missing } from './refusals.ts'

interface CustomerRow {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly company_name: string
  readonly co_name: string
  readonly email: string
  readonly phones: string
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly lead_source: string
  readonly referred_by: string
  readonly note: string
}

function detailsOf(row: CustomerRow): ClientDetails {
  const { street, unit, city, state, zip } = row
  return {
    firstName: row.first_name,
    lastName: row.last_name,
    companyName: row.company_name,
    coName: row.co_name,
    email: row.email,
    phones: JSON.parse(row.phones) as Phone[],
    address: street || city || zip ? { street, unit, city, state, zip } : null,
    leadSource: row.lead_source,
    referredBy: row.referred_by,
    note: row.note,
  }
}

/** The values of a customer's columns, in the order in which the statements name them. */
function columnsOf(details: ClientDetails): readonly string[] {
  const place: Address = details.address ?? { street: '', unit: '', city: '', state: '', zip: '' }
  return [
    details.firstName.trim(),
    details.lastName.trim(),
    details.companyName.trim(),
    details.coName.trim(),
    details.email.trim(),
    JSON.stringify(details.phones),
    place.street,
    place.unit,
    place.city,
    place.state.toUpperCase(),
    place.zip,
    details.leadSource,
    details.referredBy,
    details.note,
  ]
}

/** The next number of the practice workspace: "2303-01", or "2231-03" where the customer has jobs already. */
function nextJobNumber(own: readonly string[], all: readonly string[]): string {
  const partsOf = (number: string): readonly [number, number] => {
    const [sequence = '', place = ''] = number.split('-')
    return [Number(sequence) || 0, Number(place) || 0]
  }
  const [first] = own
  const sequence = first ? partsOf(first)[0] : Math.max(2000, ...all.map((each) => partsOf(each)[0])) + 1
  const place = Math.max(0, ...own.map((each) => partsOf(each)[1])) + 1
  return `${sequence}-${String(place).padStart(2, '0')}`
}

/** New customers and jobs; each write is one transaction, and a marker seen before has its first effect. */
export function createClientWrites({ db }: Workspace) {
  const rowOf = (id: string): CustomerRow => {
    const row = db.prepare('select * from crm_customers where id = ?').get(Number(id))
    if (!row) throw missing(`Customer ${id}`)
    return row as CustomerRow
  }
  const numbers = (where: string, ...params: readonly unknown[]): string[] =>
    db
      .prepare(`select number from crm_jobs ${where} order by id`)
      .pluck()
      .all(...params) as string[]

  const trades = (): string[] => {
    const used = db.prepare('select distinct value from crm_jobs, json_each(crm_jobs.trades)').pluck().all()
    return [...new Set([...projectTypes, ...(used as string[])])]
  }

  /** Null without a trade: such a draft names no job. */
  const insertJob = (customer: CustomerRow, draft: ClientDraft, marker: string, now: number) => {
    if (draft.trades.length === 0) return null
    const known = trades()
    const named = draft.trades.map((said) => known.find((each) => fold(each) === fold(said)) ?? said.trim())
    const stage = db.prepare('select code from crm_stages order by position limit 1').pluck().get()
    if (typeof stage !== 'string') throw invalid('stage: The CRM has no stages yet.')
    const number = nextJobNumber(numbers('where customer_id = ?', customer.id), numbers(''))
    const place = otherPlace(detailsOf(customer).address, draft.address) ? draft.address : null
    const at = place
      ? `At ${[place.street, place.unit, place.city, place.zip].filter(Boolean).join(', ')}.`
      : ''
    const description = [draft.note.trim(), at].filter(Boolean).join('\n')
    const { lastInsertRowid } = db
      .prepare(
        `insert into crm_jobs (customer_id, number, name, description, trades, stage, stage_since, rep_ids,
         contract_value, marker, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, '[]', null, ?, ?, ?)`,
      )
      .run(
        customer.id,
        number,
        named.join(', '),
        description || named.join(', '),
        JSON.stringify(named),
        stage,
        now,
        marker,
        now,
        now,
      )
    return String(lastInsertRowid)
  }

  const jobByMarker = (marker: string): CreatedClient | null => {
    const job = db
      .prepare(
        `select cast(id as text) as jobId, cast(customer_id as text) as customerId from crm_jobs
         where marker = ?`,
      )
      .get(marker) as CreatedClient | undefined
    return job ?? null
  }

  const byMarker = (marker: string): CreatedClient | null => {
    const job = jobByMarker(marker)
    if (job) return job
    const id = db.prepare('select id from crm_customers where marker = ?').pluck().get(marker)
    return id === undefined ? null : { customerId: String(Number(id)), jobId: null }
  }

  const create = (draft: ClientDraft, marker: string, now: number): CreatedClient => {
    const earlier = byMarker(marker)
    if (earlier) {
      // It was written without a trade then; the same marker has one job at most.
      const jobId = earlier.jobId ?? insertJob(rowOf(earlier.customerId), draft, marker, now)
      return { ...earlier, jobId, existed: true }
    }
    const problem = clientProblem(draft)
    if (problem !== null) throw invalid(problem)
    const { lastInsertRowid } = db
      .prepare(
        `insert into crm_customers (first_name, last_name, company_name, co_name, email, phones, street, unit,
         city, state, zip, lead_source, referred_by, note, marker, created_at, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(...columnsOf(draft), marker, now, now)
    const customerId = String(lastInsertRowid)
    return { customerId, jobId: insertJob(rowOf(customerId), draft, marker, now) }
  }

  const add = (addition: ClientAddition, marker: string, now: number): CreatedClient => {
    const earlier = jobByMarker(marker)
    if (earlier) return { ...earlier, existed: true }
    const { customerId, draft, fillMissing } = addition
    const row = rowOf(customerId)
    if (fillMissing) {
      const known = detailsOf(row)
      const lacking = lackingDetails(known, draft)
      const whole = { ...known, ...lacking }
      const problem = contactProblem(draft)
      if (problem !== null) throw invalid(problem)
      if (Object.keys(lacking).length > 0) {
        db.prepare(
          `update crm_customers set first_name = ?, last_name = ?, company_name = ?, co_name = ?, email = ?,
           phones = ?, street = ?, unit = ?, city = ?, state = ?, zip = ?, lead_source = ?, referred_by = ?,
           note = ?, updated_at = ? where id = ?`,
        ).run(...columnsOf(whole), now, row.id)
      }
    }
    return { customerId, jobId: insertJob(rowOf(customerId), draft, marker, now) }
  }

  return {
    trades,
    details: (id: string) => detailsOf(rowOf(id)),
    create: (draft: ClientDraft, marker: string, now: number) =>
      db.transaction(() => create(draft, marker, now)).immediate(),
    add: (addition: ClientAddition, marker: string, now: number) =>
      db.transaction(() => add(addition, marker, now)).immediate(),
    find: (draft: ClientDraft, customerId: string | null, marker: string): ClientReconciliation => {
      const created = customerId === null ? byMarker(marker) : jobByMarker(marker)
      const wanted = draft.trades.length > 0
      if (created && (created.jobId !== null || !wanted)) {
        return { done: true, created: { ...created, existed: true } }
      }
      if (customerId === null || wanted) return { done: false }
      // Without a job nothing carries the marker, but filling in twice changes nothing either.
      const lacking = lackingDetails(detailsOf(rowOf(customerId)), draft)
      return Object.keys(lacking).length > 0
        ? { done: false }
        : { done: true, created: { customerId, jobId: null } }
    },
  }
}
