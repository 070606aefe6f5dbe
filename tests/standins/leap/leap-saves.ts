import { states, trades } from './leap-lookups.ts'
import { blank, demand, found, type Problems } from './leap-refused.ts'
import * as shapes from './leap-shapes.ts'
import type { LeapState, StandInCustomer, StandInPlace } from './leap-state.ts'

interface Call {
  readonly state: LeapState
  readonly now: number
  readonly form: URLSearchParams
  readonly id: number
}

const LABELS = new Set(['home', 'cell', 'phone', 'office', 'fax', 'other'])
const REFERRED = new Set(['customer', 'referral', 'other'])

/** `phones[0][label]=…` and the like: the entries of a list, in order. */
function entries(form: URLSearchParams, key: string): Record<string, string>[] {
  const list: Record<string, string>[] = []
  for (const [name, value] of form) {
    const match = /^(\w+)\[(\d+)\]\[(\w+)\]$/.exec(name)
    if (match?.[1] !== key) continue
    const entry = (list[Number(match[2])] ??= {})
    entry[match[3] ?? ''] = value
  }
  return list.filter(Boolean)
}

function customerProblems(form: URLSearchParams): Problems {
  const commercial = form.get('is_commercial') === '1'
  const phones = entries(form, 'phones')
  const referred = form.get('referred_by_type')
  const stateId = form.get('address[state_id]')
  const country = form.get('address[country_id]')
  return {
    first_name: blank(form.get('first_name')) && 'The first name field is required.',
    last_name:
      !commercial &&
      blank(form.get('last_name')) &&
      'The last name field is required when is commercial is not present.',
    company_name:
      commercial &&
      blank(form.get('company_name')) &&
      'The company name field is required when is commercial.',
    phones: phones.length === 0 && 'The phones field is required.',
    'phones.label':
      phones.some((each) => !LABELS.has(each['label'] ?? '')) && 'The selected label is invalid.',
    'phones.number':
      phones.some((each) => !/^\d{8,12}$/.test(each['number'] ?? '')) &&
      'The number must be between 8 and 12 digits.',
    email:
      !blank(form.get('email')) &&
      !/^\S+@\S+\.\S+$/.test(form.get('email') ?? '') &&
      'The email must be a valid email address.',
    'address.state_id':
      stateId !== null &&
      !states.some((each) => String(each.id) === stateId) &&
      'The selected address.state id is invalid.',
    'address.country_id':
      country !== null && country !== '1' && 'The selected address.country id is invalid.',
    referred_by_type:
      referred !== null && !REFERRED.has(referred) && 'The selected referred by type is invalid.',
    referred_by_id:
      (referred === 'customer' || referred === 'referral') &&
      blank(form.get('referred_by_id')) &&
      'The referred by id field is required.',
    referred_by_note:
      referred === 'other' &&
      blank(form.get('referred_by_note')) &&
      'The referred by note field is required when referred by type is other.',
  }
}

function jobProblems(form: URLSearchParams, field: (name: string) => string): Problems {
  const chosen = form.getAll(`${field('trades')}[]`)
  return {
    description: blank(form.get(field('description'))) && 'The description field is required.',
    trades:
      chosen.length === 0
        ? 'The trades field is required when multi job is 0.'
        : chosen.some((id) => !trades.some((trade) => String(trade.id) === id)) &&
          'The selected trades is invalid.',
  }
}

function placeFrom(form: URLSearchParams, field: (name: string) => string): StandInPlace {
  const state = states.find((each) => String(each.id) === form.get(field('state_id')))
  return {
    street: form.get(field('address')) ?? '',
    unit: form.get(field('address_line_1')) ?? '',
    city: form.get(field('city')) ?? '',
    zip: form.get(field('zip')) ?? '',
    state: state?.code ?? '',
  }
}

