import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import type { ClientDraft, Crm } from '#main/crm/crm.ts'
import { leapFixture, localFixture, type CrmFixture } from './crm-fixtures.ts'

const draft: ClientDraft = {
  firstName: 'Tobias',
  lastName: 'Sandqvist',
  companyName: '',
  coName: 'Ines Sandqvist',
  email: 'tobias.sandqvist@example.com',
  phones: [
    { label: 'cell', number: '6145550171', ext: '' },
    { label: 'home', number: '6145550172', ext: '' },
  ],
  address: { street: '88 Larch Lane', unit: 'Unit 2', city: 'Powell', state: 'OH', zip: '43065' },
  leadSource: 'Radio',
  referredBy: 'Sam Park',
  note: 'Prefers mornings.',
  trades: ['Roofing', 'Gutters'],
}
const person = (lastName: string, changes: Partial<ClientDraft> = {}): ClientDraft => ({
  ...draft,
  lastName,
  coName: '',
  email: `t.${lastName.toLowerCase()}@example.com`,
  ...changes,
})

describe.each([
  ['practice CRM', localFixture],
  ['Leap over its stand-in', leapFixture],
])('new clients in the %s', (_name, start) => {
  let fixture: CrmFixture
  let crm: Crm
  beforeAll(async () => {
    fixture = await start(0)
    crm = fixture.crm
  })
  afterAll(() => fixture.close())

  test('a new customer loses a value on its way', async () => {
    const stages = await crm.stages()
    expect(await crm.find('88 larch lane')).toEqual([])
    const { customerId, jobId, warning } = await crm.createClient(draft, 'new:1')
    expect(warning).toBeUndefined()
    const customer = await crm.customer(customerId)
    expect(customer).toMatchObject({
      firstName: 'Tobias',
      lastName: 'Sandqvist',
      companyName: '',
      name: 'Tobias Sandqvist',
      email: 'tobias.sandqvist@example.com',
      phones: draft.phones,
      address: draft.address,
      note: 'Prefers mornings.',
    })
    const job = await crm.job(jobId ?? '')
    expect(job).toMatchObject({
      customerId,
      customerName: 'Tobias Sandqvist',
      trades: ['Roofing', 'Gutters'],
      description: 'Prefers mornings.',
      stage: { code: stages[0]?.code },
    })
    expect(job.number).toMatch(/^\d{4}-01$/)
    const [raw] = fixture.clients('Sandqvist')
    expect(raw?.coName).toBe('Ines Sandqvist')
    expect(raw?.source).toBe('Radio, referred by Sam Park')
    // Found at once, although the list of customers was fetched before.
    expect((await crm.find('88 larch lane')).map((each) => each.id)).toEqual([customerId])
  })

  test('a job number is used twice', async () => {
    const first = await crm.createClient(person('Ahlgren'), 'number:1')
    const second = await crm.createClient(person('Bergmann'), 'number:2')
    const third = await crm.addToClient(
      { customerId: first.customerId, draft: person('Ahlgren'), fillMissing: false },
      'number:3',
    )
    const numbers = await Promise.all(
      [first, second, third].map(async ({ jobId }) => (await crm.job(jobId ?? '')).number),
    )
    expect(new Set(numbers).size).toBe(3)
    expect(numbers[2]).toBe((numbers[0] ?? '').replace(/01$/, '02'))
  })

  test('a repeated creation makes a second customer', async () => {
    const values = person('Castellane')
    const first = await crm.createClient(values, 'again:1')
    const earlier = { ...first, existed: true }
    expect(first.existed).toBeUndefined()
    expect(await fixture.reconnect().createClient(values, 'again:1')).toEqual(earlier)
    expect(await crm.findClient(values, null, 'again:1')).toEqual({ done: true, created: earlier })
    expect(await crm.findClient(values, null, 'again:2')).toEqual({ done: false })
    expect(fixture.clients('Castellane')).toHaveLength(1)
    // Another intention with the same values is another customer: a person decided so.
    const other = await crm.createClient(values, 'again:2')
    expect(other.customerId).not.toBe(first.customerId)
    expect(fixture.clients('Castellane')).toHaveLength(2)
  })

  test('a client whose name and e-mail were both edited becomes a second customer', async () => {
    const first = await crm.createClient(person('Vestergaard'), 'edited:1')
    const edited = person('Westergard', { firstName: 'Tove', email: 'tove@example.com' })
    expect(await fixture.reconnect().createClient(edited, 'edited:1')).toEqual({ ...first, existed: true })
    expect(await crm.findClient(edited, null, 'edited:1')).toMatchObject({ done: true })
    expect(fixture.clients('Westergard')).toHaveLength(0)
  })

  test('an extension is lost on its way', async () => {
    const phones = [{ label: 'office', number: '6145550176', ext: '12' }] as const
    const { customerId } = await crm.createClient(person('Ekdahl', { phones }), 'ext:1')
    expect((await crm.customer(customerId)).phones).toEqual(phones)
    const more = person('Ekdahl', { phones: [{ label: 'cell', number: '6145550177', ext: '' }] })
    await crm.addToClient({ customerId, draft: more, fillMissing: true }, 'ext:2')
    expect((await crm.customer(customerId)).phones).toEqual([...phones, ...more.phones])
  })

  test('what is on record of spouse, lead source and referrer cannot be read', async () => {
    const { customerId } = await crm.createClient(person('Frisk', { coName: 'Ines Frisk' }), 'details:1')
    const details = await crm.details(customerId)
    expect(details).toMatchObject({ lastName: 'Frisk', coName: 'Ines Frisk', address: draft.address })
    expect(details.leadSource).toContain('Radio')
    expect(details.referredBy).toContain('Sam Park')
    await expect(crm.details('987654')).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('an address is put together of two places, and nobody gave it', async () => {
    const place = { street: '', unit: '', city: 'Columbus', state: 'OH', zip: '' }
    const { customerId } = await crm.createClient(person('Halvorsen', { address: place }), 'mix:1')
    const oak = { street: '5 Oak', unit: '', city: 'Austin', state: 'TX', zip: '78701' }
    const more = person('Halvorsen', { address: oak, note: '' })
    const { jobId } = await crm.addToClient({ customerId, draft: more, fillMissing: true }, 'mix:2')
    expect((await crm.customer(customerId)).address).toEqual(place)
    const job = await crm.job(jobId ?? '')
    expect(`${job.address?.street}, ${job.address?.city} ${job.description}`).toContain('5 Oak, Austin')
  })

  test.each<[string, Partial<ClientDraft>]>([
    ['with an e-mail address', {}],
    ['without one', { email: '' }],
  ])('a creation whose answer was lost is made again, %s', async (what, changes) => {
    const values = person(what === 'without one' ? 'Dufour' : 'Engström', changes)
    const marker = `lost:${what}`
    fixture.loseNextReply('customer')
    const lost = await crm.createClient(values, marker).catch((error: unknown) => error)
    // Not a refusal: whoever asks must look before anything else.
    expect(lost instanceof ServiceError && lost.safeToRetry).toBe(false)
    expect(await crm.findClient(values, null, marker)).toMatchObject({ done: true })
    const again = await crm.createClient(values, marker)
    expect(again.jobId).not.toBeNull()
    const made = fixture.clients(values.lastName)
    expect(made).toHaveLength(1)
    expect(made[0]?.jobs).toHaveLength(1)
  })

  test('a customer without a trade gets a job, or a company needs a person', async () => {
    const company = person('', {
      firstName: '',
      companyName: 'Fenwick Storage',
      coName: '',
      email: 'office@fenwick.example',
      trades: [],
    })
    const created = await crm.createClient(company, 'company:1')
    expect(created.jobId).toBeNull()
    expect(await crm.customer(created.customerId)).toMatchObject({
      firstName: '',
      lastName: '',
      companyName: 'Fenwick Storage',
      name: 'Fenwick Storage',
      jobs: [],
    })
    const earlier = { ...created, existed: true }
    expect(await crm.findClient(company, null, 'company:1')).toEqual({ done: true, created: earlier })
    expect(await crm.createClient(company, 'company:1')).toEqual(earlier)
    // A project named since then becomes the one job of the same customer.
    const roofed = { ...company, trades: ['Roofing'] }
    expect(await crm.findClient(roofed, null, 'company:1')).toEqual({ done: false })
    const { jobId } = await crm.createClient(roofed, 'company:1')
    expect(await crm.createClient(roofed, 'company:1')).toEqual({ ...earlier, jobId })
    expect(fixture.clients('Fenwick Storage')[0]?.jobs.map((job) => job.id)).toEqual([jobId])
  })

  test('filling in overwrites what is on record, or forgets what is not mentioned', async () => {
    const bare = person('Galloway', {
      phones: [{ label: 'home', number: '6145550173', ext: '' }],
      email: '',
      address: { street: '5 Cedar Way', unit: '', city: '', state: '', zip: '' },
      leadSource: '',
      referredBy: 'Ann Reed',
      note: 'Gate code on file.',
      trades: ['Siding'],
    })
    const { customerId } = await crm.createClient(bare, 'bare:1')
    const more = person('Galloway', {
      firstName: 'Tobi',
      coName: 'Mara Galloway',
      phones: [{ label: 'cell', number: '6145550174', ext: '' }],
      address: { street: '5 Cedar Way', unit: '', city: 'Dublin', state: 'OH', zip: '43016' },
      note: 'Wants a skylight.',
      trades: ['Roofing'],
    })
    const { jobId } = await crm.addToClient({ customerId, draft: more, fillMissing: true }, 'fill:1')
    expect(await crm.customer(customerId)).toMatchObject({
      firstName: 'Tobias',
      email: 't.galloway@example.com',
      phones: [...bare.phones, ...more.phones],
      address: more.address,
      note: 'Gate code on file.',
    })
    const [raw] = fixture.clients('Galloway')
    expect(raw?.source).toContain('Ann Reed')
    expect(raw?.coName).toBe('Mara Galloway')
    expect(await crm.job(jobId ?? '')).toMatchObject({
      trades: ['Roofing'],
      description: 'Wants a skylight.',
    })
    expect(raw?.jobs).toHaveLength(2)
  })

  test('a job for an existing customer changes the customer', async () => {
    const values = person('Hartwell', {
      phones: [{ label: 'cell', number: '6145550175', ext: '' }],
      email: '',
    })
    const { customerId } = await crm.createClient(values, 'use:1')
    const before = await crm.customer(customerId)
    const more = person('Hartwell', { coName: 'Jo Hartwell', trades: ['Decks'], note: '' })
    const { jobId } = await crm.addToClient({ customerId, draft: more, fillMissing: false }, 'use:2')
    const after = await crm.customer(customerId)
    expect({ ...after, jobs: [] }).toEqual({ ...before, jobs: [] })
    expect(after.jobs.map((job) => job.id)).toContain(jobId)
    expect((await crm.job(jobId ?? '')).name).toBe('Decks')
  })

  test('a job at another house stands at the customer’s home', async () => {
    const { customerId } = await crm.createClient(person('Iversen'), 'place:1')
    const rental = { street: '19 Orchard Road', unit: '', city: 'Dublin', state: 'OH', zip: '43016' }
    const elsewhere = person('Iversen', { address: rental, note: '' })
    const { jobId } = await crm.addToClient({ customerId, draft: elsewhere, fillMissing: true }, 'place:2')
    const job = await crm.job(jobId ?? '')
    expect(`${job.address?.street} ${job.description}`).toContain('19 Orchard Road')
    expect((await crm.customer(customerId)).address?.street).toBe('88 Larch Lane')
  })

  test('a repeated addition, or one whose answer was lost, adds a second job', async () => {
    const { customerId } = await crm.createClient(person('Jansen', { email: '' }), 'add:1')
    const addition = { customerId, draft: person('Jansen', { trades: ['Windows'] }), fillMissing: true }
    fixture.loseNextReply('job')
    await crm.addToClient(addition, 'add:2').catch(() => undefined)
    const look = await crm.findClient(addition.draft, customerId, 'add:2')
    expect(look).toMatchObject({ done: true, created: { customerId } })
    await fixture.reconnect().addToClient(addition, 'add:2')
    expect(fixture.clients('Jansen')[0]?.jobs).toHaveLength(2)
    await crm.addToClient({ ...addition, draft: { ...addition.draft, trades: ['Doors'] } }, 'add:3')
    expect(fixture.clients('Jansen')[0]?.jobs).toHaveLength(3)
  })

  test('a process that ended between filling in and the job cannot go on with the same marker', async () => {
    const { customerId } = await crm.createClient(person('Kaltenbach', { email: '' }), 'half:1')
    const addition = { customerId, draft: person('Kaltenbach', { trades: ['Windows'] }), fillMissing: true }
    if (!fixture.failNext('job', 500)) return
    await expect(crm.addToClient(addition, 'half:2')).rejects.toMatchObject({ kind: 'server' })
    expect((await crm.customer(customerId)).email).toBe('t.kaltenbach@example.com')
    expect(await crm.findClient(addition.draft, customerId, 'half:2')).toEqual({ done: false })
    const resumed = await fixture.reconnect().addToClient(addition, 'half:2')
    expect(fixture.clients('Kaltenbach')[0]?.jobs).toHaveLength(2)
    expect(await crm.findClient(addition.draft, customerId, 'half:2')).toEqual({
      done: true,
      created: { ...resumed, existed: true },
    })
  })

  test('filling in without a job is done twice, or never known to be done', async () => {
    const { customerId } = await crm.createClient(person('Larkin', { email: '', trades: [] }), 'only:1')
    const addition = { customerId, draft: person('Larkin', { trades: [] }), fillMissing: true }
    expect(await crm.findClient(addition.draft, customerId, 'only:2')).toEqual({ done: false })
    fixture.loseNextReply('fill')
    await crm.addToClient(addition, 'only:2').catch(() => undefined)
    const created = { customerId, jobId: null }
    expect(await crm.findClient(addition.draft, customerId, 'only:2')).toEqual({ done: true, created })
    expect(await crm.addToClient(addition, 'only:2')).toEqual(created)
    expect(fixture.clients('Larkin')[0]?.numbers).toEqual(['6145550171', '6145550172'])
  })

  test.each<[string, Partial<ClientDraft>]>([
    ['nobody’s name', { firstName: '', lastName: '' }],
    ['half a name', { lastName: ' ' }],
    ['a phone with letters', { phones: [{ label: 'cell', number: 'five five', ext: '' }] }],
    ['a state in words', { address: { street: '1 Elm', unit: '', city: 'Powell', state: 'Ohio', zip: '' } }],
  ])('%s is accepted', async (what, changes) => {
    const values = person('Nobody', changes)
    const before = (await crm.find('', { limit: 500 })).map((each) => each.id)
    await expect(crm.createClient(values, `bad:${what}`)).rejects.toMatchObject({
      kind: 'validation',
      safeToRetry: true,
    })
    expect((await crm.find('', { limit: 500 })).map((each) => each.id)).toEqual(before)
  })

  test('a missing customer is anything but notFound', async () => {
    const addition = { customerId: '987654', draft: person('Gone'), fillMissing: true }
    await expect(crm.addToClient(addition, 'gone:2')).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('an aborted creation goes on', async () => {
    const signal = AbortSignal.abort()
    const values = person('Aborted')
    await expect(crm.createClient(values, 'abort:1', { signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(fixture.clients('Aborted')).toHaveLength(0)
  })

  test('the trades are not named as people say them', async () => {
    const trades = await crm.trades()
    expect(trades).toContain('Roofing')
    expect(trades).toContain('Insulation')
  })
})
