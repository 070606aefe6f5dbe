import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Paragraph, ScriptDraft } from '#shared/domain/script-draft.ts'
import type { ScriptWriter } from '#main/scripts/scripts.ts'
import { fault } from './fake-services.ts'
import { openPipeline, type Pipeline } from './pipeline-fixture.ts'

let p: Pipeline
beforeEach(() => {
  p = openPipeline()
})
afterEach(() => p.dispose())

const paragraph = (text: string, index: number): Paragraph => ({
  id: `p${index}`,
  point: '',
  text,
  locked: false,
})
/** Sentences that claim nothing, as many words as wanted. */
const filler = (words: number): string =>
  Array.from({ length: Math.ceil(words / 8) }, () => 'We will talk about all of it with you.').join(' ')
const writing = (...texts: string[]): ScriptWriter => ({
  outline: async () => ({ outline: [{ key: 'a', title: 'A', note: '' }], by: 'gpt-test' }),
  write: async () => ({ paragraphs: texts.map(paragraph), by: 'gpt-test', change: 'Written', remarks: [] }),
  revise: async () => ({ paragraphs: texts.map(paragraph), by: 'gpt-test', change: '', remarks: [] }),
})

describe('the script', () => {
  test('a name, a price or a date that nobody knows is spoken', async () => {
    p.writer = writing(
      `${filler(180)} Call Kevin Baxter about the $500 discount. It ends on March 3rd.`,
      'Visit www.evil.example for the Titan Ultra 9000 shingles.',
    )
    const run = await p.make({ simulate: true })
    expect(run.script?.by).toBe('gpt-test')
    expect(run.script?.text).not.toMatch(/Baxter|500|March|evil|Titan/)
    expect(run.steps[1]?.note).toContain('no source')
  })

  test.each([
    ['claims only', 'Kevin Baxter pays $500 on March 3rd.'],
    ['far too long', filler(2000)],
    ['far too short', filler(20)],
  ])('a text of %s is spoken as it is', async (_label, text) => {
    p.writer = writing(text)
    const run = await p.make({ simulate: true })
    expect(run.script?.by).toBe('Built-in rules')
    expect(run.script?.words).toBeGreaterThanOrEqual(140)
    expect(run.script?.words).toBeLessThanOrEqual(280)
  })

  test('an outline that was paid for before the writing failed costs nothing', async () => {
    p.writer = {
      ...writing(filler(180)),
      outline: async (_brief, call) => {
        const usage = { modelCalls: 1, inputTokens: 10, outputTokens: 10, costUsd: 0.5 }
        p.ledger.record(call.turnId, 'openai', 'gpt-test', usage)
        return { outline: [], by: 'gpt-test' }
      },
      write: async () => {
        throw fault('auth')
      },
    }
    const run = await p.make({ simulate: true })
    expect(run).toMatchObject({ state: 'failed', costUsd: 0.5 })
  })

  test('the script that a person chose is written anew', async () => {
    const text = filler(200)
    p.draft = {
      id: 'script_1',
      paragraphs: [paragraph(text, 1)],
      facts: [],
      forVideo: true,
    } as unknown as ScriptDraft
    const run = await p.make({ simulate: true })
    expect(run.script).toMatchObject({ text, by: 'You', draftId: 'script_1' })
  })
})

describe('the voice', () => {
  test('a recording that is far too short goes to a client', async () => {
    const seconds = p.speech.seconds
    p.speech.seconds = () => 3
    p.speech.plan.push((speak) => {
      speak()
      p.speech.seconds = (words) => (p.speech.said.length < 2 ? 3 : seconds(words))
    })
    const run = await p.make()
    expect(run.state).toBe('completed')
    expect(p.speech.said).toHaveLength(2)
    expect(run.audio?.seconds).toBeGreaterThan(50)
  })

  test('a voice that is never right is paid for again and again', async () => {
    p.speech.seconds = () => 3
    const run = await p.make()
    expect(run.state).toBe('failed')
    expect(p.speech.said).toHaveLength(2)
    expect(run.costUsd).toBe(0.04)
    expect(run.problem?.nextStep).toContain('Settings')
  })

  test('the price of a voice is counted for a run that did not pay it, or not counted', async () => {
    const first = await p.make({ simulate: true })
    expect(first.costUsd).toBe(0.02)
    const second = await p.make({ simulate: true })
    expect(second.costUsd).toBe(0)
    expect(p.speech.said).toHaveLength(1)
  })

  test('a fallback is heard for ever, or the second voice is paid for twice', async () => {
    p.settings.set({ 'video.review': true })
    Object.assign(p.speech, { service: 'chain' })
    const { id, audio } = await p.make()
    expect(audio?.voice).toBe('Test voice')
    const again = async (): Promise<string | undefined> => {
      p.videos.cancel(id)
      await p.settled(id)
      p.videos.retry(id, 'generate_audio')
      return (await p.settled(id)).audio?.voice
    }
    const speak = p.speech.speak.bind(p.speech)
    Object.assign(p.speech, {
      speak: async (...about: Parameters<typeof speak>) => ({
        ...(await speak(...about)),
        voice: 'Test voice, then Director',
      }),
    })
    expect(await again()).toBe('Test voice, then Director')
    expect(await again()).toBe('Test voice, then Director')
    expect(p.speech.said).toHaveLength(2)
  })

  test('a paid voice is missing in the usage', async () => {
    await p.make()
    expect(p.ledger.summary(1).models).toContainEqual({
      model: 'Test voice',
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0, costUsd: 0.02 },
    })
  })

  test('an auth failure is tried again and again', async () => {
    p.speech.plan.push(() => {
      throw fault('auth')
    })
    const run = await p.make()
    expect(run).toMatchObject({ state: 'failed', current: 'generate_audio' })
    expect(run.steps[2]?.attempts).toBe(1)
    expect(run.steps[8]?.state).toBe('done')
    expect(run.steps[3]?.state).toBe('skipped')
  })
})

