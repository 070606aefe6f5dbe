import { describe, expect, it } from 'vitest'
import { chunkDocument } from '#main/knowledge/chunk.ts'
import { collectionOf } from '#main/knowledge/collection-of.ts'
import { parseDocument, titleFromPath } from '#main/knowledge/parse.ts'
import { LOCKED, makeDocx, makePdf } from './documents.ts'

async function chunks(path: string, content: string | Uint8Array) {
  const parsed = await parseDocument(path, typeof content === 'string' ? Buffer.from(content) : content)
  if (!parsed.ok) throw new Error(parsed.error)
  return { title: parsed.title, chunks: chunkDocument(parsed.document, parsed.title) }
}

async function errorOf(path: string, content: Uint8Array): Promise<string> {
  const parsed = await parseDocument(path, content)
  return parsed.ok ? '' : parsed.error
}

describe('formats', () => {
  it('loses headings, lists or table headers of Markdown', async () => {
    const { title, chunks: found } = await chunks(
      'a.md',
      '---\ntitle: Guide\n---\n# Guide\nIntro **bold** [link](x).\n## Prices\n| Item | Price |\n|---|---|\n| Vent | $12 |\n| Cap | $3 |\n### Notes\n- one\n- two\n',
    )
    expect(title).toBe('Guide')
    expect(found).toEqual([
      { heading: '', text: 'Intro bold link.' },
      { heading: 'Prices', text: 'Item: Vent; Price: $12\nItem: Cap; Price: $3' },
      { heading: 'Prices › Notes', text: '- one\n- two' },
    ])
  })

  it('reads scripts, styles or navigation of a page as text', async () => {
    const { title, chunks: found } = await chunks(
      'a.html',
      '<title>T</title><script>evil()</script><style>p{}</style><nav>Home</nav><h1>Doors</h1><p>We &amp; you<br>fit.</p><ul><li>Oak</li></ul><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    )
    expect(title).toBe('Doors')
    expect(found).toEqual([{ heading: '', text: 'We & you fit.\n- Oak\nA: 1; B: 2' }])
  })

  it('leaves a paragraph of a text file broken at its line ends', async () => {
    const text =
      'HEAT RULES\n\nWhen the forecast is above ninety five degrees, the crews start at 6 am and\nstop by 2 pm.\n'
    const { chunks: found } = await chunks('heat.txt', text)
    expect(found[0]?.text).toContain('6 am and stop by 2 pm.')
  })

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffGröße zählt.', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('Size matters here.', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGröße zählt.')],
    ['Windows-1252', Buffer.from('Gr\u00f6\u00dfe z\u00e4hlt.', 'latin1')],
  ])('%s is garbled', async (_name, bytes) => {
    const { chunks: found } = await chunks('a.txt', bytes)
    expect(found[0]?.text).toMatch(/^(Größe zählt|Size matters here)\.$/)
  })

  it('misses headings and tables of a Word document', async () => {
    const docx = makeDocx(
      ['# Deposits', 'We ask for 30 percent.'],
      [
        ['Step', 'Share'],
        ['Signing', 'a third'],
      ],
    )
    const { title, chunks: found } = await chunks('deposit.docx', docx)
    expect(title).toBe('Deposits')
    expect(found[0]?.text).toBe('We ask for 30 percent.\nStep: Signing; Share: a third')
  })

  it('misses the pages of a PDF', async () => {
    const pdf = makePdf([['The first page speaks of gutters.'], ['The second page speaks of (oak) doors.']])
    const { chunks: found } = await chunks('a.pdf', pdf)
    expect(found).toMatchObject([
      { heading: 'Page 1', text: 'The first page speaks of gutters.' },
      { heading: 'Page 2', text: 'The second page speaks of (oak) doors.' },
    ])
  })

  it.each([
    ['scan.pdf', makePdf([[]]), /pictures of pages/],
    ['locked.pdf', makePdf([['x']], LOCKED), /locked with a password/],
    ['broken.pdf', Buffer.from('%PDF-1.4 nonsense'), /could not be opened/],
    ['broken.docx', Buffer.from('PK nonsense'), /could not be opened/],
    ['empty.md', Buffer.alloc(0), /is empty/],
    ['blank.md', Buffer.from('\n\n  \n'), /holds no text/],
    ['binary.txt', Buffer.from(Array.from({ length: 400 }, (_, i) => i % 7)), /no readable text/],
    ['big.txt', Buffer.alloc(21 * 1024 * 1024, 65), /the limit is 20 MB/],
  ])('%s is dropped without a reason', async (path, bytes, reason) => {
    expect(await errorOf(path, bytes)).toMatch(reason)
  })

  it.each([
    ['call.txt', 'Ann Lee: Hi there.\nBo Diaz: Hello.\nAnn Lee: The roof leaks.\nBo Diaz: Since when?\n'],
    [
      'call.vtt',
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Hi there.\n\n00:00:03.000 --> 00:00:04.000\n<v Bo Diaz>Hello.\n\n00:00:05.000 --> 00:00:06.000\n<v Ann Lee>The roof leaks.</v>\n',
    ],
    [
      'call.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: Hi there.\n\n2\n00:00:03,000 --> 00:00:04,000\nBo Diaz: Hello.\n\n3\n00:00:05,000 --> 00:00:06,000\nAnn Lee: The roof leaks.\n',
    ],
  ])('%s loses who said what', async (path, text) => {
    const { chunks: found } = await chunks(path, text)
    expect(found[0]?.text).toMatch(/^Ann Lee: Hi there\.\nBo Diaz: Hello\.\nAnn Lee: The roof leaks\./)
  })
})

