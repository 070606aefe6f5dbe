import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCommand } from '#tests/support/pipeline/command.ts'
import { decideUnknown, undecide } from '#tests/support/pipeline/decide-unknown.ts'
import { leftBehind } from '#tests/support/pipeline/left-behind.ts'
import { openOutside } from '#tests/support/pipeline/outside.ts'
import { play, seenWhen, type Moment, type Stage } from '#tests/support/pipeline/play.ts'
import { prepareWorkspace } from '#tests/support/pipeline/prepared-workspace.ts'
import { count, expectOnceEverywhere } from '#tests/support/pipeline/services-once.ts'

const JOB = '2240-01'
let stage: Stage
beforeAll(async () => {
  const outside = await openOutside()
  stage = { outside, prepared: await prepareWorkspace(outside) }
})
afterAll(async () => {
  stage?.prepared.dispose()
  await stage?.outside.close()
})

// Where nobody can look, only a person knows: nothing else may decide, and nothing is sent meanwhile.
test.each([
  { moment: 'after', arrived: 1, decision: 'happened' },
  { moment: 'before', arrived: 0, decision: 'did_not_happen' },
] as const)(
  'a mail cut off $moment it left is sent again, or given up, where the Sent folder cannot be searched',
  async ({ moment, arrived, decision }) => {
    let met = false
    const played = await play(
      stage,
      (key, { when }): Moment | null => {
        if (met || key !== 'smtp message' || when !== seenWhen(moment)) return null
        met = true
        return moment
      },
      { job: JOB, searchable: false },
    )
    const { dir, services, killedAt } = played
    expect(played.code).toBe(0)
    expect(leftBehind(dir).runs.map(({ status }) => status)).toEqual(['needs_person'])
    expect(leftBehind(dir).actions).toContain('email.client unknown')
    // Asking again, however often, sends nothing.
    const again = await startCommand(dir, ['video', 'resume']).ended
    expect(again.code).toBe(0)
    expect(count(services).mails).toBe(arrived)

    await decideUnknown(dir, 'email.client', decision)
    const done = await startCommand(dir, ['video', 'resume']).ended
    expect(done.code).toBe(0)
    expectOnceEverywhere(dir, services, killedAt, `${moment} in ${dir}`)
  },
  180_000,
)

// The moment between two commits of the door cannot be met from outside, so what it leaves is made by hand.
test('a kill between a proposal and its decision leaves the run waiting for a person', async () => {
  const { outside, prepared } = stage
  const dir = prepared.copy()
  const services = await outside.renew()
  let kill: () => Promise<void> = async () => undefined
  outside.watch(async ({ what, when }) => {
    if (when !== 'before' || !what.startsWith('POST') || !what.endsWith('/notes')) return 'pass'
    await kill()
    return 'drop'
  })
  const first = startCommand(dir, ['video', 'run', '--job', JOB, '--wait', '1'])
  kill = async () => await first.kill()
  expect((await first.ended).code).toBeNull()
  outside.watch(null)
  undecide(dir, 'crm.note')
  expect((await startCommand(dir, ['video', 'resume']).ended).code).toBe(0)
  expectOnceEverywhere(dir, services, [], dir)
}, 180_000)

test('a run that is cancelled and killed while it cleans up sends a mail, or leaves something at a service', async () => {
  const { outside, prepared } = stage
  const dir = prepared.copy()
  const services = await outside.renew()
  const kinds = ['files/ID', 'derived_resources', 'video/destroy']
  const met = new Set<string>()
  let kill: () => Promise<void> = async () => undefined
  let runId = ''
  outside.watch(async ({ what, when, service }) => {
    // The video is there, its link is not: nobody can have been told.
    if (!runId && when === 'before' && service === 'drive' && what.endsWith('/permissions')) {
      runId = leftBehind(dir).runs[0]?.id ?? ''
      await kill()
      return 'drop'
    }
    const kind = kinds.find((each) => what.includes(each))
    const isRemoval = /^DELETE|destroy$/.test(what)
    if (!runId || when !== 'after' || !isRemoval || kind === undefined || met.has(kind)) return 'pass'
    met.add(kind)
    await kill()
    return 'drop'
  })
  try {
    const first = startCommand(dir, ['video', 'run', '--job', JOB, '--wait', '1'])
    kill = async () => await first.kill()
    expect((await first.ended).code).toBeNull()
    for (let tries = 0; ; tries++) {
      expect(tries).toBeLessThan(10)
      const next = startCommand(dir, tries === 0 ? ['video', 'cancel', runId] : ['video', 'resume'])
      kill = async () => await next.kill()
      if ((await next.ended).code !== null) break
    }
  } finally {
    outside.watch(null)
  }
  expect([...met].toSorted()).toEqual(kinds.toSorted())
  const left = leftBehind(dir)
  expect(left.runs.map(({ status }) => status)).toEqual(['cancelled'])
  expect(left.temporary).toEqual([])
  expect(count(services)).toMatchObject({ mails: 0, notes: 0, videos: 0, openUploads: 0, assets: 0 })
}, 180_000)