describe('the picture', () => {
  test('a file that is no video is delivered', async () => {
    p.local.bytes = '<html>502</html>'
    const run = await p.make()
    expect(run).toMatchObject({ state: 'failed', current: 'render_video' })
    expect(p.delivery.files.size).toBe(0)
    expect(p.files().some((file) => file.endsWith('.mp4'))).toBe(false)
  })

  test('a video that stops in the middle of the voice is delivered', async () => {
    p.local.off = -30
    const run = await p.make()
    expect(run.problem?.message).toContain('seconds; the voice has')
  })

  test('a service that takes its time counts as failing', async () => {
    p.settings.set({ 'video.renderer': 'cloudinary' })
    p.cloud.stillRendering = 40
    const run = await p.make()
    expect(run.state).toBe('completed')
    expect(p.cloud.rendered).toHaveLength(1)
  })

  test('a finished video that was lost on the disk is mailed', async () => {
    p.crmTrouble.push(fault('auth'))
    const failed = await p.make()
    expect(readFileSync(p.videos.media(failed.id, 'video').file).length).toBeGreaterThan(0)
    rmSync(join(p.mediaDir, failed.id), { recursive: true })
    p.videos.retry(failed.id, null)
    const run = await p.settled(failed.id)
    expect(run.state).toBe('completed')
    expect(p.local.rendered).toHaveLength(2)
    expect(p.delivery.files.size).toBe(1)
  })
})

describe('the wait', () => {
  test('a video that was deleted while it was processed is mailed', async () => {
    p.delivery.looks = [fault('notFound')]
    const run = await p.make()
    expect(run).toMatchObject({ state: 'failed', current: 'wait_for_processing' })
    expect(p.mailOut.received).toEqual([])
  })

  test('a service that cannot be asked keeps the mail back', async () => {
    p.delivery.looks = [fault('auth')]
    const run = await p.make()
    expect(run).toMatchObject({ state: 'completed', delivery: { confirmed: false } })
  })

  test.each([null, 0])(
    'a file that somebody moved away is mailed (ordered wait: %s)',
    async (waitSeconds) => {
      p.delivery.processes = false
      p.delivery.looks = [fault('notFound')]
      const run = await p.make({ waitSeconds })
      expect(run).toMatchObject({ state: 'failed', current: 'wait_for_processing' })
      expect(p.mailOut.received).toEqual([])
      p.delivery.looks = [{ state: 'ready', note: 'It can be played' }]
      p.videos.retry(run.id, 'upload_video')
      expect((await p.settled(run.id)).state).toBe('completed')
    },
  )

  test('a delivery that needs no processing is waited for', async () => {
    p.delivery.processes = false
    const run = await p.make()
    expect(run.delivery?.confirmed).toBe(true)
    expect(p.delivery.looked).toBe(1)
  })

  test('a run cannot be cancelled while it waits', async () => {
    p.settings.set({ 'video.wait.mode': 'fixed', 'video.wait.capMinutes': 240 })
    const seen = Promise.withResolvers<void>()
    const unfollow = p.videos.onChange((id) => {
      if (p.videos.get(id).state === 'waiting') seen.resolve()
    })
    const trigger = { source: 'person', detail: '', mailId: null } as const
    const { run } = await p.videos.start({ jobId: p.jobId, trigger }, AbortSignal.timeout(5000))
    await seen.promise
    unfollow()
    p.videos.cancel(run.id)
    expect((await p.settled(run.id)).state).toBe('cancelled')
    expect(p.mailOut.received).toEqual([])
    // Colleagues have the link in the note.
    expect(p.delivery.files.size).toBe(1)
  })
})

test('a broken address in the CRM is mailed to', async () => {
  p.setEmail('not an address')
  expect((await p.make()).problem?.message).toContain('is not one')
})

test('a note about an earlier video is told to the client', async () => {
  const first = await p.make()
  expect(first.state).toBe('completed')
  const second = await p.make({ again: true })
  expect(second.script?.text).not.toContain('drive.test')
})
