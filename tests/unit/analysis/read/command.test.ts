import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transcript } from '#main/app/commands/transcript.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'harde-read-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

async function run(file: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = []
  const context = {
    output: { line: (text: string) => void lines.push(text), progress: () => undefined },
    signal: new AbortController().signal,
    core: () => Promise.reject(new Error('opens the workspace')),
    dataDir: dir,
    resourcesDir: dir,
    stdin: () => Promise.resolve(''),
  }
  await transcript.run({ words: [file], flags: new Map(flags.map((flag) => [flag, ''])) }, context)
  return lines
}

test('the JSON of a transcript lacks its format, speakers, times or words', async () => {
  const file = join(dir, 'a.srt')
  writeFileSync(
    file,
    '1\n00:00:01,500 --> 00:00:02,000\nBo: Hi.\n\n2\n00:01:02,000 --> 00:01:03,000\nAnn: Ho.\n',
  )
  const [json = ''] = await run(file, 'json')
  expect(JSON.parse(json)).toEqual({
    format: 'srt',
    speakers: ['Bo', 'Ann'],
    turns: [
      { speaker: 'Bo', start: 1.5, end: 2, text: 'Hi.' },
      { speaker: 'Ann', start: 62, end: 63, text: 'Ho.' },
    ],
  })
  expect(await run(file)).toEqual(['Bo (0:01): Hi.', 'Ann (1:02): Ho.'])
})

test('a file of 100 MB is read before it is refused', async () => {
  const file = join(dir, 'a.docx')
  writeFileSync(file, '')
  truncateSync(file, 100 * 1024 * 1024)
  const before = process.memoryUsage().rss
  await expect(run(file)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
})

test('a missing file is a bug instead of a message', async () => {
  await expect(run(join(dir, 'none.vtt'))).rejects.toMatchObject({ code: 'NO_SUCH_FILE' })
})
