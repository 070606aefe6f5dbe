import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { createCrmExecutors } from '#main/crm/actions.ts'
import { proposeClient } from '#main/crm/client-proposal.ts'
import { findDuplicates } from '#main/crm/find-duplicates.ts'
import type { Crm } from '#main/crm/crm.ts'
import { clientFields, type ClientField, type ClientSlot, type NewClient } from '#shared/domain/new-client.ts'
import { localFixture, type CrmFixture } from '../../contract/crm-fixtures.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { openDoor } from '../approvals/door-fixture.ts'

const origin = { conversationId: 'c_1', turnId: 't_1', callId: 'call_1', tainted: false }
const signal = new AbortController().signal
let fixture: CrmFixture
let crm: Crm
beforeAll(async () => {
  fixture = await localFixture(0)
  crm = fixture.crm
})
afterAll(() => fixture.close())

const executor = (kind: string) => {
  const found = createCrmExecutors(() => crm).find((each) => each.kind === kind)
  if (!found) throw new Error(kind)
  return found
}

type Said = Partial<Record<ClientField, string>>
const filled = (value: string, words = value): ClientSlot => ({
  status: 'filled',
  value,
  words,
  by: 'speech',
  confidence: 0.9,
})
let made = 0
function client(said: Said, changes: Partial<NewClient> = {}): NewClient {
  const slots = Object.fromEntries(
    clientFields.map((field) => {
      const value = said[field]
      return [field, value === undefined ? { status: 'empty' } : filled(value)]
    }),
  ) as NewClient['slots']
  return {
    id: `client_${++made}`,
    conversationId: 'c_1',
    state: 'collecting',
    slots,
    missing: [],
    complete: true,
    candidates: [],
    duplicatesChecked: true,
    decision: null,
    actionId: null,
    customerId: null,
    jobId: null,
    recordingIds: [],
    version: 3,
    createdAt: 0,
    updatedAt: 0,
    ...changes,
  }
}
const nadia: Said = {
  firstName: 'Nadia',
  lastName: 'Solberg',
  phone: '+16145550181',
  email: 'nadia.solberg@example.com',
  street: '7 Willow Bend',
  city: 'Powell',
  state: 'OH',
  zip: '43065',
  projectTypes: 'Roofing, Gutters',
  notes: 'Prefers mornings.',
}
/** As the app does it: whoever looks alike has been seen by the person. */
const propose = async (who: NewClient) => {
  const values = Object.fromEntries(
    clientFields.flatMap((field) => {
      const slot = who.slots[field]
      return slot.status === 'filled' ? [[field, slot.value]] : []
    }),
  )
  const candidates = [...(await findDuplicates(crm, values, signal))]
  return proposeClient(crm, { client: { ...who, candidates } }, origin)
}

test('a card hides a value, or does not say where it came from', async () => {
  const who = client(nadia)
  who.slots.phone = filled('+16145550181', 'her cell is six one four five five five oh one eight one')
  who.slots.city = { status: 'filled', value: 'Powell', words: '', by: 'place', confidence: 1 }
  who.slots.notes = { status: 'filled', value: 'Prefers mornings.', words: '', by: 'person', confidence: 1 }
  const proposal = await propose(who)
  expect(proposal).toMatchObject({
    kind: 'crm.customer',
    title: 'Create customer Nadia Solberg with a roofing and gutter job',
    destination: 'Practice CRM',
    recipient: 'New customer',
    conversationId: 'c_1',
    turnId: 't_1',
    payload: { clientId: who.id, crmCode: 'local', phone: '(614) 555-0181', phoneLabel: 'cell' },
  })
  const shown = Object.fromEntries(proposal.effects.map((each) => [each.payloadKey, each.after]))
  expect(shown).toEqual({
    firstName: 'Nadia',
    lastName: 'Solberg',
    phone: '(614) 555-0181',
    phoneLabel: 'cell',
    email: 'nadia.solberg@example.com',
    street: '7 Willow Bend',
    city: 'Powell',
    state: 'OH',
    zip: '43065',
    projectTypes: 'Roofing, Gutters',
    notes: 'Prefers mornings.',
  })
  // The editor sends back what it shows: the payload must hold the same text.
  for (const { payloadKey, after } of proposal.effects) {
    expect(proposal.payload[payloadKey ?? '']).toBe(after)
  }
  const sources = Object.fromEntries(proposal.provenance.map((each) => [each.label, each.detail]))
  expect(sources['Phone']).toBe('Said: “her cell is six one four five five five oh one eight one”')
  expect(sources['City']).toBe('Follows from the ZIP code 43065')
  expect(sources['Notes']).toBe('Typed into the form')
  expect(proposal.provenance.every((each) => each.source === 'person')).toBe(true)
})

