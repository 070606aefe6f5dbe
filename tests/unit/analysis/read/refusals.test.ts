import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { readTranscriptFile } from '#main/analysis/read/read-transcript.ts'
import { refuseTooLarge } from '#main/analysis/read/refuse.ts'
import { LOCKED, makeDocx, makePdf } from '#tests/unit/knowledge/documents.ts'

const MB = 1024 * 1024
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const talk = makeDocx(['Ann: Hello.', 'Bo: Hi.'])

/** A document that unpacks to `megabytes` of spaces. */
function bomb(megabytes: number): Uint8Array {
  return zipSync({ 'word/document.xml': new Uint8Array(megabytes * MB).fill(0x20) }, { level: 9 })
}

test.each([
  ['an empty file', 'a.vtt', new Uint8Array(), 'EMPTY'],
  ['nothing but space', 'a.txt', bytesOf(' \r\n\t '), 'EMPTY'],
  ['a text in which nobody speaks', 'a.txt', bytesOf('We sell roofs.\nThey are good: really.\n'), 'NO_TURNS'],
  ['captions without cues', 'a.vtt', bytesOf('WEBVTT\n\nNOTE nothing\n'), 'NO_TURNS'],
  ['cues without words', 'a.srt', bytesOf('1\n00:00:01,000 --> 00:00:02,000\n\n'), 'NO_TURNS'],
  [
    'bytes under the name of captions',
    'a.vtt',
    bytesOf('\u0001\u0002\u0003\u0000\u00ff\u0007\u0005'.repeat(90)),
    'NOT_TEXT',
  ],
  ['sound', 'a.m4a', bytesOf('\u0000\u0000\u0000 ftypM4A \u0000\u0000'), 'IS_MEDIA'],
  [
    'video under the name of captions',
    'a.vtt',
    bytesOf('\u0000\u0000\u0000 ftypisom\u0000\u0000'),
    'IS_MEDIA',
  ],
  ['a sound file by its name', 'call.mp3', bytesOf('Ann: hi\nBo: ho'), 'IS_MEDIA'],
  ['a picture', 'a.txt', bytesOf('\u0089PNG\r\n\u001a\n'), 'IS_IMAGE'],
  ['rich text', 'a.doc', bytesOf('{\\rtf1 Ann: hi}'), 'IS_RTF'],
  [
    'an old or locked Word document',
    'a.docx',
    bytesOf('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
    'OLD_OFFICE',
  ],
  ['half a Word document', 'a.docx', talk.slice(0, talk.length / 2), 'DOCX_DAMAGED'],
  [
    'a Word document with broken middle',
    'a.docx',
    talk.map((byte, i) => (i > 60 && i < 900 ? byte ^ 0x55 : byte)),
    'DOCX_DAMAGED',
  ],
  ['a zip that is no Word document', 'a.docx', zipSync({ 'a.txt': strToU8('Ann: hi') }), 'NOT_DOCX'],
  ['a document that unpacks to gigabytes', 'a.docx', bomb(120), 'DOCX_HUGE'],
  ['a broken PDF', 'a.pdf', bytesOf('%PDF-1.7\nnothing of this is true'), 'PDF_DAMAGED'],
  [
    'bytes under the name of a PDF',
    'a.pdf',
    bytesOf('\u0001\u0002\u0003\u0000\u00ff\u0007'.repeat(90)),
    'PDF_DAMAGED',
  ],
  ['a scanned PDF', 'a.pdf', makePdf([[], []]), 'PDF_SCANNED'],
  ['a locked PDF', 'a.pdf', makePdf([['Ann: hi']], LOCKED), 'PDF_LOCKED'],
  ['a text that is too large', 'a.docx', new Uint8Array(26 * MB).fill(0x61), 'TOO_LARGE'],
])('%s is read, or refused without a reason', async (_what, name, bytes, code) => {
  const error: unknown = await readTranscriptFile(name, bytes).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UserError)
  const { code: said, message, nextStep } = error as UserError
  expect(said).toBe(code)
  expect(message.length).toBeGreaterThan(15)
  expect(nextStep).toMatch(/\.$/)
})

describe('size', () => {
  test.each([
    ['a.vtt', 25 * MB, false],
    ['a.vtt', 25 * MB + 1, true],
    ['a.docx', 50 * MB, false],
    ['a.PDF', 50 * MB + 1, true],
    ['a', 100 * MB, true],
  ])('%s of %i bytes: refused %s', (name, size, refused) => {
    const check = (): void => refuseTooLarge(name, size)
    let said = ''
    try {
      check()
    } catch (error) {
      said = error instanceof UserError ? error.code : String(error)
    }
    expect(said).toBe(refused ? 'TOO_LARGE' : '')
  })

  test('goes on although it was stopped', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(readTranscriptFile('a.txt', bytesOf('Ann: hi'), stopped)).rejects.toThrow('stopped')
  })
})
