import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mp4Facts } from '#main/core/mp4-seconds.ts'
import { pcmOfWav } from '#main/integrations/speech-audio/pcm.ts'
import { tinyMp4 } from '#tests/standins/cloudinary/tiny-mp4.ts'
import { realVideo } from '#tests/standins/cloudinary/real-video.ts'
import { openStage, START, type Stage } from './pipeline-fixture.ts'
import { messageIdIn } from './pipeline-services-places.ts'
import { ONCE, traces } from './pipeline-services-traces.ts'

const MINUTE = 60_000
const plainVideo = ({ seconds }: { seconds: number }) => tinyMp4({ seconds, contentBytes: 4096 })
let s: Stage
let neverReady = false
beforeAll(async () => {
  s = await openStage({
    clients: 4,
    real: true,
    cloudinary: { derive: async (pieces) => (neverReady ? plainVideo(pieces) : await realVideo(pieces)) },
    drive: { readyAfterMs: 9 * MINUTE, now: () => (neverReady ? START : (s?.clock.now() ?? START)) },
  })
})
afterAll(async () => await s.dispose())

/** Hertz of a plain tone. */
function pitchOf(wav: Uint8Array): number {
  const pcm = pcmOfWav(wav)
  if (!pcm) throw new Error('not a sound')
  const { seconds } = pcm
  const samples = new Int16Array(wav.slice(44, 44 + Math.floor((wav.length - 44) / 2) * 2).buffer)
  const crossings = samples.filter((value, n) => value >= 0 && (samples[n - 1] ?? 0) < 0).length
  return crossings / seconds
}

test('a run over all services does not end in one real video, one note, one link and one mail', async () => {
  const { services } = s
  const client = services.nextClient()
  const startedAt = performance.now()
  const run = await s.make(client)
  expect(run.problem).toBeNull()
  expect(run.state).toBe('completed')
  expect(run.steps.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'done'))
  expect(traces(s, client, run)).toEqual(ONCE)
  expect(run.steps.map(({ costUsd }) => costUsd)).toEqual([0, 0, null, null, 0, 0, 0, 0, 0])
  expect(run.costUsd).toBeNull()

  const [note = ''] = services.notesOf(client)
  const { link = '' } = run.delivery ?? {}
  expect(note).toContain(link)
  expect(note).toMatch(/\[Hard-E [0-9a-f]{12}\]$/)
  expect(services.leap.state.tasks.filter(({ jobId }) => String(jobId) === client.jobId)).toHaveLength(1)

  expect(run.audio).toMatchObject({ voice: 'OpenAI cedar, then ElevenLabs Director01', note: null })
  const wav = readFileSync(s.core.videos.media(run.id, 'audio').file)
  // The stand-ins have a voice each: 220 Hz is OpenAI's, 160 Hz ElevenLabs'.
  expect(pitchOf(wav)).toBeCloseTo(160, 0)
  expect(services.openai.billed.calls).toBe(1)
  expect(services.elevenlabs.billed.calls).toBe(1)

  expect(services.cloud.videos()).toEqual([])
  const kept = services.cloud.assets().flatMap(({ tags }) => tags)
  expect(kept.toSorted()).toEqual(['hard-e-music', 'hard-e-template'])

  const mp4 = readFileSync(s.core.videos.media(run.id, 'video').file)
  const [file] = services.filesOf(run.id)
  expect(file?.content?.equals(mp4)).toBe(true)
  expect(link).toContain(file?.id)
  const facts = await mp4Facts(s.core.videos.media(run.id, 'video').file)
  expect(facts).toMatchObject({ picture: true, sound: true, faststart: true })
  expect(facts?.seconds).toBeGreaterThan(run.audio?.seconds ?? 0)
  expect(mp4.length).toBeGreaterThan(1_000_000)

  const [mail] = services.mailsTo(client.email)
  expect(mail?.to).toEqual([client.email])
  expect(mail && messageIdIn(mail)).toBe(run.mail?.messageId)

  // Nine minutes passed at Drive before it could be played.
  expect(run.delivery?.confirmed).toBe(true)
  expect((run.finishedAt ?? 0) - run.createdAt).toBeGreaterThanOrEqual(9 * MINUTE)
  expect(performance.now() - startedAt).toBeLessThan(5 * MINUTE)
}, 120_000)

test('a video that is never seen to be ready keeps its mail back for ever', async () => {
  neverReady = true
  const client = s.services.nextClient()
  const run = await s.make(client)
  neverReady = false
  expect(run).toMatchObject({ state: 'completed', delivery: { confirmed: false } })
  expect(run.steps[6]?.note).toMatch(/not seen to be ready in time/)
  const { startedAt = 0, finishedAt = 0 } = run.steps[6] ?? {}
  const waited = (finishedAt ?? 0) - (startedAt ?? 0)
  expect(waited).toBeGreaterThanOrEqual(15 * MINUTE - 2_000)
  expect(waited).toBeLessThan(16 * MINUTE)
  expect(traces(s, client, run)).toEqual(ONCE)
}, 120_000)
