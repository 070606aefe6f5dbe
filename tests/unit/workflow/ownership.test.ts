import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { processOwner } from '#main/store/process-owner.ts'
import { createOwnership } from '#main/workflow/ownership.ts'

const me = `${processOwner()}/me`

function judge(): { binds: (owner: string, leaseUntil: number) => boolean; pass: (ms: number) => void } {
  let passed = 0
  const ownership = createOwnership({
    owner: me,
    isLive: (runId) => runId === 'mine',
    graceMs: 2_000,
    monotonic: () => passed,
  })
  return {
    binds: (owner, leaseUntil) =>
      ownership({ runId: owner === me ? 'left' : 'other', owner, leaseUntil }, 1_000),
    pass: (ms) => void (passed += ms),
  }
}

test('a dead process keeps its run until the lease expires', () => {
  expect(judge().binds(`${hostname()}:999999:dead-1/x`, 9_999)).toBe(false)
})

test.runIf(process.platform === 'linux')('a live process loses its run when its lease is late', () => {
  const { binds, pass } = judge()
  expect(binds(`${processOwner()}/other`, 1)).toBe(true)
  pass(100_000)
  expect(binds(`${processOwner()}/other`, 1)).toBe(true)
})

test('a run of its own that nobody here executes is never taken up again', () => {
  expect(judge().binds(me, 9_999)).toBe(false)
})

test('another computer loses its run to a lease that it could still renew, or keeps it for ever', () => {
  const { binds, pass } = judge()
  expect(binds('elsewhere:1:x', 1_001)).toBe(true)
  expect(binds('elsewhere:1:x', 1_000)).toBe(true)
  pass(1_999)
  expect(binds('elsewhere:1:x', 1_000)).toBe(true)
  pass(1)
  expect(binds('elsewhere:1:x', 1_000)).toBe(false)
})

test('a lease that was renewed meanwhile counts as the expired one', () => {
  const { binds, pass } = judge()
  expect(binds('elsewhere:1:x', 900)).toBe(true)
  pass(5_000)
  expect(binds('elsewhere:1:x', 950)).toBe(true)
})
