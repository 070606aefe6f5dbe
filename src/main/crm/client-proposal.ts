import type { Proposal } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { Phone } from '#shared/domain/customer.ts'
import { lackingDetails, otherPlace, type ClientDetails } from '#shared/domain/lacking-details.ts'
import { digitsOf, fold } from '#shared/domain/likeness.ts'
import { clientFields, type ClientField, type NewClient } from '#shared/domain/new-client.ts'
import type { Provenance } from '#shared/domain/outward-action.ts'
import { usPhone } from '#shared/domain/us-phone.ts'
import { clientFieldLabel, phoneLabelIn, writePhone } from './client-fields.ts'
import { checkedClient, clientEffects, clientTitle, draftOf, type ClientPayload } from './client-payload.ts'
import type { CallOptions, Crm } from './crm.ts'
import type { Origin } from './proposals.ts'
import { refuseUnreachable } from './required-phone.ts'

type Values = Readonly<Record<ClientField, string>>
type Kept = ClientPayload['kept']

/** Only what the slots hold as filled: a value that fails a check is never written. */
function slotValues({ slots }: NewClient): Values {
  const entries = clientFields.map((field) => {
    const slot = slots[field]
    const value = slot.status === 'filled' ? slot.value : ''
    return [field, field === 'phone' || field === 'phone2' ? writePhone(value) : value] as const
  })
  return Object.fromEntries(entries) as Record<ClientField, string>
}

function labelOf({ slots }: NewClient, field: 'phone' | 'phone2'): Phone['label'] {
  const slot = slots[field]
  return slot.status === 'filled' ? phoneLabelIn(slot.words) : 'phone'
}

const COMPARED = [
  'firstName',
  'lastName',
  'companyName',
  'coName',
  'email',
  'leadSource',
  'referredBy',
] as const

/** Leap has lead source and referrer in one text, "Radio, referred by …", and a partner by the whole name. */
function differs(field: (typeof COMPARED)[number], known: string, said: string): boolean {
  if (known === '' || said === '') return false
  const loose = field === 'coName' || field === 'leadSource' || field === 'referredBy'
  return loose ? !fold(known).includes(fold(said)) : fold(known) !== fold(said)
}

/** What is written to an existing customer, and which values on record differ from what was said. */
function added(said: Values, known: ClientDetails, merge: boolean, draft: ClientDetails) {
  const lacking = merge ? lackingDetails(known, draft) : {}
  const home = lacking.address ?? known.address
  // The place of the new job alone: the customer's own address stays.
  const elsewhere = said.projectTypes !== '' && otherPlace(home, draft.address)
  const numbers = new Set(known.phones.map((phone) => digitsOf(phone.number)))
  const writes = (field: ClientField): boolean => {
    switch (field) {
      case 'projectTypes':
        return true
      case 'notes':
        return said.projectTypes !== '' || lacking.note !== undefined
      case 'phone':
      case 'phone2':
        return merge && !numbers.has(usPhone(said[field])?.digits ?? '')
      case 'street':
      case 'unit':
      case 'city':
      case 'state':
      case 'zip':
        return elsewhere || (lacking.address !== undefined && (known.address?.[field] ?? '') === '')
      default:
        return lacking[field] !== undefined
    }
  }
  const kept: Kept = COMPARED.flatMap((field) =>
    merge && differs(field, known[field], said[field])
      ? [{ field: clientFieldLabel[field], known: known[field], said: said[field] }]
      : [],
  )
  const written = (place: Pick<Values, 'street' | 'city' | 'zip'> | null): string =>
    place ? [place.street, place.city || place.zip].filter(Boolean).join(', ') : ''
  // Without a job to stand there, another place is written nowhere: the card says so.
  const unwritten = merge && !elsewhere && otherPlace(home, draft.address)
  if ((elsewhere && written(home) !== '') || unwritten) {
    kept.push({ field: 'Home address', known: written(home), said: written(said) })
  }
  const values = clientFields.map((field) => [field, writes(field) ? said[field] : ''] as const)
  const fills = Object.keys(lacking).length > 0
  return { values: Object.fromEntries(values) as Values, kept, fills }
}

/** Where each value came from: the person's own words. */
function origins(client: NewClient, written: Values): readonly Provenance[] {
  return clientFields.flatMap((field) => {
    const slot = client.slots[field]
    if (slot.status !== 'filled' || written[field] === '') return []
    const zip = client.slots.zip.status === 'filled' ? client.slots.zip.value : ''
    const detail =
      slot.by === 'person'
        ? 'Typed into the form'
        : slot.by === 'place'
          ? `Follows from the ZIP code${zip && ` ${zip}`}`
          : `Said: “${slot.words}”`
    return [{ label: clientFieldLabel[field], source: 'person' as const, detail }]
  })
}

/**
 * A new client for the door: a new customer with the first job, or a job (and what is lacking) for the
 * existing one that was decided on. UserError when a value cannot be written or nothing is left to add.
 */
export async function proposeClient(
  crm: Crm,
  { client }: { readonly client: NewClient },
  origin: Origin,
  call: CallOptions = {},
): Promise<Proposal> {
  const decision = client.decision ?? { kind: 'create' as const, customerId: null }
  const said = slotValues(client)
  const base = {
    crmCode: crm.account,
    clientId: client.id,
    seenIds: client.candidates.map((one) => one.customerId),
    decisionCode: decision.kind,
    customerId: null as string | null,
    customerName: null as string | null,
    phoneLabel: labelOf(client, 'phone'),
    phone2Label: labelOf(client, 'phone2'),
    kept: [] as Kept,
  }
  const common = {
    idempotencyKey: `crm.customer:${client.id}:${client.version}:${origin.callId}`,
    destination: crm.label,
    tainted: origin.tainted,
    conversationId: origin.conversationId ?? client.conversationId,
    turnId: origin.turnId,
  }
  if (decision.kind === 'create') {
    const payload = checkedClient({ ...base, ...said })
    refuseUnreachable(crm, payload)
    return {
      ...common,
      kind: 'crm.customer',
      title: clientTitle(payload),
      recipient: 'New customer',
      payload,
      effects: clientEffects(payload),
      provenance: origins(client, payload),
    }
  }
  if (decision.customerId === null) {
    const next = 'Choose one of the possible duplicates, or create a new customer.'
    throw new UserError('crm.customer.which', 'The existing customer is not named.', next)
  }
  const id = decision.customerId
  const [customer, known] = await Promise.all([crm.customer(id, call), crm.details(id, call)])
  const named = { ...base, customerId: customer.id, customerName: customer.name }
  const merge = decision.kind === 'merge'
  const draft = draftOf({ ...named, ...said })
  const { values, kept, fills } = added(said, known, merge, draft)
  const payload = checkedClient({ ...named, ...values, kept })
  if (fills) refuseUnreachable(crm, payload, known.phones.length)
  const numbers = customer.jobs.map((job) => job.number).join(', ')
  return {
    ...common,
    kind: merge ? 'crm.customer' : 'crm.job',
    title: clientTitle(payload),
    recipient: customer.name,
    payload,
    effects: clientEffects(payload),
    provenance: [
      {
        label: 'Customer',
        source: 'crm',
        detail: `${crm.label}: ${[customer.name, numbers].filter(Boolean).join(' · ')}`,
      },
      ...origins(client, payload),
    ],
  }
}
