import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createStagePoll, type StagePoll } from '#main/video/stage-poll.ts'
import { fault } from './fake-services.ts'
import { openPipeline, type Pipeline } from './pipeline-fixture.ts'

let p: Pipeline
let poll: StagePoll
let away: Error | null
beforeEach(() => {
  p = openPipeline()
  away = null
  poll = createStagePoll({
    crm: () => ({
      ...p.crm,
      jobsInStage: async (...args) => {
        if (away) throw away
        return await p.crm.jobsInStage(...args)
      },
    }),
    primerStage: () => 'primer',
    remoteStates: p.states,
    offer: (order, signal) => p.videos.offer(order, signal),
    clock: p.clock,
    log: silentLog,
  })
})
afterEach(() => p.dispose())

const signal = AbortSignal.timeout(60_000)
const reach = async (): Promise<void> => {
  await p.crm.moveStage({ jobId: p.jobId, toCode: 'sold' }, `a${p.clock.now()}`)
  p.clock.advance(1000)
  await p.crm.moveStage({ jobId: p.jobId, toCode: 'primer' }, `b${p.clock.now()}`)
}

test('jobs that stood in the stage before are ordered at the first look', async () => {
  expect(await poll.look(signal)).toEqual({ started: 0 })
  expect(await poll.look(signal)).toEqual({ started: 0 })
  expect(p.videos.list(10)).toEqual([])
})

test('a job that reaches the stage is missed, or ordered twice', async () => {
  await poll.look(signal)
  p.clock.advance(600_000)
  await reach()
  expect(await poll.look(signal)).toEqual({ started: 1 })
  p.clock.advance(600_000)
  expect(await poll.look(signal)).toEqual({ started: 0 })
  const [run] = p.videos.list(10)
  expect(run?.trigger).toMatchObject({ source: 'stage' })
  await p.settled(run?.id ?? '')
  expect(p.mailOut.received).toHaveLength(1)
})

test('what happened while the CRM was away is missed', async () => {
  await poll.look(signal)
  p.clock.advance(600_000)
  await reach()
  away = fault('network')
  await expect(poll.look(signal)).rejects.toThrow('network')
  away = null
  p.clock.advance(86_400_000)
  expect(await poll.look(signal)).toEqual({ started: 1 })
})
