import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { openCore } from './pipeline-fixture.ts'
import { startServices } from './pipeline-services-places.ts'
import { ONCE, traces } from './pipeline-services-traces.ts'

const RUNS = 3

test('two processes of one workspace do a run twice', async () => {
  const services = await startServices({
    clients: RUNS,
    clock: systemClock,
    cloudinary: { readyAfterLooks: 1 },
  })
  const s = await openCore(services, { work: false, settings: { 'voice.provider': 'openai' } })
  const clients = Array.from({ length: RUNS }, () => services.nextClient())
  const runs: VideoRun[] = []
  // The wait is ordered to be none: this test runs on real time.
  for (const client of clients) runs.push(await s.start(client, { waitSeconds: 0 }))
  const child = spawn(process.execPath, ['tests/contract/pipeline-services-child.ts', s.dir], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const gone = once(child, 'exit')
  try {
    const owners = new Set<string>()
    const look = (): number => {
      for (const { id } of runs) {
        const owner = s.core.runner.get(id)?.owner
        if (owner) owners.add(owner)
      }
      return owners.size
    }
    await expect.poll(look, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)
    s.core.beginWork()
    await expect.poll(look, { timeout: 30_000, interval: 5 }).toBe(2)
    await s.core.runner.settled(
      runs.map(({ id }) => id),
      AbortSignal.timeout(60_000),
    )
    for (const [n, { id }] of runs.entries()) {
      const run = s.core.videos.get(id)
      expect(run.problem).toBeNull()
      expect(run.state).toBe('completed')
      expect(traces({ ...s, services }, clients[n]!, run)).toEqual(ONCE)
      expect(services.spoken(run.script?.text ?? '')).toBe(1)
      expect(run.steps.map(({ attempts }) => attempts)).toEqual(run.steps.map(() => 1))
    }
    expect(services.openai.billed.calls).toBe(RUNS)
    expect(services.smtp.received).toHaveLength(RUNS)
  } finally {
    child.kill('SIGKILL')
    await gone
    await s.dispose()
    await services.stop()
  }
}, 120_000)