describe('chunks', () => {
  it('cuts a sentence in two, or makes passages without end', () => {
    const sentences = Array.from({ length: 120 }, (_, i) => `Sentence ${i} has exactly eight words in it.`)
    const document = { title: null, blocks: [{ kind: 'paragraph', text: sentences.join(' ') } as const] }
    const found = chunkDocument(document, 'T')
    expect(found.length).toBeGreaterThan(2)
    for (const { text } of found) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(400)
      expect(text).toMatch(/^Sentence \d+ .* in it\.$/s)
    }
    const last = sentences.findIndex((one) => found[1]?.text.startsWith(one))
    expect(found[0]?.text).toContain(sentences[last])
  })

  it('runs for ever on a text without a full stop', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(' ')
    const found = chunkDocument({ title: null, blocks: [{ kind: 'paragraph', text }] }, 'T')
    expect(found.map((one) => one.text).join(' ')).toContain('w4999')
    expect(found.length).toBeLessThan(30)
  })

  it('cuts a speaker off, or forgets the name when it must', () => {
    const long = Array.from({ length: 100 }, () => 'So we talked about the roof again.').join(' ')
    const turns = [
      { kind: 'turn', speaker: 'Ann', text: long },
      { kind: 'turn', speaker: 'Bo', text: 'Fine.' },
    ] as const
    const found = chunkDocument({ title: null, blocks: turns }, 'T')
    for (const { text } of found) expect(text).toMatch(/^(Ann|Bo): /)
  })
})

describe('names and collections', () => {
  it.each([
    ['01-roof_warranty.v2.md', 'Roof warranty v2'],
    ['a/b/price list.pdf', 'Price list'],
    ['2026-10-05-meeting.txt', '2026 10 05 meeting'],
  ])('%s makes a strange title', (path, title) => expect(titleFromPath(path)).toBe(title))

  it.each([
    ['x/Projects/a.md', '', 'project'],
    ['meetings/2026/a.md', '', 'meeting'],
    ['training/project/a.md', '', 'project'],
    ['a.md', 'Attendees: Dana, Marcus', 'meeting'],
    ['a.md', 'Job number 2231-01', 'project'],
    ['a.md', 'How to sell', 'training'],
  ])('%s (%s) is put into the wrong collection', (path, text, collection) => {
    expect(collectionOf(path, '', text)).toBe(collection)
  })
})
