import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTranscriptFile } from '#main/analysis/read/read-transcript.ts'

const DIR = join(import.meta.dirname, '../../../../resources/practice/transcripts/full')

interface Entry {
  readonly file: string
  readonly speakers: Readonly<Record<string, string>>
  readonly distilled: unknown
}

const entries = readdirSync(DIR)
  .filter((name) => /^index-.*\.jsonl$/.test(name))
  .flatMap((name) => readFileSync(join(DIR, name), 'utf8').split('\n'))
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line) as Entry)

/** Every turn a summary rests on, wherever it stands in it. */
function turnsIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(turnsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'turns' && Array.isArray(inner) ? inner.map(Number) : turnsIn(inner),
  )
}

test.each(entries)('$file: other speakers or fewer turns than its index says', async (entry) => {
  const { turns } = await readTranscriptFile(entry.file, readFileSync(join(DIR, entry.file)))
  expect([...new Set(turns.map(({ speaker }) => speaker))].sort()).toEqual(Object.keys(entry.speakers).sort())
  expect(Math.max(...turnsIn(entry.distilled))).toBeLessThan(turns.length)
})

test('a file of the practice set is in no index', () => {
  const files = readdirSync(DIR).filter((name) => !name.endsWith('.jsonl'))
  expect(files.sort()).toEqual(entries.map(({ file }) => file).sort())
})
