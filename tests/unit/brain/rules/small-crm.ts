import type { AgentInputItem, Model, ModelRequest } from '@openai/agents'
import type { Colleague, Customer, Job, Stage } from '#shared/domain/customer.ts'

const stageNames = [
  'lead|New lead', 'appt_set|Appointment set', 'inspected|Inspected', 'estimate_sent|Estimate sent', 'primer|Primer video',
  'negotiation|Negotiation', 'sold|Sold', 'materials|Materials ordered', 'scheduled|Scheduled', 'in_progress|In progress',
  'punch_list|Punch list', 'completed|Completed', 'paid|Paid in full', 'lost|Lost',
] // prettier-ignore
export const stages: readonly Stage[] = stageNames.map((line, position) => {
  const [code = '', name = ''] = line.split('|')
  return { code, name, position }
})

const people =
  'Dana Whitfield,Marcus Bell,Priya Nair,Tom Okafor,Elena Sorensen,Jae Park,Ruth Calloway,Sam Delgado'
export const colleagues: readonly Colleague[] = people.split(',').map((name, at) => ({
  id: `u${at + 1}`,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  role: 'Staff',
}))

const rows = [
  'Maria Ortiz|18 Alder Ct, Westerville|2231-01 Roofing estimate_sent',
  'Walter Ellis|77 Birch Ave, Dublin|2240-01 Windows negotiation',
  'Jan Kowalski|9 Cedar Ln, Hilliard|2252-01 Roofing sold;2252-02 Decks lead',
  "Mary O'Brien|140 Elm St, Gahanna|2260-01 Siding scheduled",
  'Linh Nguyen|5 Fern Dr, Powell|2271-01 Kitchens inspected',
  'Robert Nguyen|61 Grove Rd, Delaware|2272-01 Bathrooms lead',
  'Carl Henderson|300 Hazel Way, Dublin|2280-01 Gutters appt_set',
  '*Brightside Bakery LLC|12 Main St, Columbus|2290-01 Doors in_progress',
  'Grace Patel|8 Ivy Ct, Worthington|',
]

function customerOf(row: string, at: number): Customer {
  const [who = '', where = '', work = ''] = row.split('|')
  const company = who.startsWith('*')
  const name = who.replace('*', '')
  const [firstName = '', lastName = ''] = company ? ['', ''] : name.split(' ')
  const [street = '', city = ''] = where.split(', ')
  const id = `c${at + 1}`
  const address = { street, unit: '', city, state: 'OH', zip: '43000' }
  const jobs: Job[] = work
    .split(';')
    .filter(Boolean)
    .map((line) => {
      const [number = '', trade = '', code = ''] = line.split(' ')
      return {
        id: `j${number}`,
        number,
        name: `${trade} ${lastName || name}`,
        customerId: id,
        customerName: name,
        trades: [trade],
        description: '',
        stage: stages.find((stage) => stage.code === code) ?? { code, name: code, position: 0 },
        stageSince: Date.parse('2026-11-10'),
        address,
        reps: colleagues.slice(1, 2),
        createdAt: null,
        updatedAt: null,
        contractValue: null,
      }
    })
  const phones = [{ label: 'cell' as const, number: `614555010${at}`, ext: '' }]
  const email = company ? 'owner@bakery.example' : `${firstName.toLowerCase()}@example.com`
  return {
    id, firstName, lastName, companyName: company ? name : '', name, email, phones, address, rep: null, note: '', createdAt: null, jobs,
  } // prettier-ignore
}

export const customers: readonly Customer[] = rows.map(customerOf)

function find(text: string): readonly Customer[] {
  const wanted = text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []
  return customers.filter((customer) => {
    const { street = '', city = '' } = customer.address ?? {}
    const known: string[] = [
      customer.name,
      street,
      city,
      customer.email,
      ...customer.phones.map((phone) => phone.number),
      ...customer.jobs.map((job) => job.number),
    ]
    const words =
      known
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}'-]+/gu) ?? []
    return wanted.length > 0 && wanted.every((word) => words.some((known) => known === word))
  })
}

type Args = Record<string, unknown>

function summary(jobId: unknown): unknown {
  const customer = customers.find((one) => one.jobs.some((job) => job.id === jobId))
  const job = customer?.jobs.find((one) => one.id === jobId)
  return job
    ? { summary: { job, customer, notes: [], appointments: [], tasks: [], gaps: [], primerReady: false } }
    : { error: 'No such job.' }
}

