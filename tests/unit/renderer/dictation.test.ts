import { expect, test } from 'vitest'
import { microphoneTrouble } from '#renderer/features/chat/composer/dictation/microphone-trouble.ts'
import {
  endsOnRelease,
  spokenTime,
  withSpoken,
} from '#renderer/features/chat/composer/dictation/spoken-text.ts'
import { readDraft } from '#renderer/features/chat/composer/drafts.ts'
import { t } from '#renderer/i18n/t.ts'
import { recordingEnding, soundMimeOf } from '#shared/domain/recording-formats.ts'

test.each([
  ['', ' Maria Ortiz. ', 'Maria Ortiz.'],
  ['Note:', 'two windows', 'Note: two windows'],
  ['Note:\n', 'two windows', 'Note:\ntwo windows'],
  ['  \n', 'two windows', 'two windows'],
])('what was typed (%j) is lost or glued to what was said', (draft, spoken, text) => {
  expect(withSpoken(draft, spoken)).toBe(text)
})

test.each([
  ['NotAllowedError', /blocked.*try again/],
  ['NotFoundError', /No microphone.*try again/],
  ['NotReadableError', /in use.*try again/],
  ['TypeError', /cannot record/],
])('%s is told without what to do', (name, words) => {
  const error = Object.assign(new Error('x'), { name })
  expect(t(microphoneTrouble(error))).toMatch(words)
})

test.each([
  ['a click leaves the microphone off', { at: 1000, began: true }, 1100, false],
  ['letting go after holding leaves it on', { at: 1000, began: true }, 2500, true],
  ['a second click leaves it on', { at: 1000, began: false }, 1100, true],
])('%s', (_, press, now, ends) => expect(endsOnRelease(press, now)).toBe(ends))

test('the time spoken reads wrongly', () => {
  expect([spokenTime(0), spokenTime(7.9), spokenTime(750)]).toEqual(['0:00', '0:07', '12:30'])
})

test.each([
  ['call.m4a', '', 'audio/mp4'],
  ['call.MP3', 'audio/mpeg', 'audio/mpeg'],
  ['call.webm', 'video/webm', 'audio/webm'],
  ['call.wav', 'audio/x-wav', 'audio/x-wav'],
  ['roof.mp4', 'video/mp4', null],
  ['notes.txt', 'text/plain', null],
  ['photo', 'image/png', null],
])('%s (%s) is taken for the wrong thing', (name, type, mime) => {
  expect(soundMimeOf({ name, type })).toBe(mime)
  expect(recordingEnding(mime ?? 'audio/webm')).not.toBeNull()
})

test('a draft of the version before is thrown away', () => {
  const stored = JSON.stringify({ text: 'Call Maria', route: null, attachments: [] })
  const storage = { getItem: () => stored, setItem: () => undefined, removeItem: () => undefined }
  expect(readDraft(storage, 'c1')).toEqual({
    text: 'Call Maria',
    route: null,
    attachments: [],
    recordings: [],
  })
})
