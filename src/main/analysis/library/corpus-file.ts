import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { messageOf } from '#main/core/errors.ts'
import {
  distillationSchema,
  outcomeSchema,
  projectTypeSchema,
  speakerRoleSchema,
} from '#shared/domain/transcript.ts'

/** What is known of a practice conversation, however it is written down. */
const entrySchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Days before today, and the time of day. */
  day: z.number().int(),
  time: z.string().regex(/^\d\d:\d\d$/),
  rep: z.string().min(1),
  customer: z.string().nullable(),
  jobNumber: z.string().nullable(),
  outcome: outcomeSchema,
  projectTypes: z.array(projectTypeSchema).min(1),
  speakers: z.record(z.string(), speakerRoleSchema),
  distilled: distillationSchema,
})
const callSchema = entrySchema.extend({
  turns: z.array(z.object({ speaker: z.string().min(1), start: z.number(), text: z.string().min(1) })).min(1),
})
const fullSchema = entrySchema.extend({ file: z.string().regex(/^[\w.-]+$/) })

export type CorpusCall = z.infer<typeof callSchema>
type CorpusFull = z.infer<typeof fullSchema>
export type CorpusEntry =
  | { readonly kind: 'call'; readonly entry: CorpusCall; readonly bytes: Uint8Array }
  | { readonly kind: 'full'; readonly entry: CorpusFull; readonly bytes: Uint8Array }

interface CorpusFiles {
  readonly entries: readonly CorpusEntry[]
  /** What could not be used, with file and line. */
  readonly problems: readonly string[]
}

interface Line {
  readonly where: string
  readonly text: string
}

function linesOf(dir: string, pattern: RegExp): readonly Line[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((name) => pattern.test(name))
    .sort()
    .flatMap((name) =>
      readFileSync(join(dir, name), 'utf8')
        .split('\n')
        .map((text, i) => ({ where: `${name}:${i + 1}`, text: text.trim() }))
        .filter((line) => line.text !== ''),
    )
}

/** Reads the practice conversations of a folder. A line that is wrong is named and left out. */
export function readCorpusFiles(dir: string): CorpusFiles {
  const problems: string[] = []
  const seen = new Set<string>()
  const use = (line: Line, make: (value: unknown) => CorpusEntry): CorpusEntry[] => {
    try {
      const made = make(JSON.parse(line.text))
      if (seen.has(made.entry.id)) throw new Error(`the id ${made.entry.id} is there twice`)
      seen.add(made.entry.id)
      return [made]
    } catch (error) {
      problems.push(`${line.where}: ${messageOf(error)}`)
      return []
    }
  }
  const calls = linesOf(dir, /^calls-.*\.jsonl$/).flatMap((line) =>
    use(line, (value) => ({
      kind: 'call',
      entry: callSchema.parse(value),
      bytes: Buffer.from(line.text),
    })),
  )
  const full = linesOf(join(dir, 'full'), /^index-.*\.jsonl$/).flatMap((line) =>
    use(line, (value) => {
      const entry = fullSchema.parse(value)
      return { kind: 'full', entry, bytes: readFileSync(join(dir, 'full', entry.file)) }
    }),
  )
  return { entries: [...calls, ...full], problems }
}
