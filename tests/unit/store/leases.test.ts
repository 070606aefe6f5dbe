import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLeases, type Leases } from '#main/store/leases.ts'
import { ownerState, processOwner } from '#main/store/process-owner.ts'
import type { OpenedWorkspace } from '#main/store/open-workspace.ts'
import { clockAt, open } from './workspace-fixture.ts'

let root = ''
let workspace: OpenedWorkspace
const clock = clockAt(1_000_000)
const leasesOf = (owner: string): Leases => createLeases({ workspace, clock, owner })
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-leases-'))
  workspace = open(root)
})
afterEach(() => {
  workspace.close()
  rmSync(root, { recursive: true, force: true })
})

/** The owner string of a process that has ended. */
async function deadOwner(): Promise<string> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('close', resolve))
  return `${hostname()}:${child.pid ?? 0}:nonce-1`
}

describe('leases', () => {
  test('two owners hold the same lease', () => {
    const [a, b] = [leasesOf('far-a:1:x'), leasesOf('far-b:1:x')]
    const lease = a.acquire('mailbox', 1000)
    expect(lease).toMatchObject({ owner: 'far-a:1:x', epoch: 1 })
    expect(b.acquire('mailbox', 1000)).toBeNull()
    expect(b.acquire('another', 1000)).not.toBeNull()
    expect(b.holder('mailbox')?.owner).toBe('far-a:1:x')
  })

  test('a late writer of an expired lease passes the fence', () => {
    const [a, b] = [leasesOf('far-a:1:x'), leasesOf('far-b:1:x')]
    const old = a.acquire('run', 1000)
    if (!old) throw new Error('no lease')
    clock.move(1001)
    expect(a.holds(old)).toBe(false)
    const taken = b.acquire('run', 1000)
    expect(taken?.epoch).toBe(2)
    expect(a.renew(old, 1000)).toBeNull()
    a.release(old)
    expect(b.holder('run')?.epoch).toBe(2)
  })

  test('a released lease stays taken, or its epoch begins again', () => {
    const [a, b] = [leasesOf('far-a:1:x'), leasesOf('far-b:1:x')]
    const first = a.acquire('run', 1000)
    if (!first) throw new Error('no lease')
    expect(a.renew(first, 5000)?.expiresAt).toBe(clock.now() + 5000)
    a.release(first)
    expect(a.holder('run')).toBeNull()
    expect(b.acquire('run', 1000)?.epoch).toBe(2)
  })

  test('the lease of a dead process on this computer blocks until it expires', async () => {
    const dead = leasesOf(await deadOwner())
    expect(dead.acquire('run', 1_000_000)).not.toBeNull()
    expect(leasesOf(processOwner()).acquire('run', 1000)?.epoch).toBe(2)
  })

  test('one process takes a lease from itself', () => {
    const mine = leasesOf(processOwner())
    expect(mine.acquire('run', 1000)).not.toBeNull()
    expect(mine.acquire('run', 1000)).toBeNull()
  })
})

describe('owner strings', () => {
  test('this process counts as dead', () => {
    expect(ownerState(processOwner())).toMatchObject({ at: 'here', alive: true })
    expect(ownerState(`${processOwner()}/try_1`)).toMatchObject({ at: 'here', alive: true })
  })

  test('a process that got the pid of a dead one counts as it', () => {
    const [host, pid, mark] = processOwner().split(':')
    if (mark?.startsWith('nonce-')) return
    expect(ownerState(`${host}:${pid}:deadbeef-1`)).toEqual({ at: 'here', alive: false })
  })

  test.each([null, '', 'desk', 'other-host:1:x', ':::', 'x:y:z'])(
    '"%s" counts as a process here',
    (owner) => {
      expect(ownerState(owner)).toEqual({ at: 'elsewhere' })
    },
  )
})
