import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readTranscriptFile } from '#main/analysis/read/read-transcript.ts'
import { makeDocx, makePdf } from '#tests/unit/knowledge/documents.ts'
import { playOf, timedPlayOf } from './play.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function docxOf(body: string, prefix = 'w'): Uint8Array {
  const xml = `<?xml version="1.0"?><${prefix}:document xmlns:${prefix}="${NAMESPACE}"><${prefix}:body>${body}</${prefix}:body></${prefix}:document>`
  return zipSync({ 'word/document.xml': strToU8(xml) })
}
const paragraphs = (...lines: readonly string[]): Uint8Array => makeDocx(lines)

describe('Word documents', () => {
  test.each([
    [
      'the head of a Teams transcript becomes a turn',
      paragraphs(
        'Roof visit-20240710_150000-Meeting Recording',
        'July 10, 2024, 3:00PM',
        '34m 12s',
        '',
        'Ann Lee started transcription',
        'Ann Lee   0:03',
        'Hello.',
        'And: more.',
        'Bo Park   1:04',
        'Hi.',
        'Ann Lee   1:10',
        'So.',
        'Ann Lee stopped transcription',
      ),
      ['Ann Lee 3-?: Hello. And: more.', 'Bo Park 64-?: Hi.', 'Ann Lee 70-?: So.'],
      'teams-docx',
    ],
    [
      'line breaks inside of a paragraph run name and words together',
      docxOf(
        '<w:p><w:r><w:t>Ann Lee</w:t></w:r><w:r><w:t xml:space="preserve">   0:03</w:t></w:r><w:r><w:br/><w:t>Hello &amp; hi.</w:t></w:r></w:p><w:p><w:r><w:t>Bo   0:05</w:t><w:br/><w:t>Hi.</w:t></w:r></w:p><w:p><w:r><w:t>Ann Lee   0:09</w:t><w:br/><w:t>So.</w:t></w:r></w:p>',
      ),
      ['Ann Lee 3-?: Hello & hi.', 'Bo 5-?: Hi.', 'Ann Lee 9-?: So.'],
      'teams-docx',
    ],
    [
      'the older Teams document with ranges is not read',
      paragraphs(
        '0:0:0.0 --> 0:0:2.880',
        'Ann Lee',
        'Hello.',
        '0:0:3.0 --> 0:0:4.5',
        'Bo Park',
        'Hi.',
        '0:0:5.0 --> 0:0:6.0',
        'Ann Lee',
        'Fine,',
        'thanks.',
        '0:0:7.0 --> 0:0:8.0',
        'Bo Park',
        'Bye.',
      ),
      ['Ann Lee 0-2.88: Hello.', 'Bo Park 3-4.5: Hi.', 'Ann Lee 5-6: Fine, thanks.', 'Bo Park 7-8: Bye.'],
      'teams-docx',
    ],
    [
      'name, time and words in three paragraphs are not read',
      paragraphs(
        'Ann Lee',
        '0:03',
        'Hello.',
        'Bo Park',
        '0:05',
        'Hi.',
        'Ann Lee',
        '0:08',
        'So.',
        'Bo Park',
        '0:10',
        'Yes.',
      ),
      ['Ann Lee 3-?: Hello.', 'Bo Park 5-?: Hi.', 'Ann Lee 8-?: So.', 'Bo Park 10-?: Yes.'],
      'teams-docx',
    ],
    [
      'a document with names and colons is not read',
      paragraphs('# Call with Ann', 'Ann: Hello.', 'Bo: Hi.', 'Ann: So.', 'It rains.', 'Bo: Yes.'),
      ['Ann ?-?: Hello.', 'Bo ?-?: Hi.', 'Ann ?-?: So. It rains.', 'Bo ?-?: Yes.'],
      'docx',
    ],
    [
      'a table of time, name and words is not read',
      makeDocx(
        [],
        [
          ['Time', 'Speaker', 'Text'],
          ['0:03', 'Ann', 'Hello.'],
          ['0:05', 'Bo', 'Hi.'],
          ['0:09', 'Ann', 'So.'],
          ['0:10', 'Bo', 'Yes.'],
        ],
      ),
      ['Ann 3-?: Hello.', 'Bo 5-?: Hi.', 'Ann 9-?: So.', 'Bo 10-?: Yes.'],
      'docx',
    ],
    [
      'another prefix than w is not read, or deleted words and fields are',
      docxOf(
        '<x:p><x:r><x:t>Ann: Hello.</x:t></x:r><x:del><x:r><x:delText>gone</x:delText></x:r></x:del><x:r><x:instrText>PAGE</x:instrText></x:r></x:p><x:p><x:r><x:t>Bo: Hi.</x:t></x:r></x:p>',
        'x',
      ),
      ['Ann ?-?: Hello.', 'Bo ?-?: Hi.'],
      'docx',
    ],
  ])('%s', async (_bug, bytes, turns, format) => {
    const read = await readTranscriptFile('call.docx', bytes)
    expect(timedPlayOf(read)).toEqual(turns)
    expect(read.format).toBe(format)
  })

  test('when a Teams meeting was is not read', async () => {
    const read = await readTranscriptFile(
      'x.docx',
      paragraphs('Roof visit', 'July 10, 2024, 3:00PM', 'Ann   0:03', 'Hi.', 'Bo   0:05', 'Ho.'),
    )
    expect([read.title, read.heldAt]).toEqual(['Roof visit', new Date(2024, 6, 10, 15).getTime()])
  })
})

