import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import type { OutwardDoor, Proposal } from '#main/approvals/outward-action.ts'
import { createCrmExecutors } from '#main/crm/actions.ts'
import type { Crm } from '#main/crm/crm.ts'
import { proposeNote, proposeStageMove, proposeTask } from '#main/crm/proposals.ts'
import { createLeapCrm } from '#main/integrations/leap/leap-crm.ts'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { openDoor, type DoorFixture } from '../approvals/door-fixture.ts'

const origin = { conversationId: 'c_1', turnId: 't_1', callId: 'call_1', tainted: false }
const signal = new AbortController().signal
let a: LeapStandIn
let b: LeapStandIn
let connected: Crm
let folder: ReturnType<typeof tempWorkspace>
let f: DoorFixture
let door: OutwardDoor

const connect = (leap: LeapStandIn): Crm =>
  createLeapCrm({
    baseUrl: leap.url,
    token: async () => leap.token,
    mention: { mode: 'task', template: '' },
    fetch,
    clock: createQuickClock(systemClock.now()),
    log: silentLog,
  })
const notesIn = (leap: LeapStandIn): number =>
  leap.state.notes.filter((each) => each.text.startsWith('Gate code')).length
const written = (leap: LeapStandIn): number =>
  leap.state.requests.filter((each) => each.method === 'POST').length

beforeEach(async () => {
  const options = { file: practiceFile(), now: () => systemClock.now() }
  a = await startLeapStandIn(options)
  b = await startLeapStandIn(options)
  connected = connect(a)
  folder = tempWorkspace()
  f = openDoor(folder.dir)
  door = f.another({ executors: createCrmExecutors(() => connected) })
})
afterEach(async () => {
  f.workspace.db.close()
  folder.dispose()
  await Promise.all([a.close(), b.close()])
})

const noteForDana = (): Promise<Proposal> =>
  proposeNote(connected, { jobId: '1', text: 'Gate code is 4411.', mentionColleagueId: '1' }, origin)

/** Leaves the action as a process leaves it that ended while sending. */
const leaveSending = (id: string): void => {
  f.workspace.db
    .prepare(
      `update outward_actions set state = 'sending', owner = null, lease_until = 0, settled_at = null,
         result = null where id = ?`,
    )
    .run(id)
}

test('a note in Leap counts as failed because its mention was refused, and is written again', async () => {
  const proposal = await noteForDana()
  const { id } = await door.propose(proposal)
  a.faults.add({ on: 'POST /tasks', kind: 'status', status: 403 })
  const sent = await door.approve(id)
  expect(sent).toMatchObject({
    state: 'sent',
    error: null,
    result: {
      noteId: expect.any(String),
      jobId: '1',
      warning: 'The note is written, but Dana Whitfield could not be told: Leap refused the task (403).',
    },
  })
  const before = written(a)
  expect((await door.approve(id)).state).toBe('sent')
  expect((await door.propose(proposal)).id).toBe(id)
  await door.recover()
  expect(notesIn(a)).toBe(1)
  expect(written(a)).toBe(before)
})

test('a process that ended between note and mention leaves no word that the colleague was not told', async () => {
  const { id } = await door.propose(await noteForDana())
  a.faults.add({ on: 'POST /tasks', kind: 'status', status: 403 })
  await door.approve(id)
  leaveSending(id)
  connected = connect(a)
  await door.recover()
  expect(door.get(id)).toMatchObject({
    state: 'sent',
    result: {
      noteId: expect.any(String),
      jobId: '1',
      warning: 'It is not known whether Dana Whitfield was told.',
    },
  })
  expect(notesIn(a)).toBe(1)
  expect(a.state.tasks).toHaveLength(0)
})

test('a note whose answer was lost hides that its mention was never sent', async () => {
  const { id } = await door.propose(await noteForDana())
  a.faults.add({ on: 'POST /jobs/*/notes', kind: 'reset-after' })
  const action = await door.approve(id)
  expect(action.state).toBe('sent')
  expect(action.result?.['warning']).toBe('The note is written, but Dana Whitfield has not been told.')
  expect(notesIn(a)).toBe(1)
})

test.each<[string, () => Promise<Proposal>]>([
  ['note', noteForDana],
  ['stage move', () => proposeStageMove(connected, { jobId: '1', stageCode: 'sold' }, origin)],
  [
    'task',
    () => {
      const task = { jobId: '1', title: 'Call', notes: '', dueOn: null, assigneeIds: ['1'], notifyIds: [] }
      return proposeTask(connected, task, origin)
    },
  ],
])('a %s approved for one Leap account is written to another', async (_what, propose) => {
  const { id, kind, payload } = await door.propose(await propose())
  connected = connect(b)
  const refused = await door.approve(id)
  expect(refused.state).toBe('failed')
  expect(refused.error).toContain('another CRM')
  expect(b.state.requests).toEqual([])
  const executor = createCrmExecutors(() => connected).find((each) => each.kind === kind)
  expect(await executor?.reconcile(payload, 'any', signal)).toBe('unknown')
  expect(b.state.requests).toEqual([])
  connected = connect(a)
  expect((await door.approve(id)).state).toBe('sent')
  expect(written(b)).toBe(0)
})

test('settings switched between crash and recovery make a written note "not done" and write it elsewhere', async () => {
  const { id } = await door.propose(await noteForDana())
  await door.approve(id)
  leaveSending(id)
  connected = connect(b)
  await door.recover()
  expect(door.get(id).state).toBe('unknown')
  await expect(door.approve(id)).rejects.toMatchObject({ code: 'ACTION_UNKNOWN' })
  expect((await door.resolve(id, 'look_again')).state).toBe('unknown')
  expect(b.state.requests).toEqual([])
  connected = connect(a)
  expect((await door.resolve(id, 'look_again')).state).toBe('sent')
  expect(notesIn(a)).toBe(1)
})
