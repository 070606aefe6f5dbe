import { z } from 'zod'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { Address } from '#shared/domain/customer.ts'
import { clientFields, type ClientField } from '#shared/domain/new-client.ts'
import type { Effect } from '#shared/domain/outward-action.ts'
import { checkedField, clientFieldLabel, phoneLabelSchema, readTrades, toPhone } from './client-fields.ts'
import type { ClientDraft } from './crm.ts'
import { effect } from './proposals.ts'

const text = z.string().default('')
const base = z.object({
  /** The account it was proposed for: an approval never moves over to another one. */
  crmCode: z.string(),
  clientId: z.string(),
  decisionCode: z.enum(['create', 'use', 'merge']),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Empty where there is no such number. */
  phoneLabel: phoneLabelSchema.or(z.literal('')).default(''),
  phone2Label: phoneLabelSchema.or(z.literal('')).default(''),
  /** Candidates that the person saw when this was prepared. */
  seenIds: z.array(z.string()).default([]),
  /** Values on record that differ from what was said: they stay. */
  kept: z.array(z.object({ field: z.string(), known: z.string(), said: z.string() })).default([]),
})
const fields = z.object(
  Object.fromEntries(clientFields.map((field) => [field, text])) as Record<ClientField, typeof text>,
)
const payloadSchema = base.extend(fields.shape)

/** A new client as the door keeps it: flat, in written forms; an empty text is nothing to write. */
export type ClientPayload = z.infer<typeof payloadSchema>

function parsed(payload: JsonObject): ClientPayload {
  const read = payloadSchema.safeParse(payload)
  if (read.success) return read.data
  if (read.error.issues.some((issue) => String(issue.path[0]).endsWith('Label'))) {
    throw new UserError(
      'crm.customer.label',
      'This is not a kind of phone.',
      `Choose one of: ${phoneLabelSchema.options.join(', ')}.`,
      { cause: read.error },
    )
  }
  throw new UserError(
    'action.payload',
    'This action was stored in a form that cannot be carried out.',
    'Reject it and ask for it again.',
    { cause: read.error },
  )
}

function refuseEmpty(client: ClientPayload): void {
  if (client.decisionCode !== 'create') {
    if (client.customerId === null) {
      throw new UserError('crm.customer.which', 'The existing customer is not named.', 'Choose one of them.')
    }
    const writes = clientFields.some((field) => client[field] !== '')
    const job = client.projectTypes !== ''
    if (client.decisionCode === 'use' ? job : writes) return
    throw new UserError(
      'crm.customer.nothing',
      `There is nothing to add to ${client.customerName ?? 'this customer'}.`,
      'Name the project of the new job, for example roofing.',
    )
  }
  if (client.companyName === '' && (client.firstName === '' || client.lastName === '')) {
    throw new UserError(
      'crm.customer.name',
      'The customer has no full name.',
      'Fill in first and last name, or a company.',
    )
  }
  if (client.phone === '' && client.phone2 === '' && client.email === '') {
    throw new UserError(
      'crm.customer.contact',
      'There is no way to reach the customer.',
      'Fill in a phone number or an e-mail address.',
    )
  }
}

/** The payload with every value checked and in its written form. UserError says what to put right. */
export function checkedClient(payload: JsonObject): ClientPayload {
  const read = parsed(payload)
  const written = Object.fromEntries(clientFields.map((field) => [field, checkedField(field, read[field])]))
  const client = { ...read, ...(written as Record<ClientField, string>) }
  client.phoneLabel = client.phone && (client.phoneLabel || 'phone')
  client.phone2Label = client.phone2 && (client.phone2Label || 'phone')
  refuseEmpty(client)
  return client
}

function addressOf({ street, unit, city, state, zip }: ClientPayload): Address | null {
  return street || city || zip ? { street, unit, city, state, zip } : null
}

/** What the CRM port takes. */
export function draftOf(client: ClientPayload): ClientDraft {
  const phones = [
    toPhone(client.phone, client.phoneLabel || 'phone'),
    toPhone(client.phone2, client.phone2Label || 'phone'),
  ]
  return {
    firstName: client.firstName,
    lastName: client.lastName,
    companyName: client.companyName,
    coName: client.coName,
    email: client.email,
    phones: phones.filter((phone) => phone !== null),
    address: addressOf(client),
    leadSource: client.leadSource,
    referredBy: client.referredBy,
    note: client.notes,
    trades: readTrades(client.projectTypes),
  }
}

const PLURALS = /^(deck|door|window|gutter|kitchen|bathroom)s$/

/** "a roofing and siding job", "a window job"; empty without a trade. */
function jobWords(client: ClientPayload): string {
  const trades = readTrades(client.projectTypes).map((trade) => trade.toLowerCase().replace(PLURALS, '$1'))
  const last = trades.at(-1)
  if (last === undefined) return ''
  const row = trades.length > 1 ? `${trades.slice(0, -1).join(', ')} and ${last}` : last
  return `${/^[aeiou]/.test(row) ? 'an' : 'a'} ${row} job`
}

/** The plain sentence on the card. */
export function clientTitle(client: ClientPayload): string {
  const job = jobWords(client)
  const who = client.customerName ?? 'the customer'
  switch (client.decisionCode) {
    case 'create': {
      const name = `${client.firstName} ${client.lastName}`.trim()
      const shown = client.companyName || name
      return `Create customer ${shown}${job && ` with ${job}`}`
    }
    case 'use':
      return `Add ${job} to ${who}`
    case 'merge':
      return job ? `Add ${job} to ${who} and fill in what is missing` : `Fill in what is missing of ${who}`
  }
}

/** One line a value, before and after. What is on record stays and is shown as such. */
export function clientEffects(client: ClientPayload): readonly Effect[] {
  const written = clientFields.flatMap((field) => {
    const value = client[field]
    if (value === '') return []
    const multiline = field === 'notes'
    const shown = effect(clientFieldLabel[field], null, value, { payloadKey: field, multiline })
    if (field !== 'phone' && field !== 'phone2') return [shown]
    const key = field === 'phone' ? 'phoneLabel' : 'phone2Label'
    return [
      shown,
      effect(`Kind of ${clientFieldLabel[field].toLowerCase()}`, null, client[key], { payloadKey: key }),
    ]
  })
  const kept = client.kept.map(({ field, known, said }) =>
    effect(field, known, `${known} (stays; said was ${said})`),
  )
  return [...written, ...kept]
}
