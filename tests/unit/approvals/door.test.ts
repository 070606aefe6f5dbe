import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError, type ServiceErrorKind } from '#main/core/errors.ts'
import { markerOf } from '#main/approvals/outcome.ts'
import { note, openDoor, type DoorFixture } from './door-fixture.ts'

let dir = ''
let f: DoorFixture
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-door-'))
  f = openDoor(dir)
})
afterEach(() => {
  f.workspace.db.close()
  rmSync(dir, { recursive: true, force: true })
})

const failing =
  (kind: ServiceErrorKind, safeToRetry = false) =>
  (): never => {
    throw new ServiceError(`refused: ${kind}`, { service: 'leap', kind, safeToRetry })
  }
const states = (id: string): string[] =>
  f.store
    .auditOf(id, 50)
    .map(({ to }) => to)
    .reverse()

describe('proposing', () => {
  test('something leaves without approval', async () => {
    const action = await f.door.propose(note())
    expect(action.state).toBe('proposed')
    expect(f.outside.sent).toEqual([])
  })

  test('the same proposal makes a second action', async () => {
    const first = await f.door.propose(note())
    const again = await f.door.propose(note({ payload: { text: 'Gate code 4411', jobId: '7' } }))
    expect(again.id).toBe(first.id)
    await f.door.approve(first.id)
    expect((await f.door.propose(note())).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test('another payload hides behind a used key', async () => {
    await f.door.propose(note())
    const other = f.door.propose(note({ payload: { jobId: '8', text: 'Gate code 4411' } }))
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('a key stays bound to the edited text instead of the proposed one', async () => {
    const first = await f.door.propose(note())
    await f.door.approve(first.id, { edits: { text: 'Side gate' } })
    expect((await f.door.propose(note())).id).toBe(first.id)
  })

  test('a stopped turn still proposes', async () => {
    await expect(f.door.propose(note(), AbortSignal.abort())).rejects.toThrow(/abort/i)
    expect(f.door.list({ states: [], limit: 10 })).toEqual([])
  })

  test('a kind nobody can carry out is stored', async () => {
    await expect(f.door.propose(note({ kind: 'crm.job' }))).rejects.toMatchObject({ code: 'NO_EXECUTOR' })
  })
})

describe('policy', () => {
  test('"always" asks anyway', async () => {
    f.settings.set({ 'approvals.crm.note': 'always' })
    const action = await f.door.propose(note())
    expect(action).toMatchObject({ state: 'sent', decidedBy: 'policy' })
  })

  test('untrusted text in the turn passes under "always"', async () => {
    f.settings.set({ 'approvals.crm.note': 'always' })
    expect((await f.door.propose(note({ tainted: true }))).state).toBe('proposed')
  })

  test('"never" leaves an action waiting', async () => {
    f.settings.set({ 'approvals.crm.note': 'never' })
    const action = await f.door.propose(note())
    expect(action).toMatchObject({ state: 'rejected', decidedBy: 'policy' })
    expect(action.rejectReason).toContain('never')
  })

  test('approving one e-mail opens the door for all', async () => {
    const mail = await f.door.propose(note({ kind: 'email.client' }))
    const always = f.door.approve(mail.id, { alwaysForKind: true })
    await expect(always).rejects.toMatchObject({ code: 'ALWAYS_NOT_ALLOWED' })
    expect(f.door.get(mail.id).state).toBe('proposed')
  })

  test('"always for this kind" is forgotten', async () => {
    const action = await f.door.propose(note())
    await f.door.approve(action.id, { alwaysForKind: true })
    expect((await f.door.propose(note({ idempotencyKey: 'next' }))).state).toBe('sent')
  })
})

describe('approving', () => {
  test('approving twice sends twice', async () => {
    const { id } = await f.door.propose(note())
    const results = await Promise.all([f.door.approve(id), f.door.approve(id), f.another().approve(id)])
    await f.door.approve(id)
    expect(f.outside.sent).toHaveLength(1)
    expect(results[0]?.state).toBe('sent')
    expect(states(id)).toEqual(['proposed', 'approved', 'sending', 'sent'])
  })

  test('the service gets a marker that does not lead back to the action', async () => {
    const { id } = await f.door.propose(note())
    await f.door.approve(id)
    expect(f.outside.sent[0]?.marker).toBe(markerOf(id))
  })

  test('an edit is shown but not sent, or sent but not shown', async () => {
    const { id } = await f.door.propose(note())
    const action = await f.door.approve(id, { edits: { text: 'Side gate' } })
    expect(action.effects[0]?.after).toBe('"Side gate"')
    expect(f.outside.sent[0]?.payload).toEqual({ jobId: '7', text: 'Side gate' })
  })

  test.each([
    ['a field that is not offered', { jobId: '8' }, 'EDIT_NOT_ALLOWED'],
    ['a field that does not exist', { __proto__x: 'y' }, 'EDIT_NOT_ALLOWED'],
    ['a value the executor refuses', { text: '' }, 'EMPTY'],
  ])('an edit of %s is carried out', async (_label, edits, code) => {
    const { id } = await f.door.propose(note())
    await expect(f.door.approve(id, { edits })).rejects.toMatchObject({ code })
    expect(f.door.get(id).state).toBe('proposed')
    expect(f.outside.sent).toEqual([])
  })

  test('a decided action is edited', async () => {
    const { id } = await f.door.propose(note())
    await f.door.approve(id)
    const late = f.door.approve(id, { edits: { text: 'Other' } })
    await expect(late).rejects.toMatchObject({ code: 'ACTION_NOT_EDITABLE' })
    await expect(f.door.approve(id, { edits: { text: 'Gate code 4411' } })).resolves.toMatchObject({
      state: 'sent',
    })
  })

  test('a payload changed behind the approval is sent', async () => {
    const { id } = await f.door.propose(note())
    f.door.onChange((action) => {
      if (action.state !== 'approved') return
      f.workspace.db
        .prepare('update outward_actions set payload = ? where id = ?')
        .run('{"text":"forged"}', id)
    })
    expect((await f.door.approve(id)).state).toBe('failed')
    expect(f.outside.sent).toEqual([])
  })

  test('a rejected action can be approved, or an approved one rejected', async () => {
    const one = await f.door.propose(note())
    expect(f.door.reject(one.id, 'wrong job').rejectReason).toBe('wrong job')
    expect(f.door.reject(one.id, 'again').rejectReason).toBe('wrong job')
    await expect(f.door.approve(one.id)).rejects.toMatchObject({ code: 'ACTION_REJECTED' })
    const two = await f.door.propose(note({ idempotencyKey: 'two' }))
    await f.door.approve(two.id)
    expect(() => f.door.reject(two.id, 'late')).toThrow(/already approved/)
  })

  test('a listener hears of a state that is not stored yet, or breaks the door', async () => {
    const { id } = await f.door.propose(note())
    const heard: [string, string][] = []
    f.door.onChange((action) => {
      heard.push([action.state, f.store.find(id)?.action.state ?? ''])
      throw new Error('a broken listener')
    })
    await f.door.approve(id)
    expect(heard).toEqual([
      ['approved', 'approved'],
      ['sending', 'sending'],
      ['sent', 'sent'],
    ])
  })
})

describe('a sending that fails', () => {
  test.each(['auth', 'quota', 'rate', 'validation', 'notFound'] as const)(
    'a refusal (%s) is taken for a doubt',
    async (kind) => {
      f.outside.script.push(failing(kind))
      const { id } = await f.door.propose(note())
      expect(await f.door.approve(id)).toMatchObject({ state: 'failed', error: `refused: ${kind}` })
      expect(f.outside.looks).toBe(0)
      expect((await f.door.approve(id)).state).toBe('sent')
      expect(f.outside.looks).toBe(0)
    },
  )

  test.each(['network', 'timeout', 'server', 'processing', 'unknown'] as const)(
    'an effect that arrived before a %s error is sent again',
    async (kind) => {
      f.outside.script.push((deliver) => {
        deliver()
        failing(kind)()
      })
      const { id } = await f.door.propose(note())
      expect(await f.door.approve(id)).toMatchObject({ state: 'sent', error: null })
      expect(f.outside.sent).toHaveLength(1)
    },
  )

  test('an effect that arrives late is sent again by a retry', async () => {
    let late = (): void => undefined
    f.outside.script.push((deliver) => {
      late = deliver
      failing('timeout')()
    })
    const { id } = await f.door.propose(note())
    expect((await f.door.approve(id)).state).toBe('failed')
    late()
    expect((await f.door.approve(id)).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test('a doubt the service cannot clear is tried again', async () => {
    f.outside.script.push(failing('network'))
    f.outside.look = () => 'unknown'
    const { id } = await f.door.propose(note())
    expect((await f.door.approve(id)).state).toBe('unknown')
    await expect(f.door.approve(id)).rejects.toMatchObject({ code: 'ACTION_UNKNOWN' })
    await f.door.recover()
    expect(f.outside.sent).toEqual([])
  })

  test('a look that fails counts as "nothing happened"', async () => {
    f.outside.script.push(failing('server'))
    f.outside.look = () => {
      throw new Error('offline')
    }
    const { id } = await f.door.propose(note())
    expect((await f.door.approve(id)).state).toBe('unknown')
  })

  test('a service that hangs holds the door open for ever, or is believed not to have acted', async () => {
    const slow = f.another({ times: { executeMs: 20, graceMs: 5, settleMs: 0 } })
    f.outside.script.push(() => new Promise(() => undefined))
    const { id } = await f.door.propose(note())
    expect((await slow.approve(id)).state).toBe('unknown')
  })

  test('stopping the turn in the middle of an automatic sending forgets it', async () => {
    f.settings.set({ 'approvals.crm.note': 'always' })
    const stop = new AbortController()
    f.outside.script.push(async (deliver, signal) => {
      deliver()
      stop.abort()
      signal.throwIfAborted()
    })
    expect((await f.door.propose(note(), stop.signal)).state).toBe('sent')
  })
})

describe('a person clears a doubt', () => {
  const doubtful = async (): Promise<string> => {
    f.outside.script.push(failing('network'))
    f.outside.look = () => 'unknown'
    const { id } = await f.door.propose(note())
    await f.door.approve(id)
    return id
  }

  test('"it happened" leaves it in doubt', async () => {
    const id = await doubtful()
    expect((await f.door.resolve(id, 'happened')).state).toBe('sent')
    expect(f.outside.sent).toEqual([])
  })

  test('"it did not happen" cannot be tried again while the service cannot tell', async () => {
    const id = await doubtful()
    expect((await f.door.resolve(id, 'did_not_happen')).state).toBe('failed')
    expect((await f.door.approve(id)).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test.each([
    ['unknown', 'unknown'],
    [{ done: false }, 'failed'],
    [{ done: true, result: { id: '9' } }, 'sent'],
  ] as const)('another look that shows %j does not lead to %s', async (seen, state) => {
    const id = await doubtful()
    f.outside.look = () => seen
    expect((await f.door.resolve(id, 'look_again')).state).toBe(state)
  })
})

describe('recovery', () => {
  /** An action left in `sending` by a process that is gone. */
  const leftBehind = async (owner: string | null, leaseUntil = 0): Promise<string> => {
    const { id } = await f.door.propose(note())
    await f.door.approve(id)
    f.workspace.db
      .prepare(
        `update outward_actions set state = 'sending', owner = ?, lease_until = ?, settled_at = null
         where id = ?`,
      )
      .run(owner, leaseUntil, id)
    return id
  }

  test('an effect that was there is sent again', async () => {
    const id = await leftBehind(null)
    await f.door.recover()
    expect(f.door.get(id).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test('an effect that was certainly not there is lost', async () => {
    const id = await leftBehind(null)
    f.outside.sent.length = 0
    await Promise.all([f.door.recover(), f.another().recover()])
    expect(f.door.get(id).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test('a sending of another computer that may still wake is sent again', async () => {
    const id = await leftBehind('elsewhere:1:nonce-1/try_1')
    f.outside.sent.length = 0
    await f.door.recover()
    expect(f.door.get(id).state).toBe('unknown')
    expect(f.outside.sent).toEqual([])
  })

  test('a sending whose lease runs is taken away', async () => {
    const id = await leftBehind('elsewhere:1:nonce-1/try_1', Date.now() + 60_000)
    await f.door.recover()
    expect(f.door.get(id).state).toBe('sending')
  })
})