/** What a saved form says. A field that is not sent is emptied: the hardest reading of the documentation. */
function readForm(form: URLSearchParams) {
  const text = (key: string): string => form.get(key) ?? ''
  return {
    firstName: text('first_name'),
    lastName: text('last_name'),
    companyName: text('company_name'),
    commercial: text('is_commercial') === '1',
    email: text('email'),
    phones: entries(form, 'phones').map((each) => ({
      label: (each['label'] ?? 'phone') as 'phone',
      number: each['number'] ?? '',
      ...(each['ext'] === undefined ? {} : { ext: each['ext'] }),
    })),
    ...placeFrom(form, (name) => `address[${name}]`),
    note: text('note'),
    referral: { type: text('referred_by_type'), id: text('referred_by_id'), note: text('referred_by_note') },
    additionalEmails: form.getAll('additional_emails[]'),
    managementCompany: text('management_company'),
  }
}

function insertCustomer({ state, form, now }: Call): StandInCustomer {
  const sequence = Math.max(2000, ...state.customers.map((each) => Number(each.number)))
  const customer: StandInCustomer = {
    ...readForm(form),
    contacts: entries(form, 'customer_contacts'),
    id: Math.max(0, ...state.customers.map((each) => each.id)) + 1,
    number: String(sequence + 1),
    rep: 0,
    day: 0,
    jobs: [],
    createdAt: now,
  }
  state.customers.push(customer)
  return customer
}

function insertJob({ state, form, now }: Call, owner: StandInCustomer, field: (name: string) => string) {
  const own = state.jobs.filter((each) => each.customerId === owner.id).length
  const ids = form.getAll(`${field('trades')}[]`)
  const job: LeapState['jobs'][number] = {
    id: Math.max(0, ...state.jobs.map((each) => each.id)) + 1,
    customerId: owner.id,
    number: `${owner.number}-${String(own + 1).padStart(2, '0')}`,
    name: form.get(field('name')) ?? '',
    trades: ids.flatMap((id) => trades.find((trade) => String(trade.id) === id)?.name ?? []),
    description: form.get(field('description')) ?? '',
    stage: state.stages[0]?.code ?? '',
    stageDay: 0,
    createdDay: 0,
    contractValue: null,
    reps: form.getAll(`${field('rep_ids')}[]`).map(Number),
    notes: [],
    appointments: [],
    tasks: [],
    stageSince: now,
    createdAt: now,
    place: form.get(field('same_as_customer_address')) === '0' ? placeFrom(form, field) : null,
    otherTrade: form.get(field('other_trade_type_description')) ?? '',
  }
  state.jobs.push(job)
  return job
}

const saved = (state: LeapState, customer: StandInCustomer) => ({
  message: 'Prospect / Customer saved successfully.',
  customer: shapes.customer(state, customer, new Set()),
})

export function addCustomer(call: Call): unknown {
  demand(customerProblems(call.form))
  return { ...saved(call.state, insertCustomer(call)), status: 200 }
}

/** Everything is checked before anything is saved. */
export function addProspect(call: Call): unknown {
  const field = (name: string): string => `job[${name}]`
  const asked = [...call.form.keys()].some((key) => key.startsWith('job['))
  demand({ ...customerProblems(call.form), ...(asked ? jobProblems(call.form, field) : {}) })
  const customer = insertCustomer(call)
  const job = asked ? insertJob(call, customer, field) : null
  return {
    ...saved(call.state, customer),
    job_ids: job ? [job.id] : [],
    first_stage_code: job?.stage ?? null,
    status: 200,
  }
}

export function editCustomer(call: Call): unknown {
  const customer = found(
    call.state.customers.find((each) => each.id === call.id),
    'Customer',
  )
  demand(customerProblems(call.form))
  const contacts = entries(call.form, 'customer_contacts')
  Object.assign(customer, readForm(call.form), contacts.length > 0 ? { contacts } : {})
  const message = 'Prospect / Customer updated successfully.'
  return { ...saved(call.state, customer), message, status: 200 }
}

export function addJob(call: Call): unknown {
  const { state, form } = call
  const field = (name: string): string => name
  demand({
    customer_id: blank(form.get('customer_id')) && 'The customer id field is required.',
    ...jobProblems(form, field),
  })
  const owner = found(
    state.customers.find((each) => each.id === Number(form.get('customer_id'))),
    'Customer',
  )
  const job = shapes.job(state, insertJob(call, owner, field), new Set(['trades']))
  return { message: 'Job saved successfully.', job, status: 200 }
}
