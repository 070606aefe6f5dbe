import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
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

const ordered = (more: Parameters<typeof note>[0] = {}) => note({ standingOrder: 'primer videos', ...more })
const lastAudit = (id: string): string => f.store.auditOf(id, 50)[0]?.detail ?? ''

describe('a standing order', () => {
  test('a video waits all night for a person', async () => {
    const action = await f.door.propose(ordered({ kind: 'email.client' }))
    expect(action).toMatchObject({ state: 'sent', decidedBy: 'policy' })
    const reasons = f.store.auditOf(action.id, 50).map(({ detail }) => detail)
    expect(reasons.some((detail) => detail.includes('primer videos'))).toBe(true)
  })

  test('it goes past "never"', async () => {
    f.settings.set({ 'approvals.email.client': 'never' })
    expect(await f.door.propose(ordered({ kind: 'email.client' }))).toMatchObject({ state: 'rejected' })
    expect(f.outside.sent).toEqual([])
  })

  test('without one an e-mail to a client goes out by itself', async () => {
    expect((await f.door.propose(note({ kind: 'email.client' }))).state).toBe('proposed')
  })

  test('it is kept with the action and lets an edited one through later', async () => {
    const action = await f.door.propose(ordered())
    expect(Object.keys(f.door.get(action.id))).not.toContain('standingOrder')
  })
})

describe('a workflow that tries again', () => {
  const refusal = (): never => {
    throw new ServiceError('busy', { service: 'leap', kind: 'rate', safeToRetry: true })
  }

  test('a refused action stays refused although the service is well again', async () => {
    f.outside.script.push(refusal)
    const action = await f.door.propose(ordered())
    expect(action.state).toBe('failed')
    expect((await f.door.tryAgain(action.id)).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
    expect(lastAudit(action.id)).not.toBe('')
  })

  test('it approves what waits for a person', async () => {
    const action = await f.door.propose(note())
    expect((await f.door.tryAgain(action.id)).state).toBe('proposed')
    expect(f.outside.sent).toEqual([])
  })

  test('it takes back what a person rejected', async () => {
    const action = await f.door.propose(note())
    f.door.reject(action.id, 'Not now')
    expect((await f.door.tryAgain(action.id)).state).toBe('rejected')
  })

  test('it sends again what was sent', async () => {
    const action = await f.door.propose(ordered())
    await f.door.tryAgain(action.id)
    expect(f.outside.sent).toHaveLength(1)
  })
})
