import { states } from './leap-lookups.ts'
import type { LeapState, StandInNote, StandInPlace, StandInTask } from './leap-state.ts'

/*
 * Bodies as the vendor's examples show them, with their quirks on purpose: ids now a number, now a string;
 * flags 1, "0" or ""; two forms of timestamps; included collections wrapped in {data: […]}.
 */
const quirkyId = (id: number): number | string => (id % 3 === 0 ? String(id) : id)
const utc = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')
const quirkyTime = (at: number, id: number): unknown =>
  id % 5 === 0 ? { date: `${utc(at)}.000000`, timezone_type: 3, timezone: 'UTC' } : utc(at)
const quirkyFlag = (value: boolean, id: number): unknown => (value ? 1 : id % 2 === 0 ? '0' : '')

export function user(state: LeapState, id: number): unknown {
  const person = state.users.find((each) => each.id === id)
  if (!person) return null
  const [first, ...last] = person.name.split(' ')
  return {
    id: quirkyId(person.id),
    first_name: first,
    last_name: last.join(' '),
    email: person.email,
    active: true,
    group: { id: 3, name: person.role },
  }
}

const users = (state: LeapState, ids: readonly number[]): unknown => ({
  data: ids.map((id) => user(state, id)).filter((each) => each !== null),
})

export function stage(state: LeapState, code: string): unknown {
  const position = state.stages.findIndex((each) => each.code === code) + 1
  const created = { date: '2019-11-15 05:53:15.000000', timezone_type: 3, timezone: 'UTC' }
  return {
    id: position + 14,
    code,
    name: state.stages[position - 1]?.name,
    position,
    color: 'cl-red',
    created_at: created,
  }
}

export type Includes = ReadonlySet<string>

function address(id: number, place: StandInPlace): unknown {
  const state = states.find((each) => each.code === place.state)
  return {
    id: 9000 + id,
    address: place.street,
    address_line_1: place.unit,
    city: place.city,
    state_id: state?.id ?? null,
    state: state ?? null,
    country_id: 1,
    country: { id: 1, name: 'United States', code: 'US' },
    zip: place.zip,
    lat: null,
    long: '',
  }
}

export function job(state: LeapState, item: LeapState['jobs'][number], includes: Includes): unknown {
  const owner = state.customers.find((each) => each.id === item.customerId)
  const current = state.stages.find((each) => each.code === item.stage)
  return {
    id: quirkyId(item.id),
    name: item.name,
    number: item.number,
    customer_id: quirkyId(item.customerId),
    description: item.description,
    created_at: utc(item.createdAt),
    updated_at: utc(item.stageSince),
    deleted_at: null,
    archived: null,
    multi_job: item.id % 2,
    stage_last_modified: quirkyTime(item.stageSince, item.id),
    current_stage: { name: current?.name, color: 'cl-red', code: item.stage },
    ...(includes.has('address') && owner ? { address: address(owner.id, item.place ?? owner) } : {}),
    ...(includes.has('customer') && owner ? { customer: customer(state, owner, new Set()) } : {}),
    ...(includes.has('reps') ? { reps: users(state, item.reps) } : {}),
    ...(includes.has('estimators') ? { estimators: { data: [] } } : {}),
    ...(includes.has('trades')
      ? { trades: { data: item.trades.map((name, id) => ({ id: id + 1, name })) } }
      : {}),
  }
}

export function customer(
  state: LeapState,
  item: LeapState['customers'][number],
  includes: Includes,
): unknown {
  return {
    id: quirkyId(item.id),
    company_name: item.companyName,
    first_name: item.firstName,
    last_name: item.lastName,
    email: item.email,
    additional_emails: item.additionalEmails,
    referred_by_type: item.referral.type,
    referred_by_note: item.referral.note,
    call_required: false,
    appointment_required: false,
    management_company: item.managementCompany,
    property_name: '',
    note: item.note,
    is_commercial: quirkyFlag(item.commercial, item.id),
    created_at: quirkyTime(item.createdAt, item.id),
    deleted_at: null,
    ...(includes.has('phones')
      ? { phones: { data: item.phones.map((phone) => ({ ext: '', ...phone })) } }
      : {}),
    ...(includes.has('address') ? { address: address(item.id, item) } : {}),
    ...(includes.has('contacts') ? { contacts: { data: item.contacts } } : {}),
    ...(includes.has('referred_by')
      ? { referred_by: item.referral.id === '' ? null : { id: item.referral.id, name: 'Yard sign' } }
      : {}),
    ...(includes.has('rep') ? { rep: user(state, item.rep) } : {}),
    ...(includes.has('jobs')
      ? {
          jobs: {
            data: state.jobs
              .filter((each) => each.customerId === item.id)
              .map((each) => job(state, each, new Set())),
          },
        }
      : {}),
  }
}

export function note(state: LeapState, item: StandInNote, includes: Includes): unknown {
  return {
    id: quirkyId(item.id),
    stage_code: null,
    note: item.text,
    created_at: utc(item.at),
    updated_at: utc(item.at),
    ...(includes.has('created_by')
      ? { created_by: item.authorId === null ? null : user(state, item.authorId) }
      : {}),
  }
}

export function appointment(
  state: LeapState,
  item: LeapState['appointments'][number],
  includes: Includes,
): unknown {
  return {
    id: quirkyId(item.id),
    title: item.title,
    description: item.description,
    start_date_time: utc(item.startsAt),
    end_date_time: utc(item.endsAt),
    customer_id: item.customerId,
    user_id: item.attendees[0] ?? null,
    attendees_ids: item.attendees,
    full_day: 0,
    is_completed: false,
    ...(includes.has('attendees') ? { attendees: users(state, item.attendees) } : {}),
    ...(includes.has('jobs') ? { jobs: { data: [{ id: item.jobId }] } } : {}),
  }
}

export function task(state: LeapState, item: StandInTask): unknown {
  return {
    id: item.id,
    title: item.title,
    notes: item.notes,
    due_date: item.dueDate,
    job_id: item.jobId === null ? null : String(item.jobId),
    completed: null,
    created_at: utc(item.createdAt),
    updated_at: utc(item.createdAt),
    participants: users(state, item.users),
    notify_users: users(state, item.notifyUsers),
  }
}

export function historyEntry(entry: LeapState['history'][number], id: number): unknown {
  return {
    id: id + 1,
    stage: entry.stage,
    start_date: utc(entry.start),
    completed_date: utc(entry.completed),
    modified_by: '640',
  }
}