test('a value that fails a check is written to the CRM', async () => {
  const who = client(nadia)
  who.slots.email = {
    status: 'invalid',
    value: 'nadia at',
    words: 'nadia at',
    by: 'speech',
    problem: 'No domain.',
  }
  who.slots.notes = { status: 'skipped', words: 'no notes', by: 'speech' }
  const { payload } = await propose(who)
  expect(payload).toMatchObject({ email: '', notes: '' })
})

test('what is executed differs from what was shown, or happens twice', async () => {
  const { payload } = await propose(client(nadia))
  const customer = executor('crm.customer')
  expect(customer.validate(payload)).toEqual(payload)
  const result = await customer.execute(payload, 'key:1', signal)
  expect(await customer.execute(payload, 'key:1', signal)).toEqual(result)
  expect(await customer.reconcile(payload, 'key:1', signal)).toEqual({ done: true, result })
  // Proposed anew after a failure, it is the same client: the older card finds what the newer wrote.
  expect(await customer.execute({ ...payload, notes: 'Afternoons.' }, 'key:2', signal)).toEqual(result)
  const other = { ...payload, clientId: 'client_other' }
  expect(await customer.reconcile(other, 'key:1', signal)).toEqual({ done: false })
  expect(await crm.customer(result['customerId'] as string)).toMatchObject({
    name: 'Nadia Solberg',
    phones: [{ label: 'phone', number: '6145550181', ext: '' }],
    note: 'Prefers mornings.',
    jobs: [{ id: result['jobId'], trades: ['Roofing', 'Gutters'] }],
  })
  expect(fixture.clients('Solberg')).toHaveLength(1)
})

describe('a client that was written earlier', () => {
  const written = async (said: Said) => {
    const { payload } = await propose(client(said))
    const result = await executor('crm.customer').execute(payload, 'earlier:1', signal)
    expect(result).not.toHaveProperty('warning')
    return { payload, result }
  }

  test.each<[string, Record<string, string>]>([
    ['another first name', { firstName: 'Olga' }],
    ['another phone', { phone: '(614) 555-0188' }],
    ['a phone less', { phone2: '' }],
    ['another e-mail', { email: 'olga@example.com' }],
    ['another project', { projectTypes: 'Decks' }],
  ])('with %s counts as sent without a word', async (what, edit) => {
    const lastName = `Fenn${what.replace(/\W/g, '')}`
    const { payload, result } = await written({ ...nadia, lastName, phone2: '+16145550182 x12' })
    const edited = { ...payload, ...edit }
    const warning =
      `It was already written earlier with other values: Nadia ${lastName}, (614) 555-0181, ` +
      '(614) 555-0182 ext. 12, nadia.solberg@example.com, Roofing, Gutters. Change it in Practice CRM.'
    const customer = executor('crm.customer')
    expect(await customer.execute(edited, 'earlier:2', signal)).toEqual({ ...result, warning })
    expect(await customer.reconcile(edited, 'earlier:2', signal)).toEqual({
      done: true,
      result: { ...result, warning },
    })
    expect(fixture.clients(lastName)).toHaveLength(1)
  })

  test('is called different for another spelling of the same values', async () => {
    const { payload, result } = await written({ ...nadia, lastName: 'Fenwick-Oh' })
    const again = { ...payload, lastName: 'fenwick-oh', phone: '614.555.0181' }
    expect(await executor('crm.customer').execute(again, 'earlier:2', signal)).toEqual(result)
  })
})

