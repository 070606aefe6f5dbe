import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { readTranscriptFile } from '#main/analysis/read/read-transcript.ts'
import { makeDocx } from '#tests/unit/knowledge/documents.ts'
import { mangled, seeded } from './mangle.ts'

const LIMIT_MS = 2000

/** What became of the bytes: turns, or the code of the refusal. Anything else thrown is a bug. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  const begun = performance.now()
  const used = process.cpuUsage()
  const outcome = await readTranscriptFile(name, bytes).then(
    ({ turns }) => {
      for (const { text, ordinal } of turns) if (!text || turns[ordinal]?.text !== text) return 'broken turn'
      return 'turns'
    },
    (error: unknown) => {
      if (error instanceof UserError) return error.code
      throw error
    },
  )
  // On a busy machine the clock runs on while others compute.
  const { user, system } = process.cpuUsage(used)
  const took = Math.min(performance.now() - begun, (user + system) / 1000)
  return took < LIMIT_MS ? outcome : `${outcome} after ${Math.round(took)} ms`
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const vtt =
  'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>Hello <i>you</i> &amp; all</v>\n\n2\n00:00:02.000 --> 00:00:03.000\nBo: hi\n'
const seeds: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.vtt', utf8(vtt)],
  ['a.srt', utf8(vtt.replace('WEBVTT\n\n', '').replaceAll('.000', ',000'))],
  [
    'a.txt',
    utf8('Ann  0:01  \nHello.\n\nBo  0:04  \nHi.\n\nAnn  0:06\nSo.\n\nTranscribed by https://otter.ai\n'),
  ],
  [
    'a.txt',
    utf8('00:00:01\n\n**Ann (x):** hello\n[00:12] Bo: Hi.\nNote: x\nTranscription ended after 00:00:50\n'),
  ],
  ['a.csv', utf8('Speaker,Start,Text\nAnn,0:01,"Hi, ""you""."\nBo,0:04,Yes\nAnn,0:09,"So"\n')],
  [
    'a.json',
    utf8(
      '{"sentences":[{"speaker_name":"Ann","start_time":1,"text":"Hi"},{"speaker_name":"Bo","text":"Ho"}]}',
    ),
  ],
  [
    'a.txt',
    utf8('[12/3/26, 14:02:11] Ann: Hi\nmore\n[12/3/26, 14:03:11] Bo: Ho\n[13/3/26, 14:03:11] Ann: So\n'),
  ],
  ['a.docx', makeDocx(['Ann   0:03', 'Hello.', 'Bo   0:05', 'Hi.'], [['Ann', 'x']])],
]
test('a mangled file breaks the reader, or makes it hang', async () => {
  const random = seeded(20_240_301)
  const outcomes = new Map<string, number>()
  for (let round = 0; round < 250; round += 1) {
    for (const [name, bytes] of seeds) {
      const outcome = await outcomeOf(name, mangled(bytes, random))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
  }
  expect([...outcomes.keys()].filter((outcome) => / /.test(outcome))).toEqual([])
  expect(outcomes.get('turns')).toBeGreaterThan(400)
}, 60_000)

test('a damaged PDF ends the process', async () => {
  const script = fileURLToPath(new URL('read-mangled-pdfs.ts', import.meta.url))
  const strip = process.versions.node.startsWith('22.') ? ['--experimental-strip-types'] : []
  const { stdout } = await promisify(execFile)(process.execPath, [...strip, script], { timeout: 60_000 })
  const { read, refused } = JSON.parse(stdout) as { read: number; refused: number }
  expect(read + refused).toBe(250)
  expect(Math.min(read, refused)).toBeGreaterThan(10)
}, 70_000)

test('random bytes break the reader, or are read as talk', async () => {
  const random = seeded(7)
  for (const name of ['a.vtt', 'a.srt', 'a.txt', 'a.docx', 'a.pdf', 'a']) {
    for (const begin of [
      '',
      'PK\u0003\u0004',
      '%PDF-1.4\n',
      '\u00ff\u00fe',
      '\u00ef\u00bb\u00bf',
      'WEBVTT\n\n',
    ]) {
      const bytes = Buffer.from(Array.from({ length: 5000 }, () => Math.floor(random() * 256)))
      const outcome = await outcomeOf(name, Buffer.concat([Buffer.from(begin, 'latin1'), bytes]))
      expect(`${name} ${begin} ${outcome}`).not.toMatch(/ after |broken/)
    }
  }
}, 60_000)

const cues = (count: number, line: (i: number) => string): string => {
  const stamp = (s: number): string => new Date(s * 1000).toISOString().slice(11, 23)
  return Array.from(
    { length: count },
    (_, i) => `${i + 1}\n${stamp(i % 86_000)} --> ${stamp((i % 86_000) + 1)}\n${line(i)}\n`,
  ).join('\n')
}

test.each([
  ['ten megabytes on one line', 'a.txt', () => `Ann: ${'word '.repeat(2_000_000)}\nBo: yes`, 'turns'],
  ['ten megabytes without a space', 'a.txt', () => `Ann: ${'x'.repeat(10_000_000)}\nBo: yes`, 'turns'],
  [
    '200,000 cues',
    'a.vtt',
    () => `WEBVTT\n\n${cues(200_000, (i) => `${i % 3 ? 'Ann' : 'Bo'}: word ${i}`)}`,
    'turns',
  ],
  [
    '200,000 cues that roll',
    'a.vtt',
    () => `WEBVTT\n\n${cues(200_000, (i) => `word ${i}\nword ${i + 1}`)}`,
    'turns',
  ],
  [
    '100,000 speakers',
    'a.txt',
    () => Array.from({ length: 100_000 }, (_, i) => `Speaker ${i}: hi`).join('\n'),
    'turns',
  ],
  [
    '100,000 heads',
    'a.txt',
    () => Array.from({ length: 100_000 }, (_, i) => `Ann ${i % 9}  0:01\nhi\n`).join('\n'),
    'turns',
  ],
  [
    'nothing but "<" in a cue',
    'a.vtt',
    () => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(3_000_000)}`,
    'turns',
  ],
  [
    'tags that never close',
    'a.vtt',
    () => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v a'.repeat(500_000)}`,
    'turns',
  ],
  [
    'effects that never close',
    'a.srt',
    () => `1\n00:00:01,000 --> 00:00:02,000\n${'{\\'.repeat(1_000_000)}`,
    'turns',
  ],
  [
    'spaces between digits and colons',
    'a.txt',
    () => `${'1: '.repeat(100)}${' '.repeat(2_000_000)}x\n`.repeat(3),
    'NO_TURNS',
  ],
  [
    'many short lines of bait',
    'a.txt',
    () => `${'a '.repeat(70)}0:0\n${'* '.repeat(70)}\n${'Mr. '.repeat(30)}: x\n`.repeat(20_000),
    'NO_TURNS',
  ],
  ['parentheses that never close', 'a.txt', () => `${'('.repeat(1_000_000)}: x\n`.repeat(3), 'NO_TURNS'],
  ['five million empty lines', 'a.txt', () => `Ann: hi${'\n'.repeat(5_000_000)}Bo: ho`, 'turns'],
  ['a table of nothing but quotes', 'a.csv', () => `Speaker,Text\n${'"'.repeat(10_000_000)}`, 'NO_TURNS'],
  ['a table of nothing but commas', 'a.csv', () => `Speaker,Text\n${','.repeat(10_000_000)}`, 'TABLE_BROKEN'],
  ['a table of empty rows', 'a.csv', () => `Speaker,Text\n${'\n'.repeat(10_000_000)}`, 'NO_TURNS'],
  [
    'a table of 100,000 turns',
    'a.csv',
    () => `Speaker,Text\n${'Ann,"Hi, ""you""."\nBo,Yes\n'.repeat(50_000)}`,
    'turns',
  ],
  ['lists in lists', 'a.json', () => '['.repeat(2_000_000) + ']'.repeat(2_000_000), 'NO_TURNS'],
  ['empty objects', 'a.json', () => `[${'{},'.repeat(3_000_000)}{}]`, 'NO_TURNS'],
  [
    'a chat of 100,000 people',
    'a.txt',
    () => Array.from({ length: 100_000 }, (_, i) => `12/3/26, 2:02 PM - Ann ${i}: hi`).join('\n'),
    'turns',
  ],
  ['a line of dashes and arrows', 'a.srt', () => `${'-->'.repeat(2_000_000)}\n`, 'NO_TURNS'],
])(
  '%s takes more than two seconds',
  async (_what, name, text, wanted) => {
    expect(await outcomeOf(name, utf8(text()))).toBe(wanted)
  },
  30_000,
)
