import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { createHandlers } from '#main/rpc/handlers.ts'
import { createRecordings } from '#main/store/recordings.ts'
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

test('a recording left by a window that died cannot be written down', async () => {
  const { handlers, transcribe } = await voiceOn('openai', ({ size }) => ({ text: `${size} bytes` }))
  const recordingId = randomUUID()
  const [first, second] = [webmSound(100), webmSound(20)].map((one) => Buffer.from(one).toString('base64'))
  const start = { recordingId, conversationId: null, mime: 'audio/webm;codecs=opus', base64: first ?? '' }
  await handlers['voice.begin'](start, context())
  await handlers['voice.append']({ recordingId, seq: 1, base64: second ?? '' }, context())
  expect(await handlers['voice.list']({}, context())).toMatchObject([{ id: recordingId, state: 'kept' }])
  expect((await transcribe(recordingId)).text).toBe('120 bytes')
})

test('more was said while a second window had it written down: the end is lost', async () => {
  const release = Promise.withResolvers<void>()
  const { handlers, transcribe } = await voiceOn('openai', ({ size }, number) => ({
    text: `${size} bytes`,
    ...(number === 0 ? { fault: { kind: 'slowFirstByte', release: release.promise } } : {}),
  }))
  const recordingId = randomUUID()
  const base64 = Buffer.from(webmSound(100)).toString('base64')
  await handlers['voice.begin']({ recordingId, conversationId: null, mime: 'audio/webm', base64 }, context())
  const early = transcribe(recordingId)
  await server?.request(0)
  await handlers['voice.append']({ recordingId, seq: 1, base64 }, context())
  await handlers['voice.finish']({ recordingId }, context())
  const whole = transcribe(recordingId)
  release.resolve()
  expect([(await early).text, (await whole).text]).toEqual([null, '200 bytes'])
})

test.each([
  ['an unknown recording', { recordingId: 'rec_none' }, 'RECORDING_GONE'],
  ['a piece after the next one', { seq: 3 }, 'RECORDING_ORDER'],
  ['an empty piece', { base64: '' }, 'RECORDING_EMPTY'],
  [
    'more than 25 MB in all',
    { base64: Buffer.from(webmSound(LONGEST_RECORDING_BYTES)).toString('base64') },
    'RECORDING_TOO_BIG',
  ],
])('%s is taken, or refused without a reason', async (_, more, code) => {
  const { handlers } = await voiceOn('rules')
  const recordingId = randomUUID()
  const base64 = Buffer.from(webmSound(100)).toString('base64')
  await handlers['voice.begin']({ recordingId, conversationId: null, mime: 'audio/webm', base64 }, context())
  const append = async () =>
    await handlers['voice.append']({ recordingId, seq: 1, base64, ...more }, context())
  const refused = await append().catch((error: unknown) => error)
  expect(refused).toMatchObject({ code, nextStep: expect.stringMatching(/\w/) })
  expect(await handlers['voice.list']({}, context())).toMatchObject([{ id: recordingId, size: 100 }])
})

test('a message is stored without what it was said as, or what was not sent goes with it', async () => {
  const { core: app, handlers, keep, transcribe } = await voiceOn('openai')
  const [said, unsent] = [await keep(), await keep()]
  await Promise.all([transcribe(said.id), transcribe(unsent.id)])
  const { id: conversationId } = app.chat.create()
  const message = { conversationId, attachmentIds: [], route: 'general' as const, editOf: null }
  const { userMessageId } = await handlers['chat.send'](
    { ...message, text: 'Hello', recordingIds: [said.id] },
    context(),
  )
  await app.chat.idle()
  const edited = await handlers['chat.send'](
    { ...message, text: 'Hello again', recordingIds: [], editOf: userMessageId },
    context(),
  )
  await app.chat.idle()
  const rows = app.workspace.db.prepare('select id, message_id from recordings order by rowid').all()
  expect(rows).toEqual([
    { id: said.id, message_id: edited.userMessageId },
    { id: unsent.id, message_id: null },
  ])
  const listed = await handlers['voice.list']({}, context())
  expect(listed.find(({ id }) => id === said.id)?.conversationId).toBe(conversationId)
})

test('dictations about something else, or never sent, go when a customer is created', async () => {
  const { core: app, keep } = await voiceOn('rules')
  const stored = createRecordings(app.workspace, systemClock, createIds(systemClock))
  const [said, note, unsent] = [await keep(), await keep(), await keep()]
  for (const { id, size } of [said, note, unsent]) stored.transcribed(id, { text: 'Heard.', size })
  const { id: conversationId } = app.chat.create()
  const send = async (text: string, route: 'crm' | 'new_client', recordingId: string) => {
    app.chat.send({ conversationId, text, route, recordingIds: [recordingId] })
    await app.chat.idle()
  }
  await send('Which jobs are in negotiation?', 'crm', note.id)
  await send('New client Dana Whitfield, 614-555-0187', 'new_client', said.id)
  const [client] = app.clients.list()
  expect(stored.ofClient(client?.id ?? '')).toEqual([said.id])
})

test('a message that could not be stored takes the recording along', async () => {
  const { core: app, handlers, keep, transcribe } = await voiceOn('openai')
  const { id } = await keep()
  await transcribe(id)
  const message = { text: 'Hello', attachmentIds: [], route: null, editOf: 'msg_gone', recordingIds: [id] }
  const sent = async () =>
    await handlers['chat.send']({ ...message, conversationId: app.chat.create().id }, context())
  await expect(sent()).rejects.toMatchObject({ code: 'MESSAGE_GONE' })
  expect(app.speech.list()).toMatchObject([{ id, conversationId: null }])
})

test('a removed recording is written down all the same', async () => {
  const voice = await voiceOn('openai')
  const { id } = await voice.keep()
  await voice.handlers['voice.remove']({ recordingId: id }, context())
  await expect(voice.transcribe(id)).rejects.toMatchObject({ code: 'RECORDING_GONE' })
})
