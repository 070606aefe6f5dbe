import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLiveness } from '#main/mailbox/liveness.ts'
import { createMailboxes } from '#main/store/mailboxes.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

function stage() {
  const clock = createQuickClock(1_000_000)
  const mailboxes = createMailboxes(workspace)
  let writes = 0
  const make = () =>
    createLiveness({ mailboxes, account: 'a', mailbox: 'm', clock, changed: () => (writes += 1) })
  const checked = (lastUid: number, highestModseq: string | null = null) =>
    ({ type: 'checked', cursor: { uidValidity: '7', lastUid, highestModseq } }) as const
  return { clock, mailboxes, make, checked, writes: () => writes }
}

test('each sign of life is written to disk', () => {
  const { clock, make, checked, writes, mailboxes } = stage()
  const liveness = make()
  for (let n = 0; n < 50; n++) {
    liveness.see(checked(5))
    clock.advance(1_000)
  }
  expect(writes()).toBeLessThanOrEqual(6)
  expect(clock.now() - (mailboxes.get('a', 'm')?.lastCheckAt ?? 0)).toBeLessThanOrEqual(10_000)
  expect(liveness.view().lastCheckAt).toBe(clock.now() - 1_000)
})

test('where the mailbox stands is written late, or a step forgets the modseq', () => {
  const { make, checked, mailboxes } = stage()
  const liveness = make()
  liveness.see(checked(5, '90'))
  liveness.see(checked(6))
  expect(mailboxes.get('a', 'm')?.cursor).toEqual({ uidValidity: '7', lastUid: 6, highestModseq: '90' })
})

test('a check that somebody waits for is written late', () => {
  const { clock, make, checked, mailboxes } = stage()
  const liveness = make()
  liveness.see(checked(5))
  clock.advance(100)
  liveness.expectCheck()
  liveness.see(checked(5))
  expect(mailboxes.get('a', 'm')?.lastCheckAt).toBe(clock.now())
})

test('trouble forgets when it began, or outlives the fault', () => {
  const { clock, make, checked } = stage()
  const liveness = make()
  const began = clock.now()
  liveness.see({ type: 'trouble', error: new Error('one') })
  clock.advance(5_000)
  liveness.see({ type: 'connecting' })
  liveness.see({ type: 'trouble', error: new Error('two') })
  expect(liveness.view()).toMatchObject({ state: 'connecting', troubleSince: began })
  liveness.see({ type: 'idle' })
  expect(liveness.view().troubleSince).toBe(began)
  liveness.see(checked(1))
  expect(liveness.view()).toMatchObject({
    state: 'listening',
    troubleSince: null,
    trouble: null,
    error: null,
  })
})

test('yesterday’s trouble is shown at the next start', () => {
  const { clock, make } = stage()
  make().see({ type: 'trouble', error: new Error('one') })
  clock.advance(30_000)
  expect(make().view().troubleSince).not.toBeNull()
  clock.advance(86_400_000)
  expect(make().view().troubleSince).toBeNull()
})
