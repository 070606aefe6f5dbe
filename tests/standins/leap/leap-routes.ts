import { fold } from '#shared/domain/likeness.ts'
import { countries, referrals, states, trades } from './leap-lookups.ts'
import { blank, demand, found, Refused } from './leap-refused.ts'
import { addCustomer, addJob, addProspect, editCustomer } from './leap-saves.ts'
import * as shapes from './leap-shapes.ts'
import type { LeapState } from './leap-state.ts'

interface Call {
  readonly state: LeapState
  readonly now: number
  readonly query: URLSearchParams
  /** Empty for a JSON body's nested fields: Leap drops them without a word. */
  readonly form: URLSearchParams
  readonly id: number
}
type Handler = (call: Call) => unknown

const includesOf = (query: URLSearchParams): Set<string> => new Set(query.getAll('includes[]'))

function page(call: Call, rows: readonly unknown[]): unknown {
  const limit = Number(call.query.get('limit') ?? 10)
  if (limit > 100)
    throw new Refused(412, 'Validation Failed', { limit: ['The limit may not be greater than 100.'] })
  const current = Math.max(1, Number(call.query.get('page') ?? 1))
  const data = rows.slice((current - 1) * limit, current * limit)
  const pages = Math.max(1, Math.ceil(rows.length / limit))
  const pagination = {
    total: rows.length,
    count: data.length,
    per_page: limit,
    current_page: current,
    total_pages: pages,
    links: current < pages ? { next: `http://api.jobprogress.com/api/v3/x?page=${current + 1}` } : {},
  }
  return { data, meta: { pagination }, status: 200 }
}

const ids = (form: URLSearchParams, key: string): number[] => form.getAll(`${key}[]`).map(Number)
const atTime = (written: string | null): number =>
  written === null
    ? Number.NaN
    : Date.parse(`${written.slice(0, 19).replace(' ', 'T')}${written.length > 10 ? 'Z' : 'T00:00:00Z'}`)

function findCustomers({ state, query }: Call) {
  const asked = query.get('query')
  if (!asked) return state.customers
  const needle = asked.toLowerCase()
  return state.customers.filter(
    (each) =>
      each.email.toLowerCase().includes(needle) ||
      `${each.firstName} ${each.lastName}`.toLowerCase().includes(needle),
  )
}

function findJobs({ state, query }: Call) {
  const stages = query.getAll('stages[]')
  const number = query.get('job_number')
  const customerId = query.get('customer_id')
  const name = query.get('customer_name')
  const changed = query.get('date_range_type') === 'job_stage_changed_date'
  const from = changed ? atTime(query.get('start_date')) : Number.NEGATIVE_INFINITY
  const to = changed ? atTime(query.get('end_date')) + 86_400_000 : Number.POSITIVE_INFINITY
  return state.jobs.filter((each) => {
    const owner = state.customers.find((customer) => customer.id === each.customerId)
    return (
      (stages.length === 0 || stages.includes(each.stage)) &&
      (number === null || each.number.includes(number)) &&
      (customerId === null || each.customerId === Number(customerId)) &&
      (name === null || fold(`${owner?.firstName} ${owner?.lastName}`).includes(fold(name))) &&
      each.stageSince >= from &&
      each.stageSince <= to
    )
  })
}

const jobById = (call: Call) =>
  found(
    call.state.jobs.find((each) => each.id === call.id),
    'Job',
  )

const addNote: Handler = (call) => {
  const job = jobById(call)
  const text = call.form.get('note')
  demand({ note: blank(text) && 'The note field is required.' })
  const note = {
    id: 5000 + call.state.notes.length,
    jobId: job.id,
    text: text ?? '',
    authorId: 1,
    at: call.now,
  }
  call.state.notes.push(note)
  return { message: 'Note added successfully.', data: shapes.note(call.state, note, new Set()), status: 200 }
}

const moveStage: Handler = ({ state, form, now }) => {
  const stage = form.get('stage')
  const job = state.jobs.find((each) => each.id === Number(form.get('job_id')))
  demand({
    job_id: blank(form.get('job_id')) && 'The job id field is required.',
    stage: blank(stage)
      ? 'The stage field is required.'
      : !state.stages.some((each) => each.code === stage) && 'The selected stage is invalid.',
  })
  const target = found(job, 'Job')
  state.history.push({ jobId: target.id, stage: target.stage, start: target.stageSince, completed: now })
  target.stage = stage ?? ''
  target.stageSince = now
  const workflow = { id: 28_620, stage_code: target.stage, current_stage: shapes.stage(state, target.stage) }
  return { message: 'Stage saved successfully.', job_workflow: workflow, status: 200 }
}

