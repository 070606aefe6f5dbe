/**
 * Summaries by the built-in rules against hand-written ones:
 *   npm run eval -- distill --dir resources/practice/transcripts [--authors ana,ben] [--only calls|full] [--misses]
 * --misses prints what was missed and what was found in vain; without it only figures are printed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { distillationSchema, type SpeakerRole, type TranscriptTurn } from '#shared/domain/transcript.ts'
import { distillByRules } from '../../src/main/analysis/distill/distill-by-rules.ts'
import { readTranscriptFile } from '../../src/main/analysis/read/read-transcript.ts'
import { createTally } from './distill/tally.ts'

const { values: args } = parseArgs({
  options: {
    dir: { type: 'string', default: 'resources/practice/transcripts' },
    authors: { type: 'string', default: 'ana,ben' },
    misses: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

const baseSchema = z.object({
  id: z.string(),
  speakers: z.record(z.string(), z.enum(['rep', 'customer', 'other'])),
  distilled: distillationSchema,
})
const rowSchema = baseSchema.extend({
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })),
})
const fileSchema = baseSchema.extend({ file: z.string() })

type Row = z.infer<typeof rowSchema>

function linesOf(file: string): readonly unknown[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as unknown)
}

/** Short conversations of an author, and the long ones as the real products write them. */
async function rowsOf(author: string): Promise<readonly Row[]> {
  const short = linesOf(join(args.dir, `calls-${author}.jsonl`)).map((line) => rowSchema.parse(line))
  const long: Row[] = []
  for (const line of linesOf(join(args.dir, 'full', `index-${author}.jsonl`))) {
    const entry = fileSchema.parse(line)
    const file = join(args.dir, 'full', entry.file)
    const { turns } = await readTranscriptFile(entry.file, readFileSync(file))
    long.push({ ...entry, turns: [...turns] })
  }
  return args.only === 'full' ? long : args.only === 'calls' ? short : [...short, ...long]
}

const rows = (await Promise.all(args.authors.split(',').map(rowsOf))).flat()

const tally = createTally(args.misses)
let words = 0
let spent = 0
const again: (() => void)[] = []
for (const row of rows) {
  const turns = row.turns.map((turn, ordinal): TranscriptTurn => ({
    ...turn,
    ordinal,
    start: null,
    end: null,
  }))
  const roles = new Map<string, SpeakerRole>(Object.entries(row.speakers))
  words += turns.reduce((sum, { text }) => sum + text.split(' ').length, 0)
  const begun = performance.now()
  const found = distillByRules(turns, roles)
  spent += performance.now() - begun
  again.push(() => void distillByRules(turns, roles))
  tally.add(row.id, row.distilled, found, turns)
}
console.log(`${rows.length} conversations of ${args.authors}, built-in rules`)
for (const line of tally.lines()) console.log(line)
// Patterns are compiled as they are first used; the third time shows what a long list of transcripts costs.
for (const repeat of again) repeat()
const begun = performance.now()
for (const repeat of again) repeat()
const warm = performance.now() - begun
const per = (ms: number): string => ((ms * 1000) / words).toFixed(2)
if (words > 0) console.log(`${per(spent)} ms for 1,000 words at first, ${per(warm)} ms warm`)
