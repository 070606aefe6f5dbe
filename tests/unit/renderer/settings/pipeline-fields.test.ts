import { describe, expect, it, test } from 'vitest'
import { modelCatalogue } from '#main/brain/catalogue.ts'
import { settingsSchema, type SettingKey } from '#main/settings/schema.ts'
import { secretNames } from '#main/settings/settings.ts'
import { placeholders } from '#main/video/mail/fill-template.ts'
import { inSteps } from '#renderer/features/settings/draft.ts'
import { insertAt } from '#renderer/features/settings/insert-at.ts'
import { readKeyFile } from '#renderer/features/settings/key-file.ts'
import { hostValues, mailHosts, signInValues } from '#renderer/features/settings/mail-hosts.ts'
import { mailWords } from '#renderer/features/settings/mail-words.ts'
import { modelsFor } from '#renderer/features/settings/model-choices.ts'
import { sections } from '#renderer/features/settings/sections.ts'
import { switchWords, type SwitchKey } from '#renderer/features/settings/switch-words.ts'
import { voicesFor, voiceTrouble } from '#renderer/features/settings/voice-names.ts'
import { en } from '#renderer/i18n/en.ts'

const openAi = 'https://api.openai.com/v1'

describe('a voice that cannot speak', () => {
  it.each([
    ['realtime', 'fable', openAi, 'notRealtime'],
    ['realtime', 'onyx', 'http://127.0.0.1:9/v1', 'notRealtime'],
    ['realtime', ' nova ', '', 'notRealtime'],
    ['speech', 'fable', openAi, null],
    ['realtime', 'cedar', openAi, null],
    ['speech', 'ceder', openAi, 'unknown'],
    ['speech', 'voice_1234abcd', openAi, null],
    ['speech', 'house-voice', 'http://127.0.0.1:9/v1', null],
    ['speech', 'house-voice', 'https://eu.api.openai.com/v1', 'unknown'],
    ['speech', 'house-voice', 'https://openai.com.example/v1', null],
  ] as const)('in %s mode %s at %s is judged wrongly', (mode, voice, address, trouble) => {
    expect(voiceTrouble(mode, voice, address)).toBe(trouble)
  })

  it('is suggested', () => {
    expect(voicesFor('realtime')).not.toContain('nova')
    expect(voicesFor('realtime')).toHaveLength(10)
    expect(voicesFor('speech')).toHaveLength(13)
  })
})

test('a model is suggested for what it cannot do', () => {
  const models = modelCatalogue.map((model) => ({ ...model, warning: null }))
  const ids = (use: Parameters<typeof modelsFor>[0]): readonly string[] =>
    modelsFor(use, models).map(({ id }) => id)
  expect(ids('speech')).toEqual(expect.arrayContaining(['gpt-4o-mini-tts', 'tts-1', 'tts-1-hd']))
  expect(ids('realtime')).toEqual(expect.arrayContaining(['gpt-realtime-2.1-mini', 'gpt-realtime']))
  expect(ids('text').filter((id) => /tts|realtime|audio|transcribe|whisper|embedding/.test(id))).toEqual([])
  const all = (['text', 'transcribe', 'speech', 'realtime'] as const).flatMap(ids)
  expect(new Set(all).size).toBe(all.length)
})

describe('a file that is no key of a service account', () => {
  const key = { type: 'service_account', client_email: 'videos@p.iam.example', private_key: 'secret words' }

  it.each([
    ['notJson', 'client_id: 1'],
    ['oauth', JSON.stringify({ installed: { client_id: 'x' } })],
    ['oauth', JSON.stringify({ web: { client_id: 'x' } })],
    ['other', JSON.stringify({ ...key, private_key: '' })],
    ['other', JSON.stringify({ ...key, type: 'authorized_user' })],
    ['other', 'null'],
    ['tooLarge', JSON.stringify({ ...key, pad: 'x'.repeat(10_000) })],
  ])('is taken, or its trouble is not told (%s)', (why, text) => {
    expect(readKeyFile(text)).toEqual({ ok: false, why })
  })

  it('keeps a real one out', () => {
    expect(readKeyFile(` ${JSON.stringify(key, null, 2)}\n`)).toMatchObject({
      ok: true,
      email: key.client_email,
    })
  })
})

test('a word goes to the wrong place of the mail', () => {
  expect(insertAt('Hi , bye', '{{name}}', { start: 3, end: 3 })).toEqual({
    text: 'Hi {{name}}, bye',
    caret: 11,
  })
  expect(insertAt('Hi you', 'X', { start: 3, end: 6 }).text).toBe('Hi X')
  expect(insertAt('Hi', 'X', null)).toEqual({ text: 'HiX', caret: 3 })
  expect(insertAt('Hi', 'X', { start: 9, end: 1 }).text).toBe('HiX')
})

test('the screen offers a word that the core refuses, or hides one it knows', () => {
  expect(mailWords.toSorted()).toEqual(placeholders.toSorted())
})

test('a click on a provider fills in what the core refuses', () => {
  const values = [
    ...mailHosts.flatMap((host) => [hostValues(host, 'imap'), hostValues(host, 'smtp')]),
    signInValues('google'),
    signInValues('microsoft'),
  ]
  for (const one of values) expect(settingsSchema.parse(one)).toMatchObject(one)
})

test('one click changes the other server', () => {
  for (const host of mailHosts) {
    expect(Object.keys(hostValues(host, 'smtp')).filter((key) => key.startsWith('imap.'))).toEqual([])
    expect(hostValues(host, 'imap')).toMatchObject({ 'imap.port': 993, 'imap.secure': true })
  }
})

describe('a service of the videos', () => {
  const keys = [
    'voice.provider',
    'video.renderer',
    'delivery.provider',
    'mail.provider',
    'mailbox.provider',
  ] as const satisfies readonly (SwitchKey & SettingKey)[]

  it.each(keys)('is switched by %s without a word of what changes', (key) => {
    const choices = settingsSchema.shape[key].unwrap().options
    for (const to of choices) expect(switchWords(key, 'another', to)).toMatch(/^After saving, .{20,}/)
    expect(switchWords(key, 'local', 'local')).toBeNull()
  })

  it.each(keys)('is switched by %s before its fields are accepted', (key) => {
    expect(inSteps({ [key]: 'x', 'smtp.host': 'y' })).toEqual([{ 'smtp.host': 'y' }, { [key]: 'x' }])
  })

  it('has no section', () => {
    const ids = sections.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['mailbox', 'voice', 'video', 'delivery', 'mail']))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('a secret is listed by its technical name', () => {
  expect(secretNames.filter((name) => !(`workspace.secretName.${name}` in en))).toEqual([])
})
