import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { exportScript as exportWith } from '#main/scripts/export/export-script.ts'
import { safeFileName } from '#main/scripts/export/file-name.ts'
import { settable } from '#main/scripts/export/pdf-letters.ts'
import { scriptFonts } from '#tests/support/script-fonts.ts'
import { wrapLine } from '#main/scripts/export/wrap.ts'

const exportScript = (text: Parameters<typeof exportWith>[0], format: Parameters<typeof exportWith>[1]) =>
  exportWith(text, format, scriptFonts)

const script = {
  title: 'Primer script: Maria Ortiz',
  jobNumber: '2231-01',
  paragraphs: [
    { text: 'Hello Maria, this is Dana – from Harbor Home.' },
    { text: '' },
    { text: 'Your café roof is $24,850.\nNguyễn leads the crew.' },
  ],
  words: 17,
  seconds: 92,
  at: Date.UTC(2026, 10, 26, 15),
}

describe('an exported script', () => {
  test('as text is not what is read aloud', async () => {
    const { bytes, fileName, mime } = await exportScript(script, 'txt')
    expect(new TextDecoder().decode(bytes)).toBe(
      'Primer script: Maria Ortiz\n\nHello Maria, this is Dana – from Harbor Home.\n\n' +
        'Your café roof is $24,850.\nNguyễn leads the crew.\n',
    )
    expect([fileName, mime]).toEqual(['Primer script Maria Ortiz.txt', 'text/plain; charset=utf-8'])
  })

  test('as Word cannot be read back, or lacks its footer', async () => {
    const { bytes } = await exportScript(script, 'docx')
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    expect(value).toContain('Primer script: Maria Ortiz')
    expect(value).toContain('Job 2231-01 · November 26, 2026')
    expect(value).toContain('Your café roof is $24,850.<br />Nguyễn leads the crew.')
    const files = unzipSync(bytes)
    const footer = Object.keys(files).find((name) => /footer\d*\.xml$/.test(name)) ?? ''
    expect(new TextDecoder().decode(files[footer])).toContain('17 words, 1:32 minutes to speak')
    expect(new TextDecoder().decode(files['word/document.xml'])).toContain('w:sz w:val="28"')
  })

  test('as PDF cannot be read back', async () => {
    const { bytes } = await exportScript(script, 'pdf')
    const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
    expect(totalPages).toBe(1)
    expect(text).toContain('Hello Maria, this is Dana – from Harbor Home.')
    expect(text).toContain('Your café roof is $24,850.')
    expect(text).toContain('Nguyễn leads the crew.')
    expect(text).toContain('17 words, 1:32 minutes to speak · page 1 of 1')
  })

  test('loses words at the end of a page, or writes beyond the margin', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => ({
      text: Array.from({ length: 40 }, (_word, word) => `p${index}w${word}`).join(' '),
    }))
    const { bytes } = await exportScript({ ...script, paragraphs, words: 2400 }, 'pdf')
    const pdf = await getDocumentProxy(bytes)
    const { text, totalPages } = await extractText(pdf, { mergePages: true })
    expect(totalPages).toBeGreaterThan(3)
    const missing = paragraphs.flatMap((one) => one.text.split(' ')).filter((word) => !text.includes(word))
    expect(missing).toEqual([])
    for (let number = 1; number <= totalPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      for (const item of items) {
        if (!('transform' in item)) continue
        expect(item.transform[4]).toBeGreaterThanOrEqual(71)
        expect(item.transform[4] + item.width).toBeLessThanOrEqual(541)
        expect(item.transform[5]).toBeGreaterThanOrEqual(39)
      }
    }
  })

  test('is made of nothing', async () => {
    await expect(exportScript({ ...script, paragraphs: [], words: 0 }, 'pdf')).rejects.toMatchObject({
      code: 'SCRIPT_EMPTY',
    })
  })
})

test.each([
  ['Primer script: Maria Ortiz', 'Primer script Maria Ortiz'],
  ['a/b\\c<d>e|f?g*h"i', 'a b c d e f g h i'],
  ['con', 'con script'],
  ['COM1.txt', 'COM1.txt script'],
  ['Ends with dots...', 'Ends with dots'],
  ['', 'Script'],
  ['...', 'Script'],
  ['../../etc/passwd', '.. .. etc passwd'],
  ['x'.repeat(200), 'x'.repeat(80)],
])('Windows refuses the file of %j', (title, name) => expect(safeFileName(title)).toBe(name))

test('a PDF spells a name otherwise than it is, or shows boxes', async () => {
  const named = (text: string) => ({ ...script, paragraphs: [{ text }] })
  const { bytes } = await exportScript(named('Wałęsa, Žižek and Núñez in Łódź'), 'pdf')
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  expect(text).toContain('Wałęsa, Žižek and Núñez in Łódź')
  await expect(exportScript(named('Hello 日本'), 'pdf')).rejects.toMatchObject({ code: 'PDF_LETTERS' })
})

test('an invisible mark or a tab ends up as a box', () => {
  const letters = new Set(Array.from('ab cé').map((letter) => letter.codePointAt(0) ?? 0))
  expect(settable('a\u200bb\tc e\u0301'.replace(' e', ' é').replace('\u0301', ''), letters)).toBe('ab c é')
})

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['', 4, []],
])('wraps %j at %i wrongly', (line, width, lines) => {
  expect(wrapLine(line, width, (text) => text.length)).toEqual(lines)
})
