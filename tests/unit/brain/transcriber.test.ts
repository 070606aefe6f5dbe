import { afterEach, describe, expect, it } from 'vitest'
import { createCompatibleBrain } from '#main/brain/compatible-brain.ts'
import { brainFailure } from '#main/brain/failures.ts'
import { createOpenAiBrain } from '#main/brain/openai-brain.ts'
import { createRulesBrain } from '#main/brain/rules-brain.ts'
import type { Transcriber } from '#main/brain/transcriber.ts'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import type { Fault } from '#tests/standins/openai/script.ts'
import {
  startOpenAiStandIn,
  type OpenAiStandIn,
  type OpenAiStandInOptions,
} from '#tests/standins/openai/server.ts'
import { webmSound } from '#tests/support/sounds.ts'

const impatient: Clock = { now: () => systemClock.now(), sleep: async () => undefined }
const never = new Promise<void>(() => undefined)

let server: OpenAiStandIn | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

type Kind = 'openai' | 'compatible'

async function transcriberOn(
  kind: Kind,
  options: OpenAiStandInOptions = {},
  { model = '', key = 'sk-test', timeoutMs = 20_000 } = {},
): Promise<Transcriber> {
  server = await startOpenAiStandIn(options)
  const common = { baseUrl: server.url, timeoutMs, fetch: globalThis.fetch, log: silentLog, clock: impatient }
  const apiKey = () => Promise.resolve(key)
  const { transcriber } =
    kind === 'openai'
      ? createOpenAiBrain({ ...common, apiKey, models: { transcribe: model } })
      : createCompatibleBrain({ ...common, apiKey, models: { transcribe: model || 'whisper-1' } })
  if (!transcriber) throw new Error('this brain does not transcribe')
  return transcriber
}

const sound = { content: webmSound(), mime: 'audio/webm' }
const listen = (transcriber: Transcriber, signal = new AbortController().signal, keywords = ['Ortiz']) =>
  transcriber.transcribe(sound, { keywords, signal })
const failureOf = (work: Promise<string>) =>
  work.then(
    (text) => {
      throw new Error(`understood: ${text}`)
    },
    (error: unknown) => brainFailure(error),
  )
const failing = (fault: Fault): OpenAiStandInOptions => ({ hear: () => ({ fault }) })

describe.each(['openai', 'compatible'] as const)('speech over the %s adapter', (kind) => {
  it('loses the words, or sends the sound under a name the service refuses', async () => {
    const transcriber = await transcriberOn(kind, {
      hear: () => ({ text: ' Maria Kowalski, two windows. \n' }),
    })
    expect(await listen(transcriber)).toBe('Maria Kowalski, two windows.')
    expect(server?.heard).toMatchObject([{ name: 'recording.webm', mime: 'audio/webm', size: 64 }])
  })

  it.each([
    ['auth', {}, { key: 'sk-wrong' }],
    ['quota', failing({ kind: 'quota' }), {}],
    ['rate', failing({ kind: 'status', status: 429 }), {}],
    ['server', failing({ kind: 'status', status: 503 }), {}],
    ['timeout', failing({ kind: 'slowFirstByte', release: never }), { timeoutMs: 300 }],
    ['unknown_model', { speechModels: ['other'] }, {}],
    ['NO_SPEECH_HERE', { without: ['audio'] }, {}],
    ['RECORDING_TOO_BIG', failing({ kind: 'status', status: 413 }), {}],
    ['NOTHING_HEARD', { hear: () => ({ text: ' \n' }) }, {}],
  ] as const)('a failure is not told as %s with a next step', async (code, options, more) => {
    const failure = await failureOf(listen(await transcriberOn(kind, options, more)))
    expect(failure.code).toBe(code)
    expect(failure.nextStep).not.toBe('')
  })

  it('gives up at the first "too many requests"', async () => {
    const hear = (_: unknown, number: number) =>
      number === 0 ? { fault: { kind: 'status', status: 429 } as const } : { text: 'Second try.' }
    expect(await listen(await transcriberOn(kind, { hear }))).toBe('Second try.')
  })

  it('goes on listening after the person stopped, or calls it a failure of the service', async () => {
    const transcriber = await transcriberOn(kind, failing({ kind: 'slowFirstByte', release: never }))
    const stop = new AbortController()
    const heard = listen(transcriber, stop.signal)
    const request = await server?.request(0)
    stop.abort()
    await expect(heard).rejects.toMatchObject({ name: 'AbortError' })
    await request?.aborted
  })

  it('a server out of reach is a bug', async () => {
    const transcriber = await transcriberOn(kind)
    await server?.close()
    expect((await failureOf(listen(transcriber))).code).toBe('offline')
  })
})

describe('names as keywords', () => {
  it('do not reach the model that takes them', async () => {
    await listen(await transcriberOn('openai'), undefined, ['Larkfield Exteriors', 'Ortiz'])
    expect(server?.heard[0]).toMatchObject({
      model: 'gpt-transcribe',
      keywords: ['Larkfield Exteriors', 'Ortiz'],
    })
  })

  it.each([
    ['openai', 'whisper-1'],
    ['compatible', 'whisper-1'],
  ] as const)('make %s refuse the recording with %s', async (kind, model) => {
    expect(await listen(await transcriberOn(kind, {}, { model }))).toBe('Scripted words.')
    expect(server?.heard[0]?.keywords).toEqual([])
  })
})

it('a brain that cannot listen says it can', () => {
  const common = { baseUrl: 'http://127.0.0.1:9/v1', timeoutMs: 1, fetch: globalThis.fetch, log: silentLog }
  expect(createRulesBrain().transcriber).toBeNull()
  expect(
    createCompatibleBrain({ ...common, apiKey: null, models: { fast: 'llama3.1' } }).transcriber,
  ).toBeNull()
})

describe('the stand-in takes what the real service refuses:', () => {
  const send = async (fields: Record<string, string | File>, key = 'sk-test') => {
    server = await startOpenAiStandIn()
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const headers = { authorization: `Bearer ${key}` }
    return (await fetch(`${server.url}/audio/transcriptions`, { method: 'POST', body, headers })).status
  }
  const file = (name: string, content = webmSound()) => new File([new Uint8Array(content)], name)
  const model = 'gpt-transcribe'

  it.each([
    ['no file', { model }, 400],
    ['no model', { file: file('a.webm') }, 400],
    ['an unknown model', { file: file('a.webm'), model: 'gpt-6-sol' }, 404],
    ['a wrong ending', { file: file('a.txt'), model }, 400],
    ['a wrong content', { file: file('a.wav'), model }, 400],
    ['26 MB', { file: file('a.webm', webmSound(LONGEST_RECORDING_BYTES + 1)), model }, 413],
    ['a stray field', { file: file('a.webm'), model, mood: 'calm' }, 400],
    ['nothing wrong', { file: file('a.webm'), model }, 200],
  ])('%s', async (_, fields, status) => expect(await send(fields)).toBe(status))

  it('a wrong key', async () => expect(await send({ file: file('a.webm'), model }, 'sk-no')).toBe(401))
})
