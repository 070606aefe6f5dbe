import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { note, openDoor, type DoorFixture } from './door-fixture.ts'

let dir = ''
let f: DoorFixture
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-again-'))
  f = openDoor(dir)
})
afterEach(() => {
  f.workspace.db.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A mail of a workflow that the service refused. */
async function refused(): Promise<OutwardAction> {
  f.outside.script.push(() => {
    throw new ServiceError('refused', { service: 'smtp', kind: 'auth', safeToRetry: true })
  })
  const action = await f.door.propose(note({ kind: 'email.client', standingOrder: 'primer videos' }))
  expect(action.state).toBe('failed')
  return action
}

describe('a workflow that tries its action again', () => {
  test('a refused action stays refused, or is sent twice by two processes', async () => {
    const { id } = await refused()
    const both = await Promise.all([f.door.tryAgain(id), f.another().tryAgain(id)])
    expect(both.map(({ state }) => state)).toContain('sent')
    expect((await f.door.tryAgain(id)).state).toBe('sent')
    expect(f.outside.sent).toHaveLength(1)
  })

  test('an action that waits for a person, or that one rejected, is sent', async () => {
    const { id } = await f.door.propose(note())
    expect((await f.door.tryAgain(id)).state).toBe('proposed')
    f.door.reject(id, 'No.')
    expect((await f.door.tryAgain(id)).state).toBe('rejected')
    expect(f.outside.sent).toEqual([])
  })

  test('it is sent although the policy says never by now', async () => {
    const { id } = await refused()
    f.settings.set({ 'approvals.email.client': 'never' })
    expect(await f.door.tryAgain(id)).toMatchObject({ state: 'rejected', decidedBy: 'policy' })
    expect(f.outside.sent).toEqual([])
  })
})
