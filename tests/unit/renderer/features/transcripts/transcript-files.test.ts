import { expect, test } from 'vitest'
import { isTranscriptFile, mayBeTranscript } from '#renderer/features/transcripts/import/transcript-files.ts'

test.each([
  ['call.vtt', true],
  ['CALL.SRT', true],
  ['a.b.docx', true],
  ['photo.png', false],
  ['vtt', false],
  ['call.vtt.zip', false],
])('%s dropped on Settings goes the wrong way', (name, is) => {
  expect(isTranscriptFile(name)).toBe(is)
})

test.each([
  ['', true],
  ['text/vtt', true],
  ['application/pdf', true],
  ['application/json', true],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
  ['image/png', false],
  ['application/zip', false],
])('a dragged file of the type "%s" is promised the wrong thing', (type, may) => {
  expect(mayBeTranscript(type)).toBe(may)
})