const tools: Readonly<Record<string, (args: Args) => unknown>> = {
  find_customers: ({ text }) => ({ customers: find(String(text)) }),
  get_job: ({ jobId }) => summary(jobId),
  list_stages: () => ({ stages }),
  list_colleagues: () => ({ colleagues }),
  list_jobs_in_stage: ({ stageCode }) => ({
    jobs: customers.flatMap((customer) => customer.jobs.filter((job) => job.stage.code === stageCode)),
  }),
  list_appointments: () => ({ appointments: [] }),
  add_job_note: () => ({ state: 'proposed', actionId: 'a1', title: 'Add a note' }),
  move_job_stage: () => ({ state: 'proposed', actionId: 'a2', title: 'Move a job' }),
  create_task: () => ({ state: 'proposed', actionId: 'a3', title: 'Create a task' }),
  offer_choice: () => ({ offered: true }),
}

export interface Outcome {
  /** Compact: `note 2231-01 "…" @Dana`, `stage 2231-01 sold`, `task 2260-01 "…" 2026-11-27 @Marcus`, `choice 2`. */
  readonly writes: readonly string[]
  readonly calls: readonly string[]
  readonly reply: string
  readonly items: AgentInputItem[]
}

const first = (id: unknown): string => colleagues.find((one) => one.id === id)?.name.split(' ')[0] ?? ''
const quoted = (text: unknown): string => `"${String(text)}"`
const numberOf = (id: unknown): string => (typeof id === 'string' ? id.slice(1) : '-')

function compact(name: string, args: Args): string | null {
  const ids = (key: string): string[] => (args[key] as string[]).map((id) => `@${first(id)}`)
  switch (name) {
    case 'add_job_note':
      return [
        'note',
        numberOf(args['jobId']),
        quoted(args['text']),
        ...(args['mentionColleagueId'] ? [`@${first(args['mentionColleagueId'])}`] : []),
      ].join(' ')
    case 'move_job_stage':
      return `stage ${numberOf(args['jobId'])} ${String(args['stageCode'])}`
    case 'create_task':
      return [
        'task',
        numberOf(args['jobId']),
        quoted(args['title']),
        typeof args['dueOn'] === 'string' ? args['dueOn'] : '-',
        ...ids('assigneeIds'),
      ].join(' ')
    case 'offer_choice':
      return `choice ${(args['options'] as unknown[]).length}`
    default:
      return null
  }
}

function textOf(content: unknown): string {
  const parts = Array.isArray(content) ? (content as { text?: string }[]) : []
  return parts.map(({ text = '' }) => text).join('')
}

/** Plays one message against the small CRM until the model speaks or offers a choice. */
export async function play(model: Model, history: readonly AgentInputItem[], text: string): Promise<Outcome> {
  const items: AgentInputItem[] = [...history, { role: 'user', content: text }]
  const writes: string[] = []
  const calls: string[] = []
  const serialized = Object.keys(tools).map((name) => ({
    type: 'function' as const,
    name,
    description: name,
    strict: true,
    parameters: {
      type: 'object' as const,
      properties: {},
      required: [],
      additionalProperties: false as const,
    },
  }))
  for (let step = 0; step < 8; step++) {
    const request: ModelRequest = {
      systemInstructions: 'Today is 2026-11-23 (Monday).',
      input: items, modelSettings: {}, tools: serialized, outputType: 'text', handoffs: [], tracing: false,
    } // prettier-ignore
    const { output } = await model.getResponse(request)
    items.push(...output)
    let offered = false
    for (const item of output) {
      if (item.type === 'message')
        return {
          writes,
          calls,
          items,
          reply: textOf(item.content),
        }
      if (item.type !== 'function_call') continue
      const args = JSON.parse(item.arguments) as Args
      calls.push(item.name)
      const line = compact(item.name, args)
      if (line) writes.push(line)
      offered ||= item.name === 'offer_choice'
      const result = JSON.stringify(tools[item.name]?.(args) ?? { error: 'unknown tool' })
      items.push({
        type: 'function_call_result',
        name: item.name,
        callId: item.callId,
        status: 'completed',
        output: { type: 'text', text: result },
      })
    }
    if (offered) return { writes, calls, items, reply: '' }
  }
  return { writes, calls, items, reply: 'no end' }
}
