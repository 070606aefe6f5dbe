import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AudioFault } from '#tests/standins/openai-audio/faults.ts'
import { openStage, type Stage } from './pipeline-fixture.ts'
import { baselineOf, suffer, times, type Baseline, type Fault } from './pipeline-services-suffer.ts'

let s: Stage
let baseline: Baseline
beforeAll(async () => {
  s = await openStage({ clients: 30 })
  baseline = await baselineOf(s)
})
afterAll(async () => await s.dispose())

const status = (code: number, more: Partial<Extract<AudioFault, { kind: 'status' }>> = {}): AudioFault => ({
  kind: 'status',
  status: code,
  ...more,
})
const wait = (seconds: number) => ({ headers: { 'retry-after': String(seconds) } })
const limited = (more = {}): AudioFault => status(429, { code: 'rate_limit_exceeded', ...more })

const openAi = (name: string, faults: readonly AudioFault[], more: Partial<Fault> = {}): Fault => ({
  name: `OpenAI: ${name}`,
  service: 'openai',
  arm: ({ services }) => services.openai.fail(...faults),
  ...more,
})
const elevenLabs = (name: string, faults: readonly AudioFault[], fallback?: RegExp): Fault => ({
  name: `ElevenLabs: ${name}`,
  service: 'elevenlabs',
  arm: ({ services }) => services.elevenlabs.fail(...faults),
  ...(fallback ? { fallback } : {}),
})
const failing = (message: RegExp): Partial<Fault> => ({ fails: { at: 'generate_audio', message } })

const faults: readonly Fault[] = [
  openAi('429 with Retry-After', [limited(wait(30))]),
  openAi('429 without', [limited()]),
  openAi('500', [status(500)]),
  openAi('never answers', [{ kind: 'silent' }], { hangs: true }),
  openAi('stops in the middle', [{ kind: 'stall' }], { speeches: 2, hangs: true }),
  openAi('cut off in the middle', [{ kind: 'truncated' }], { speeches: 2 }),
  openAi('cut off after the effect', [{ kind: 'reset' }], { speeches: 2 }),
  openAi('an empty answer', [{ kind: 'empty' }], { speeches: 2 }),
  openAi(
    'quota',
    [status(429, { code: 'insufficient_quota' })],
    failing(/^The OpenAI account has no credit/),
  ),
  openAi('key revoked', [status(401, { code: 'invalid_api_key' })], failing(/^OpenAI refused the key/)),
  openAi('503 for good', times(6, status(503)), failing(/^OpenAI had a fault/)),
  elevenLabs('429 with Retry-After', [status(429, wait(5))]),
  elevenLabs('429 without', [status(429)]),
  elevenLabs('500', [status(500)]),
  { ...elevenLabs('never answers', [{ kind: 'silent' }]), hangs: true },
  elevenLabs('cut off in the middle', [{ kind: 'truncated' }]),
  elevenLabs('cut off after the effect', [{ kind: 'reset' }]),
  { ...elevenLabs('429 for an hour', [status(429, wait(3600))], /was too busy/), unnoticed: true },
  elevenLabs('500 for good', times(2, status(500)), /had a fault of its own/),
  elevenLabs('cut off again and again', times(2, { kind: 'reset' }), /could not be reached/),
  { ...elevenLabs('quota', [status(401, { code: 'quota_exceeded' })], /no credit left/), unnoticed: true },
  {
    ...elevenLabs('key revoked', [status(401, { code: 'invalid_api_key' })], /refused the key/),
    unnoticed: true,
  },
]

test.each(faults)(
  'a fault of a voice ends a run unclearly, is paid for again or leaves something: $name',
  async (fault) => expect(await suffer(s, fault, baseline)).toBe('completed'),
)

test('a service that asks for half a minute is asked again at once', async () => {
  s.services.openai.fail(limited(wait(30)))
  const before = s.clock.now()
  const { id } = await s.start(s.services.nextClient())
  const again = await new Promise<number>((resolve) => {
    const unfollow = s.core.videos.onChange((runId) => {
      const step = s.core.videos.get(runId).steps[2]
      if (runId !== id || step?.attempts !== 2) return
      unfollow()
      resolve(s.clock.now())
    })
  })
  expect(again - before).toBeGreaterThanOrEqual(30_000)
  expect((await s.settled(id)).state).toBe('completed')
})