const addTask: Handler = ({ state, form, now }) => {
  const origin = form.get('origin')
  const users = ids(form, 'users')
  const settings = form.getAll('assign_to_setting[]')
  const unknown = [...users, ...ids(form, 'notify_users')].some(
    (id) => !state.users.some((each) => each.id === id),
  )
  demand({
    users:
      users.length + settings.length === 0
        ? 'The users field is required when assign to setting is not present.'
        : unknown && 'The selected users is invalid.',
    title: blank(form.get('title')) && 'The title field is required.',
    origin: blank(origin)
      ? 'The origin field is required.'
      : (origin ?? '').length > 30 && 'The origin may not be greater than 30 characters.',
    due_date:
      form.has('due_date') &&
      Number.isNaN(atTime(form.get('due_date'))) &&
      'The due date is not a valid date.',
  })
  const jobId = form.has('job_id') ? Number(form.get('job_id')) : null
  if (jobId !== null)
    found(
      state.jobs.find((each) => each.id === jobId),
      'Job',
    )
  const task = {
    id: 4_280_000 + state.tasks.length,
    title: form.get('title') ?? '',
    notes: form.get('notes') ?? '',
    origin: origin ?? '',
    jobId,
    dueDate: form.get('due_date'),
    users,
    notifyUsers: ids(form, 'notify_users'),
    emailNotification: form.get('email_notification') === '1',
    createdAt: now,
  }
  state.tasks.push(task)
  return { message: 'Task Created successfully.', data: shapes.task(state, task), status: 200 }
}

const listAppointments: Handler = (call) => {
  const { state, query } = call
  const customerId = query.get('customer_id')
  const from = query.has('start_date') ? atTime(query.get('start_date')) : Number.NEGATIVE_INFINITY
  const to = query.has('end_date') ? atTime(query.get('end_date')) : Number.POSITIVE_INFINITY
  const rows = state.appointments.filter(
    (each) =>
      (customerId === null || each.customerId === Number(customerId)) &&
      each.startsAt >= from &&
      each.startsAt <= to,
  )
  return page(
    call,
    rows.map((each) => shapes.appointment(state, each, includesOf(query))),
  )
}

/** Path pattern → methods. `:id` is the number in the path. */
export const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/customers': {
    GET: (call) =>
      page(
        call,
        findCustomers(call).map((each) => shapes.customer(call.state, each, includesOf(call.query))),
      ),
    POST: addCustomer,
  },
  '/prospects': { POST: addProspect },
  '/customers/:id': {
    GET: ({ state, id, query }) => {
      const customer = found(
        state.customers.find((each) => each.id === id),
        'Customer',
      )
      return { data: shapes.customer(state, customer, includesOf(query)), status: 200 }
    },
    PUT: editCustomer,
  },
  '/jobs': {
    GET: (call) =>
      page(
        call,
        findJobs(call).map((each) => shapes.job(call.state, each, includesOf(call.query))),
      ),
    POST: addJob,
  },
  '/jobs/stage': { POST: moveStage },
  '/jobs/:id': {
    GET: (call) => ({ data: shapes.job(call.state, jobById(call), includesOf(call.query)), status: 200 }),
  },
  '/jobs/:id/notes': {
    GET: (call) => {
      const job = jobById(call)
      const rows = call.state.notes.filter((each) => each.jobId === job.id)
      return page(
        call,
        rows.map((each) => shapes.note(call.state, each, includesOf(call.query))),
      )
    },
    POST: addNote,
  },
  '/jobs/:id/workflow_history': {
    GET: (call) =>
      page(call, call.state.history.filter((each) => each.jobId === call.id).map(shapes.historyEntry)),
  },
  '/workflow/stages': {
    GET: (call) =>
      page(
        call,
        call.state.stages.map((each) => shapes.stage(call.state, each.code)),
      ),
  },
  '/company/users': {
    GET: (call) =>
      page(
        call,
        call.state.users.map((each) => shapes.user(call.state, each.id)),
      ),
  },
  // Lookup lists come whole, without pages; referrals have them.
  '/company/trades': { GET: () => ({ data: trades, status: 200 }) },
  '/countries': { GET: () => ({ data: countries, status: 200 }) },
  '/countries/:id/states': {
    GET: ({ id }) => ({ data: states.filter((each) => each.country_id === id), status: 200 }),
  },
  '/referrals': { GET: (call) => page(call, referrals) },
  '/appointments': { GET: listAppointments },
  '/tasks': { POST: addTask },
}