describe('PDF', () => {
  test.each([
    [
      'running heads and page numbers become words, or wrapped lines a turn',
      [
        [
          'Call with Ann',
          'Ann Lee: Hello, we came to look at',
          'the roof of the house.',
          'Bo: Good. The other',
          'Page 1 of 3',
        ],
        ['Call with Ann', 'one said: it is old.', 'Ann Lee: It is.', 'Bo: What now?', 'Page 2 of 3'],
        ['Call with Ann', 'Ann Lee: We measure', 'and write.', 'Page 3 of 3'],
      ],
      [
        'Ann Lee ?-?: Hello, we came to look at the roof of the house.',
        'Bo ?-?: Good. The other one said: it is old.',
        'Ann Lee ?-?: It is.',
        'Bo ?-?: What now?',
        'Ann Lee ?-?: We measure and write.',
      ],
    ],
    [
      'names and times at the top of pages are taken for running heads',
      [
        ['Speaker 1  0:01', 'Hello.', '1'],
        ['Speaker 2  0:09', 'Hi.', '2'],
        ['Speaker 1  0:15', 'So.', '3'],
        ['Speaker 2  0:31', 'Yes.', '4'],
      ],
      ['Speaker 1 1-?: Hello.', 'Speaker 2 9-?: Hi.', 'Speaker 1 15-?: So.', 'Speaker 2 31-?: Yes.'],
    ],
    [
      'page numbers of two pages become words',
      [
        ['Ann: Hello.', 'Bo: Hi.', '1'],
        ['Ann: So.', 'Bo: Yes.', '2'],
      ],
      ['Ann ?-?: Hello.', 'Bo ?-?: Hi.', 'Ann ?-?: So.', 'Bo ?-?: Yes.'],
    ],
    [
      'closing words of Meet that break over two lines become words',
      [
        [
          'Ann: Hello.',
          'Bo: Hi.',
          'Ann: So.',
          'Bo: Yes.',
          'Transcription ended after 00:01:10',
          'This editable transcript was computer generated and might contain errors. People can',
          'also change the text after it was created.',
        ],
      ],
      ['Ann ?-?: Hello.', 'Bo ?-?: Hi.', 'Ann ?-?: So.', 'Bo ?-70: Yes.'],
    ],
  ])('%s', async (_bug, pages, turns) => {
    const read = await readTranscriptFile('call.pdf', makePdf(pages))
    expect(timedPlayOf(read)).toEqual(turns)
    expect(read.format).toBe('pdf')
  })
})

describe('encodings', () => {
  const text = 'Zoë: Hello “you”.\nBø: Hi.\nZoë: So.\nBø: Yes.'
  const russian = 'Анна: Здравствуйте.\nИван: Добрый день.\nАнна: Так.\nИван: Да.'
  const wide = (words: string, mark: boolean, swap: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + words, 'utf16le')
    return swap ? bytes.swap16() : bytes
  }
  const plays: Readonly<Record<string, readonly string[]>> = {
    [text]: ['Zoë: Hello “you”.', 'Bø: Hi.', 'Zoë: So.', 'Bø: Yes.'],
    [russian]: ['Анна: Здравствуйте.', 'Иван: Добрый день.', 'Анна: Так.', 'Иван: Да.'],
  }
  test.each([
    ['UTF-8', text, Buffer.from(text)],
    ['UTF-8 with a mark', text, Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', text, wide(text, true, false)],
    ['UTF-16 BE with a mark', text, wide(text, true, true)],
    ['UTF-16 LE', text, wide(text, false, false)],
    ['UTF-16 BE', text, wide(text, false, true)],
    ['UTF-16 LE, Cyrillic', russian, wide(russian, false, false)],
    ['UTF-16 BE, Cyrillic', russian, wide(russian, false, true)],
    [
      'UTF-8, cut in the middle of a letter',
      russian,
      Buffer.concat([Buffer.from(russian), Buffer.from([0xd0])]),
    ],
    ['Windows-1252', text, Buffer.from(text.replace('“', '\u0093').replace('”', '\u0094'), 'latin1')],
  ])('%s is misread', async (_name, words, bytes) => {
    expect(playOf(await readTranscriptFile('call.txt', bytes))).toEqual(plays[words])
  })
})
