import { afterAll, beforeAll, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { createCrmExecutors } from '#main/crm/actions.ts'
import type { Crm } from '#main/crm/crm.ts'
import { proposeNote, proposeStageMove, proposeTask } from '#main/crm/proposals.ts'
import { localFixture, type CrmFixture } from '../../contract/crm-fixtures.ts'

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
const jobId = async (number: string): Promise<string> => {
  const [customer] = await crm.find(number)
  return customer?.jobs.find((job) => job.number === number)?.id ?? ''
}

test('a note card hides whom it goes to or what it says', async () => {
  const args = { jobId: await jobId('2231-01'), text: 'Call after four.', mentionColleagueId: '2' }
  const proposal = await proposeNote(crm, args, origin)
  expect(proposal).toMatchObject({
    kind: 'crm.note',
    idempotencyKey: 'crm.note:t_1:call_1',
    title: 'Add a note to job 2231-01 (Maria Ortiz, Roof replacement) and tell Marcus Bell',
    destination: 'Practice CRM',
    recipient: 'Job 2231-01 · Maria Ortiz · Marcus Bell',
    effects: [
      { field: 'Note', before: null, after: 'Call after four.', payloadKey: 'text', multiline: true },
      { field: 'Tell', after: 'Marcus Bell', payloadKey: null },
    ],
  })
  const note = executor('crm.note')
  const payload = note.validate({ ...proposal.payload, text: 'Call after five.' })
  expect((await note.effects(payload))[0]?.after).toBe('Call after five.')
  const first = await note.execute(payload, proposal.idempotencyKey, signal)
  expect(await note.execute(payload, proposal.idempotencyKey, signal)).toEqual(first)
  expect(await note.reconcile(payload, proposal.idempotencyKey, signal)).toMatchObject({ done: true })
  expect(await note.reconcile(payload, 'another', signal)).toEqual({ done: false })
})

test('a stage card shows codes, or an edited stage is not checked', async () => {
  const id = await jobId('2279-01')
  const proposal = await proposeStageMove(crm, { jobId: id, stageCode: 'sold' }, origin)
  expect(proposal.effects).toEqual([
    { field: 'Stage', before: 'Negotiation', after: 'Sold', payloadKey: 'toName', multiline: false },
  ])
  const stage = executor('crm.stage')
  expect(stage.validate({ ...proposal.payload, toName: 'lost' })).toMatchObject({ toCode: 'lost' })
  expect(() => stage.validate({ ...proposal.payload, toName: 'Mars' })).toThrow(UserError)
  const result = await stage.execute(stage.validate(proposal.payload), proposal.idempotencyKey, signal)
  expect(result).toEqual({ jobId: id, stage: 'Sold' })
})

test('an approved move undoes what a colleague did in the meantime', async () => {
  const id = await jobId('2280-01')
  const proposal = await proposeStageMove(crm, { jobId: id, stageCode: 'sold' }, origin)
  await crm.moveStage({ jobId: id, toCode: 'lost' }, 'by-hand')
  const run = executor('crm.stage').execute(proposal.payload, 'key-2', signal)
  await expect(run).rejects.toMatchObject({ code: 'crm.stage.changed' })
  expect((await crm.job(id)).stage.code).toBe('lost')
})

test('a move to the stage the job stands in, or to none, is proposed', async () => {
  const id = await jobId('2302-01')
  await expect(proposeStageMove(crm, { jobId: id, stageCode: 'negotiation' }, origin)).rejects.toThrow(
    UserError,
  )
  await expect(proposeStageMove(crm, { jobId: id, stageCode: 'nope' }, origin)).rejects.toThrow(UserError)
})

test('a task is made without its fields', async () => {
  const args = {
    jobId: await jobId('2302-01'),
    title: 'Bring the takeoff',
    notes: '',
    dueOn: '2026-11-26',
    assigneeIds: ['6'],
    notifyIds: [],
  }
  const proposal = await proposeTask(crm, args, origin)
  expect(proposal.title).toContain('Jae Park')
  expect(proposal.effects.map((each) => each.field)).toEqual(['Task', 'Details', 'Due', 'For'])
  const task = executor('crm.task')
  await task.execute(task.validate(proposal.payload), 'task-key', signal)
  expect(fixture.taskTitles()).toContain('Bring the takeoff')
  expect(task.validate({ ...proposal.payload, dueOn: ' ' })).toMatchObject({ dueOn: null })
})

const task = {
  jobId: null,
  title: 'x',
  notes: '',
  dueOn: null,
  assigneeIds: ['1'],
  notifyIds: [],
  assigneeNames: ['Dana Whitfield'],
  notifyNames: [],
}
const note = { crmCode: 'local', jobId: '1', jobNumber: '2231-01', text: 'x', mention: null }
test.each([
  ['crm.note', { ...note, text: '   ' }],
  ['crm.note', { ...note, text: 'x'.repeat(5001) }],
  ['crm.note', { text: 'no job' }],
  ['crm.task', { ...task, title: ' ' }],
  ['crm.task', { ...task, assigneeIds: [] }],
  ['crm.task', { ...task, dueOn: '2026-02-30' }],
  ['crm.task', { ...task, dueOn: 'friday' }],
])('%s accepts what cannot be carried out (%#)', (kind, payload) => {
  expect(() => executor(kind).validate(payload)).toThrow(
    expect.objectContaining({ name: 'UserError', nextStep: expect.stringMatching(/\w/) }),
  )
})

test('a mention of a stranger is proposed', async () => {
  const args = { jobId: await jobId('2302-01'), text: 'x', mentionColleagueId: '77' }
  await expect(proposeNote(crm, args, origin)).rejects.toThrow(UserError)
})