describe('a CRM that takes no customer without a phone', () => {
  const strict = (): Crm => ({ ...crm, label: 'Leap', requires: { phone: true } })
  const refusal = {
    code: 'crm.customer.phone',
    message: 'Leap takes no customer without a phone number.',
    nextStep: 'Ask for it, or type it into the form.',
  }

  test('is proposed one that it must refuse', async () => {
    const who = client({ ...nadia, phone: '' })
    await expect(proposeClient(strict(), { client: who }, origin)).rejects.toMatchObject(refusal)
    expect((await propose(who)).payload).toMatchObject({ phone: '' })
  })

  test('gets one whose phone was taken out on the card', async () => {
    const { payload } = await propose(client(nadia))
    const [customer] = createCrmExecutors(strict).filter((each) => each.kind === 'crm.customer')
    expect(() => customer?.validate({ ...payload, phone: '' })).toThrow(expect.objectContaining(refusal))
    expect(customer?.validate(payload)).toEqual(payload)
  })
})

test('an edit is not checked, or the title still names the old value', async () => {
  const { payload } = await propose(client(nadia))
  const customer = executor('crm.customer')
  const edited = customer.validate({
    ...payload,
    firstName: ' Nadja ',
    phone: '614.555.0182',
    projectTypes: 'decks and siding',
  })
  expect(edited).toMatchObject({ firstName: 'Nadja', phone: '(614) 555-0182', projectTypes: 'Decks, Siding' })
  expect(customer.title?.(edited)).toBe('Create customer Nadja Solberg with a deck and siding job')
  const effects = await customer.effects(edited)
  expect(effects.find((each) => each.payloadKey === 'phone')?.after).toBe('(614) 555-0182')
})

test.each<[string, Record<string, string>]>([
  ['no name', { firstName: '', lastName: '' }],
  ['half a name', { lastName: ' ' }],
  ['nine digits', { phone: '(614) 555-018' }],
  ['a phone with words', { phone: 'call 6145550181' }],
  ['an area code that does not exist', { phone: '1145550181' }],
  ['an e-mail without a domain', { email: 'nadia@' }],
  ['two e-mails in one', { email: 'a@example.com, b@example.com' }],
  ['a state in words', { state: 'Ohio' }],
  ['four digits of a ZIP code', { zip: '4306' }],
  ['a kind of phone that does not exist', { phoneLabel: 'pager' }],
  ['no way to reach', { phone: '', email: '' }],
  ['a novel as note', { notes: 'x'.repeat(5001) }],
  ['another decision', { decisionCode: 'delete' }],
])('%s is accepted', async (_what, edit) => {
  const { payload } = await propose(client(nadia))
  expect(() => executor('crm.customer').validate({ ...payload, ...edit })).toThrow(
    expect.objectContaining({ name: 'UserError', nextStep: expect.stringMatching(/\w/) }),
  )
})

test('a company or an insulation job is called by the wrong words', async () => {
  const { title } = await propose(client({ companyName: 'Fenwick Storage', email: 'office@fenwick.example' }))
  expect(title).toBe('Create customer Fenwick Storage')
  const other = await propose(client({ ...nadia, projectTypes: 'Insulation' }))
  expect(other.title).toBe('Create customer Nadia Solberg with an insulation job')
})

