import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import type { Crm } from '#main/crm/crm.ts'
import { appointmentSchema, customerSchema, jobSummarySchema } from '#shared/domain/customer.ts'
import { leapFixture, localFixture, START, type CrmFixture } from './crm-fixtures.ts'

const DAY = 86_400_000

describe.each([
  ['practice CRM', localFixture],
  ['Leap over its stand-in', leapFixture],
])('%s', (_name, start) => {
  let fixture: CrmFixture
  let crm: Crm
  beforeAll(async () => {
    fixture = await start(120)
    crm = fixture.crm
  })
  afterAll(() => fixture.close())

  const names = async (text: string): Promise<readonly string[]> =>
    (await crm.find(text)).map((customer) => customer.name)
  const jobCalled = async (number: string) => {
    const [customer] = await crm.find(number)
    const job = customer?.jobs.find((each) => each.number === number)
    if (!job) throw new Error(`no job ${number}`)
    return job
  }

  test.each([
    ['full name', 'Maria Ortiz', ['Maria Ortiz']],
    ['last name first', 'Ortiz, Maria', ['Maria Ortiz']],
    ['lower case', 'maria ortiz', ['Maria Ortiz']],
    ['part of a name', 'Bergst', ['Denise Bergstrom', 'Harold Bergstrom']],
    ['ambiguous last name', 'kowalski', ['Anna Kowalski', 'Piotr Kowalski']],
    ['apostrophe left out', 'obrien', ["Sean O'Brien"]],
    ['typographic apostrophe', 'O’Brien', ["Sean O'Brien"]],
    ['accents left out', 'lucia nunez', ['Lucía Núñez']],
    ['hyphen left out', 'smith larson', ['Rachel Smith-Larson']],
    ['misspelling', 'Vandermere', ['Theresa Vandermeer']],
    ['two letters swapped', 'Nakamrua', ['Shirley Nakamura']],
    ['company', 'prescott dental', ['Prescott Dental Group']],
    ['e-mail', 'jamal.whitaker@example.com', ['Jamal Whitaker']],
    ['phone with dots', '614.555.0111', ['Maria Ortiz']],
    ['phone with country code', '+1 (614) 555-0111', ['Maria Ortiz']],
    ['phone without area code', '555-0148', ['Isaac Feldman']],
    ['shared phone', '614-555-0125', ['Denise Bergstrom', 'Harold Bergstrom']],
    ['street', '4127 maple ridge drive', ['Maria Ortiz']],
    ['street without number', 'candlewood', ['Denise Bergstrom', 'Harold Bergstrom']],
    ['job number', '2255-01', ['Prescott Dental Group']],
    ['name and city', 'ortiz grove city', ['Carlos Ortiz']],
    ['nobody', 'Xanthippe Quux', []],
  ])('finds by %s', async (_what, text, expected) => {
    expect((await names(text)).toSorted()).toEqual([...expected].toSorted())
  })

  test('a city lists everyone who lives there', async () => {
    const found = await crm.find('Delaware')
    expect(found.length).toBe(3)
    expect(found.every((customer) => customer.address?.city === 'Delaware')).toBe(true)
  })

  test('a list stops after the first page of the service', async () => {
    const all = await crm.find('', { limit: 500 })
    expect(all.length).toBeGreaterThan(170)
    expect(new Set(all.map((customer) => customer.id)).size).toBe(all.length)
    const times = all.map((customer) => customer.createdAt ?? 0)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(await crm.find('', { limit: 7 })).toHaveLength(7)
  })

  test('records come in the agreed shape', async () => {
    for (const customer of await crm.find('ortiz')) {
      expect(customerSchema.parse(customer)).toEqual(customer)
      expect(customer.phones[0]?.number).toMatch(/^\d{10}$/)
      expect(customer.address?.state).toBe('OH')
      expect(customer.rep?.name).toBeTruthy()
      expect(customer.jobs.length).toBeGreaterThan(0)
    }
  })

  test('a summary has job, customer, newest note first, appointments and primer flag', async () => {
    const summary = await crm.summary((await jobCalled('2240-01')).id)
    expect(jobSummarySchema.parse(summary)).toEqual(summary)
    expect(summary.customer.name).toBe("Sean O'Brien")
    expect(summary.job.stage).toMatchObject({ code: 'primer', name: 'Primer video', position: 5 })
    expect(summary.job.reps.map((rep) => rep.name)).toEqual(['Marcus Bell', 'Jae Park'])
    expect(summary.job.trades).toEqual(['Decks'])
    expect(summary.primerReady).toBe(true)
    expect(summary.notes).toHaveLength(3)
    expect(summary.notes[0]?.text).toContain('primer video')
    expect(summary.notes[0]?.author).toBe('Marcus Bell')
    expect(summary.appointments.map((visit) => visit.title)).toContain('Deck site visit')
    expect(summary.tasks.length + summary.gaps.length).toBeGreaterThan(0)
  })

  test('appointments of a period start inside it and say who goes', async () => {
    const midnight = new Date(START).setHours(0, 0, 0, 0)
    const today = await crm.appointments(midnight, midnight + DAY)
    expect(today.map((visit) => visit.title)).toEqual([
      'Attic look - Ashworth',
      'Site check Sandoval',
      'Follow-up at Ortiz',
    ])
    expect(today[2]?.attendees).toEqual(['Marcus Bell'])
    for (const visit of today) expect(appointmentSchema.parse(visit)).toEqual(visit)
    const [ashworth] = await crm.find('ashworth')
    expect(today[0]).toMatchObject({ customerId: ashworth?.id, jobId: ashworth?.jobs[0]?.id })
  })

  test('jobs of a stage come longest there first and can be narrowed to recent ones', async () => {
    const jobs = await crm.jobsInStage('estimate_sent')
    expect(jobs).toHaveLength(8)
    expect(jobs[0]?.customerName).toBe('Monique Duval')
    const recent = await crm.jobsInStage('estimate_sent', { changedSince: START - 8.5 * DAY })
    expect(recent.map((job) => job.customerName)).toEqual(['Patrice Lamont', 'Maria Ortiz'])
  })

  test('stages stand in the order of the workflow; colleagues have roles', async () => {
    const stages = await crm.stages()
    expect(stages.map((stage) => stage.position)).toEqual(stages.map((_, i) => i + 1))
    expect(stages[3]).toEqual({ code: 'estimate_sent', name: 'Estimate sent', position: 4 })
    const people = await crm.colleagues()
    expect(people).toHaveLength(8)
    expect(people.find((person) => person.name === 'Marcus Bell')).toMatchObject({ role: 'Senior Sales Rep' })
  })

  test('a retried note is written twice', async () => {
    const { id } = await jobCalled('2266-01')
    const draft = { jobId: id, text: 'Template set for Friday.', mention: null }
    const first = await crm.addNote(draft, 'turn_1:call_1')
    const second = await crm.addNote(draft, 'turn_1:call_1')
    expect(second.id).toBe(first.id)
    expect(first.text).toBe('Template set for Friday.')
    expect(fixture.noteTexts(id).filter((text) => text.startsWith('Template set'))).toHaveLength(1)
    expect(await crm.findNote(id, 'turn_1:call_1')).toEqual({ done: true, id: first.id })
    expect(await crm.findNote(id, 'turn_1:call_2')).toEqual({ done: false })
    expect((await crm.notes(id)).map((note) => note.text)).toContain('Template set for Friday.')
  })

  test('a note whose answer was lost is written again on retry', async () => {
    const { id } = await jobCalled('2271-01')
    const draft = { jobId: id, text: 'Gate code is on file.', mention: null }
    fixture.loseNextReply('note')
    const lost = await crm.addNote(draft, 'lost:1').catch((error: unknown) => error)
    // The local CRM has no wire to lose an answer on.
    expect(lost instanceof ServiceError && lost.safeToRetry).toBe(false)
    expect(await crm.findNote(id, 'lost:1')).toMatchObject({ done: true })
    await crm.addNote(draft, 'lost:1')
    expect(fixture.noteTexts(id).filter((text) => text.startsWith('Gate code'))).toHaveLength(1)
  })

  test('a mentioned colleague is never told, or told twice', async () => {
    const { id } = await jobCalled('2272-01')
    const mention = (await crm.colleagues()).find((person) => person.name === 'Elena Sorensen') ?? null
    const before = fixture.taskTitles().length
    const draft = { jobId: id, text: 'Hood arrives early.', mention }
    await crm.addNote(draft, 'mention:1')
    await crm.addNote(draft, 'mention:1')
    expect(fixture.taskTitles()).toHaveLength(before + 1)
  })

  const refused = (status: number) =>
    `The note is written, but Elena Sorensen could not be told: Leap refused the task (${status}).`
  const notKnown = 'It is not known whether Elena Sorensen was told.'
  test.each([
    ['403', { kind: 'status', status: 403 }, refused(403)],
    ['404', { kind: 'status', status: 404 }, refused(404)],
    ['412', { kind: 'status', status: 412 }, refused(412)],
    ['429', { kind: 'status', status: 429, times: 3 }, refused(429)],
    ['500', { kind: 'status', status: 500 }, notKnown],
    ['no network', { kind: 'reset-before' }, notKnown],
    ['a lost answer', { kind: 'reset-after' }, notKnown],
  ] as const)(
    'a mention refused with %s makes the note that was written a failure',
    async (what, fault, words) => {
      const { id } = await jobCalled('2272-01')
      const mention = (await crm.colleagues()).find((person) => person.name === 'Elena Sorensen') ?? null
      const text = `Mention and ${what}.`
      const draft = { jobId: id, text, mention }
      const canFail = fixture.failNextTask(fault)
      const note = await crm.addNote(draft, text)
      expect(note).toMatchObject({ jobId: id, text })
      expect(note.warning).toBe(canFail ? words : undefined)

      const fresh = fixture.reconnect()
      const tasks = fixture.taskTitles().length
      const found = await fresh.findNote(id, text, { mention })
      expect(found).toEqual({ done: true, id: note.id, ...(canFail ? { warning: notKnown } : {}) })
      const again = await fresh.addNote(draft, text)
      expect(again.id).toBe(note.id)
      expect(again.warning).toBe(canFail ? notKnown : undefined)
      expect(fixture.noteTexts(id).filter((each) => each.startsWith(text))).toHaveLength(1)
      expect(fixture.taskTitles()).toHaveLength(tasks)
    },
  )

  test('a note for nobody warns of somebody who was not told', async () => {
    const { id } = await jobCalled('2272-01')
    const draft = { jobId: id, text: 'For the file.', mention: null }
    expect(await crm.addNote(draft, 'nobody:1')).not.toHaveProperty('warning')
    const fresh = fixture.reconnect()
    expect(await fresh.findNote(id, 'nobody:1', { mention: null })).not.toHaveProperty('warning')
    expect(await fresh.addNote(draft, 'nobody:1')).not.toHaveProperty('warning')
  })

  test('a stage move happens twice, or its lost answer repeats it', async () => {
    const { id } = await jobCalled('2231-01')
    fixture.loseNextReply('stage')
    await crm.moveStage({ jobId: id, toCode: 'sold' }, 'move:1').catch(() => undefined)
    const job = await crm.moveStage({ jobId: id, toCode: 'sold' }, 'move:1')
    expect(job.stage).toMatchObject({ code: 'sold', name: 'Sold' })
    expect(job.stageSince).toBeGreaterThanOrEqual(START - 1000)
    expect(fixture.moves(id)).toBe(1)
    expect(await crm.findStageMove({ jobId: id, toCode: 'sold' }, 'move:1')).toMatchObject({ done: true })
    expect(await crm.findStageMove({ jobId: id, toCode: 'paid' }, 'move:2')).toEqual({ done: false })
    expect((await crm.find('maria ortiz'))[0]?.jobs.find((each) => each.id === id)?.stage.code).toBe('sold')
  })

  test('a task loses its fields or is made twice', async () => {
    const { id } = await jobCalled('2240-01')
    const people = await crm.colleagues()
    const marcus = people.find((person) => person.name === 'Marcus Bell')
    const draft = {
      jobId: id,
      title: 'Call Sean about stain samples',
      notes: 'Before noon.',
      dueOn: '2026-11-25',
      assigneeIds: [marcus?.id ?? ''],
      notifyIds: [],
    }
    const task = await crm.addTask(draft, 'task:1')
    expect(task).toMatchObject({
      title: draft.title,
      notes: 'Before noon.',
      dueOn: '2026-11-25',
      jobId: id,
      assignees: ['Marcus Bell'],
      done: false,
    })
    expect((await crm.addTask(draft, 'task:1')).id).toBe(task.id)
    fixture.loseNextReply('task')
    const second = { ...draft, title: 'Measure the gate' }
    await crm.addTask(second, 'task:2').catch(() => undefined)
    await crm.addTask(second, 'task:2').catch(() => undefined)
    expect(fixture.taskTitles().filter((title) => title === 'Measure the gate')).toHaveLength(1)
    const look = await crm.findTask(draft, 'task:1')
    expect(look === 'unknown' || look.done).toBe(true)
  })

  test.each<[string, (job: string) => Promise<unknown>]>([
    ['an empty note', (jobId) => crm.addNote({ jobId, text: '  ', mention: null }, 'bad:1')],
    ['an unknown stage', (jobId) => crm.moveStage({ jobId, toCode: 'nowhere' }, 'bad:2')],
    [
      'a task for nobody',
      (jobId) =>
        crm.addTask({ jobId, title: 'x', notes: '', dueOn: null, assigneeIds: [], notifyIds: [] }, 'bad:3'),
    ],
    [
      'a task for a stranger',
      (jobId) =>
        crm.addTask(
          { jobId, title: 'x', notes: '', dueOn: null, assigneeIds: ['999'], notifyIds: [] },
          'bad:4',
        ),
    ],
    [
      'a task without title',
      (jobId) =>
        crm.addTask(
          { jobId, title: ' ', notes: '', dueOn: null, assigneeIds: ['2'], notifyIds: [] },
          'bad:5',
        ),
    ],
  ])('%s is accepted', async (_what, write) => {
    const { id } = await jobCalled('2226-01')
    await expect(write(id)).rejects.toMatchObject({ kind: 'validation', safeToRetry: true })
  })

  test('a missing record is anything but notFound', async () => {
    await expect(crm.customer('987654')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(crm.job('987654')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(crm.summary('987654')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(crm.notes('987654')).rejects.toMatchObject({ kind: 'notFound' })
    const note = { jobId: '987654', text: 'x', mention: null }
    await expect(crm.addNote(note, 'gone:1')).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('an aborted call goes on', async () => {
    const signal = AbortSignal.abort()
    await expect(crm.find('ortiz', { signal })).rejects.toMatchObject({ name: 'AbortError' })
    await expect(crm.customer('1', { signal })).rejects.toMatchObject({ name: 'AbortError' })
    const before = fixture.taskTitles().length
    const draft = { jobId: null, title: 'x', notes: '', dueOn: null, assigneeIds: ['2'], notifyIds: [] }
    await expect(crm.addTask(draft, 'aborted:1', { signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(fixture.taskTitles()).toHaveLength(before)
  })

  test('check() fails on a working connection', async () => {
    await expect(crm.check()).resolves.toBeUndefined()
  })
})
