import { afterEach, expect, test } from 'vitest'
import { createHandlers } from '#main/rpc/handlers.ts'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { SpeechScript } from '#tests/standins/openai/script.ts'
import { webmSound } from '#tests/support/sounds.ts'
import { compatibleBrain, testCore, type TestCore } from '#tests/support/test-core.ts'

let core: TestCore | null = null
let server: OpenAiStandIn | null = null
afterEach(async () => {
  await core?.dispose()
  await server?.close()
  core = null
  server = null
})

/** The route handlers of a whole core, with a brain of that kind over the stand-in. */
async function voiceOn(kind: 'openai' | 'compatible' | 'rules', hear?: SpeechScript) {
  server = await startOpenAiStandIn({ keys: ['sk-test'], ...(hear ? { hear } : {}) })
  const settings = {
    openai: { 'brain.provider': 'openai', 'brain.baseUrl': server.url, 'brain.timeoutSeconds': 2 },
    compatible: compatibleBrain(server.url, { 'brain.model.transcribe': 'whisper-1' }),
    rules: {},
  }[kind]
  core = await testCore(settings, kind === 'openai' ? { 'openai.apiKey': 'sk-test' } : {})
  const handlers = createHandlers(core)
  const base64 = Buffer.from(webmSound()).toString('base64')
  return {
    core,
    handlers,
    status: async () => await handlers['voice.status']({}, context()),
    keep: async (more: { mime?: string; base64?: string } = {}) =>
      await handlers['voice.keep'](
        { conversationId: null, mime: 'audio/webm;codecs=opus', base64, ...more },
        context(),
      ),
    transcribe: async (recordingId: string, signal?: AbortSignal) =>
      await handlers['voice.transcribe']({ recordingId }, context(signal)),
  }
}
const context = (signal = new AbortController().signal) => ({ signal })

test('without a brain that listens the button has nothing to explain', async () => {
  const { core: rules, status } = await voiceOn('rules')
  const needs =
    'Speech needs OpenAI, or a compatible server that transcribes. Connect one in Settings → Brain.'
  expect(await status()).toEqual({ ready: false, model: null, needs })
  rules.settings.set({ 'brain.provider': 'openai' })
  expect(await status()).toEqual({ ready: false, model: null, needs })
  await rules.secrets.store('openai.apiKey', 'sk-test')
  expect(await status()).toEqual({ ready: true, model: 'gpt-transcribe', needs: null })
  rules.settings.set({ 'brain.provider': 'compatible', 'brain.baseUrl': '' })
  expect((await status()).needs).toBe(needs)
  rules.settings.set({ 'brain.baseUrl': 'http://127.0.0.1:9/v1' })
  expect((await status()).needs).toMatch(/name of a model that transcribes/)
})

test('words are not kept with their recording, or a second request pays again', async () => {
  const voice = await voiceOn('openai', () => ({ text: 'Maria Ortiz called.' }))
  const { id } = await voice.keep()
  const both = await Promise.all([voice.transcribe(id), voice.transcribe(id)])
  expect(both.map(({ state, text }) => [state, text])).toEqual([
    ['transcribed', 'Maria Ortiz called.'],
    ['transcribed', 'Maria Ortiz called.'],
  ])
  expect((await voice.transcribe(id)).text).toBe('Maria Ortiz called.')
  expect(server?.heard).toHaveLength(1)
  expect(voice.core.ledger.summary(1).models).toMatchObject([{ model: 'gpt-transcribe' }])
})

test('the names of company, colleagues and customers do not travel along', async () => {
  const voice = await voiceOn('openai')
  voice.core.settings.set({ 'company.name': 'Larkfield Exteriors' })
  const [colleague] = await voice.core.crm().colleagues()
  const [customer] = await voice.core.crm().find('', { limit: 1 })
  await voice.transcribe((await voice.keep()).id)
  const keywords = server?.heard[0]?.keywords ?? []
  expect(keywords[0]).toBe('Larkfield Exteriors')
  expect(keywords).toEqual(expect.arrayContaining([colleague?.name, customer?.name]))
  expect(keywords.length).toBeLessThanOrEqual(100)
})

test('a CRM that fails keeps speech from being written down', async () => {
  const voice = await voiceOn('openai')
  voice.core.settings.set({
    'crm.provider': 'leap',
    'crm.baseUrl': 'http://127.0.0.1:9',
    'company.name': 'Larkfield',
  })
  await voice.core.secrets.store('leap.token', 'token')
  expect((await voice.transcribe((await voice.keep()).id)).state).toBe('transcribed')
  expect(server?.heard[0]?.keywords).toEqual(['Larkfield'])
})

test('a failure loses the recording, hides its reason, or cannot be tried again', async () => {
  const voice = await voiceOn('openai', (_, number) =>
    number === 0 ? { fault: { kind: 'quota' } } : { text: 'At last.' },
  )
  const { id } = await voice.keep()
  const failed = await voice.transcribe(id)
  expect(failed).toMatchObject({ id, state: 'failed', text: null })
  expect(failed.error).toMatch(/no credit left.*Add credit/)
  expect(await voice.transcribe(id)).toMatchObject({ state: 'transcribed', text: 'At last.', error: null })
})

test('a brain that was taken away fails without a word', async () => {
  const voice = await voiceOn('compatible')
  const { id } = await voice.keep()
  voice.core.settings.set({ 'brain.model.transcribe': '' })
  expect((await voice.transcribe(id)).error).toMatch(/model that transcribes.*Settings → Brain/)
})

test('stopping marks the recording as failed', async () => {
  const voice = await voiceOn('openai', () => ({
    fault: { kind: 'slowFirstByte', release: new Promise(() => undefined) },
  }))
  const { id } = await voice.keep()
  const stop = new AbortController()
  const work = voice.transcribe(id, stop.signal)
  await server?.request(0)
  stop.abort()
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  expect(voice.core.speech.list()).toMatchObject([{ id, state: 'kept', error: null }])
})

test('a second window is stopped with the first', async () => {
  const release = Promise.withResolvers<void>()
  const voice = await voiceOn('openai', (_, number) =>
    number === 0
      ? { fault: { kind: 'slowFirstByte', release: release.promise } }
      : { text: 'Heard in the second window.' },
  )
  const { id } = await voice.keep()
  const stop = new AbortController()
  const first = voice.transcribe(id, stop.signal)
  await server?.request(0)
  const second = voice.transcribe(id)
  stop.abort()
  await expect(first).rejects.toMatchObject({ name: 'AbortError' })
  expect((await second).text).toBe('Heard in the second window.')
  release.resolve()
})

test.each([
  ['nothing', { base64: '' }, 'RECORDING_EMPTY'],
  ['a picture', { mime: 'image/png' }, 'RECORDING_KIND'],
  [
    '26 MB',
    { base64: Buffer.from(webmSound(LONGEST_RECORDING_BYTES + 1)).toString('base64') },
    'RECORDING_TOO_BIG',
  ],
])('%s is kept as a recording', async (_, more, code) => {
  const voice = await voiceOn('rules')
  await expect(voice.keep(more)).rejects.toMatchObject({ code })
  expect(voice.core.speech.list()).toEqual([])
})

test('a removed recording is written down all the same', async () => {
  const voice = await voiceOn('openai')
  const { id } = await voice.keep()
  await voice.handlers['voice.remove']({ recordingId: id }, context())
  await expect(voice.transcribe(id)).rejects.toMatchObject({ code: 'RECORDING_GONE' })
})