describe('an existing customer', () => {
  const existing = async () => {
    const draft = {
      firstName: 'Petra',
      lastName: 'Rosendahl',
      companyName: '',
      coName: '',
      email: '',
      phones: [{ label: 'home', number: '6145550183', ext: '' }] as const,
      address: { street: '3 Aspen Row', unit: '', city: 'Dublin', state: 'OH', zip: '' },
      leadSource: '',
      referredBy: '',
      note: '',
      trades: ['Siding'],
    }
    return (await crm.createClient(draft, 'petra')).customerId
  }
  const said: Said = {
    firstName: 'Pet',
    lastName: 'Rosendahl',
    phone: '+16145550183',
    phone2: '+16145550184',
    email: 'petra@example.com',
    street: '3 aspen row',
    city: 'Dublin',
    state: 'OH',
    zip: '43016',
    projectTypes: 'Roofing',
  }

  test('merging shows what stays as if it changed, or hides what is filled in', async () => {
    const customerId = await existing()
    const proposal = await propose(client(said, { decision: { kind: 'merge', customerId } }))
    expect(proposal).toMatchObject({
      kind: 'crm.customer',
      title: 'Add a roofing job to Petra Rosendahl and fill in what is missing',
      recipient: 'Petra Rosendahl',
      payload: { customerId, firstName: '', phone: '', city: '', street: '' },
    })
    const shown = proposal.effects.map((each) => [each.field, each.before, each.after])
    expect(shown).toEqual([
      ['Second phone', null, '(614) 555-0184'],
      ['Kind of second phone', null, 'phone'],
      ['E-mail', null, 'petra@example.com'],
      ['ZIP code', null, '43016'],
      ['Job', null, 'Roofing'],
      ['First name', 'Petra', 'Petra (stays; said was Pet)'],
    ])
    expect(proposal.provenance[0]).toMatchObject({ label: 'Customer', source: 'crm' })
    const customer = executor('crm.customer')
    const result = await customer.execute(proposal.payload, 'merge:1', signal)
    expect(await customer.execute(proposal.payload, 'merge:1', signal)).toEqual(result)
    const after = await crm.customer(customerId)
    expect(after).toMatchObject({ firstName: 'Petra', email: 'petra@example.com' })
    expect(after.phones.map((phone) => phone.number)).toEqual(['6145550183', '6145550184'])
    expect(after.address).toEqual({
      street: '3 Aspen Row',
      unit: '',
      city: 'Dublin',
      state: 'OH',
      zip: '43016',
    })
    expect(after.jobs).toHaveLength(2)
  })

  test('using it changes the customer, or writes more than the job', async () => {
    const customerId = await existing()
    const proposal = await propose(
      client({ ...said, email: 'other@example.com' }, { decision: { kind: 'use', customerId } }),
    )
    expect(proposal.kind).toBe('crm.job')
    expect(proposal.title).toBe('Add a roofing job to Petra Rosendahl')
    expect(proposal.effects.map((each) => each.payloadKey)).toEqual(['projectTypes'])
    const before = await crm.customer(customerId)
    const result = await executor('crm.job').execute(proposal.payload, 'use:1', signal)
    const after = await crm.customer(customerId)
    expect({ ...after, jobs: [] }).toEqual({ ...before, jobs: [] })
    expect(after.jobs.map((job) => job.id)).toContain(result['jobId'])
  })

  test('merging mixes two cities into one address, or drops the other place', async () => {
    const customerId = await existing()
    const austin = { ...said, city: 'Austin', state: 'TX', zip: '78701' }
    const proposal = await propose(client(austin, { decision: { kind: 'merge', customerId } }))
    expect(proposal.payload).toMatchObject({ street: '3 aspen row', city: 'Austin', zip: '78701' })
    expect(proposal.effects.at(-1)).toMatchObject({
      field: 'Home address',
      after: '3 Aspen Row, Dublin (stays; said was 3 aspen row, Austin)',
    })
    const { jobId } = await executor('crm.customer').execute(proposal.payload, 'mix:1', signal)
    expect((await crm.customer(customerId)).address).toMatchObject({ city: 'Dublin', state: 'OH' })
    expect((await crm.job(jobId as string)).description).toContain('Austin, 78701')
  })

  test('merging promises spouse and lead source although the record has others', async () => {
    const who = {
      ...said,
      firstName: 'Ulrika',
      lastName: 'Sternberg',
      coName: 'Per',
      leadSource: 'Radio',
      referredBy: 'Ann Reed',
    }
    const first = await propose(client({ ...who, phone2: '' }))
    const { customerId } = await executor('crm.customer').execute(first.payload, 'stern:1', signal)
    const decision = { kind: 'merge', customerId: customerId as string } as const
    const more = { ...who, coName: 'Lars', leadSource: 'Yard sign', referredBy: 'ann reed' }
    const { payload, effects } = await propose(client(more, { decision }))
    expect(payload).toMatchObject({ coName: '', leadSource: '', referredBy: '' })
    const kept = effects.filter((each) => each.before !== null).map((each) => [each.field, each.after])
    expect(kept).toEqual([
      ['Spouse or partner', 'Per (stays; said was Lars)'],
      ['Lead source', 'Radio (stays; said was Yard sign)'],
    ])
  })

  test('a job at another house loses its address', async () => {
    const customerId = await existing()
    const rental = { ...said, street: '19 Orchard Road', city: 'Powell', zip: '43065' }
    const proposal = await propose(client(rental, { decision: { kind: 'use', customerId } }))
    expect(proposal.effects.map((each) => each.field)).toEqual([
      'Street',
      'City',
      'State',
      'ZIP code',
      'Job',
      'Home address',
    ])
    const { jobId } = await executor('crm.job').execute(proposal.payload, 'rental:1', signal)
    expect((await crm.job(jobId as string)).description).toContain('19 Orchard Road')
  })

  test.each<['use' | 'merge', Said]>([
    ['use', { firstName: 'Petra', lastName: 'Rosendahl', email: 'new@example.com' }],
    ['merge', { firstName: 'Petra', lastName: 'Rosendahl' }],
  ])('%s with nothing to add is proposed', async (kind, values) => {
    const customerId = await existing()
    await expect(propose(client(values, { decision: { kind, customerId } }))).rejects.toThrow(UserError)
    await expect(propose(client(values, { decision: { kind, customerId: null } }))).rejects.toThrow(UserError)
  })
})

test('what was proposed for one CRM is written to another', async () => {
  const { payload } = await propose(client(nadia))
  const other = createCrmExecutors(() => ({ ...crm, account: 'leap:elsewhere' })).find(
    (each) => each.kind === 'crm.customer',
  )
  const before = fixture.clients('Solberg').length
  await expect(other?.execute(payload, 'other:1', signal)).rejects.toMatchObject({ code: 'crm.other' })
  expect(await other?.reconcile(payload, 'other:1', signal)).toBe('unknown')
  expect(fixture.clients('Solberg')).toHaveLength(before)
})

test('two drafts of one person become two customers, although nobody saw the other one', async () => {
  const olga: Said = { firstName: 'Olga', lastName: 'Fenn', phone: '+16145550191', projectTypes: 'Decks' }
  const [first, second] = [await propose(client(olga)), await propose(client(olga))]
  const customer = executor('crm.customer')
  const result = await customer.execute(first.payload, 'olga:1', signal)
  await expect(customer.execute(second.payload, 'olga:2', signal)).rejects.toMatchObject({
    code: 'crm.customer.twin',
  })
  expect(fixture.clients('Fenn')).toHaveLength(1)
  // Tried again, the first one finds itself and no twin.
  expect(await customer.execute(first.payload, 'olga:1', signal)).toEqual(result)
  // Seen and decided on, the second one may be created.
  const seen = await propose(client(olga, { decision: { kind: 'create', customerId: null } }))
  await customer.execute(seen.payload, 'olga:3', signal)
  expect(fixture.clients('Fenn')).toHaveLength(2)
})

test('the door lets a customer through unasked, or an approved edit is lost on the way', async () => {
  const folder = tempWorkspace()
  const f = openDoor(folder.dir)
  try {
    const door = f.another({ executors: createCrmExecutors(() => crm) })
    const action = await door.propose(await propose(client({ ...nadia, lastName: 'Thorvald' })))
    expect(action.state).toBe('proposed')
    expect(fixture.clients('Thorvald')).toHaveLength(0)
    const sent = await door.approve(action.id, { edits: { phone: '614 555 0185', lastName: 'Thorwald' } })
    expect(sent).toMatchObject({
      state: 'sent',
      title: 'Create customer Nadia Thorwald with a roofing and gutter job',
      result: { customerId: expect.any(String), jobId: expect.any(String) },
    })
    expect(fixture.clients('Thorwald')[0]?.numbers).toEqual(['6145550185'])
    expect((await door.approve(action.id)).state).toBe('sent')
    expect(fixture.clients('Thorwald')).toHaveLength(1)
  } finally {
    f.workspace.db.close()
    folder.dispose()
  }
})
