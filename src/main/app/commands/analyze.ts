import type { AnalysisAnswer, AnalysisResult } from '#shared/domain/analysis.ts'
import { sayGroup } from '../../analysis/measures/say-number.ts'
import { type Command, UsageError } from './command.ts'

const usage = ['analyze "question" [--json]']
const MOST_ROWS = 20

function table({ title, groups, total, unit }: AnalysisResult): readonly string[] {
  const rows = [...groups.slice(0, MOST_ROWS), total].map((group) => {
    const { label, numerator, denominator, counted } = group
    const part = (value: number): string => String(Math.round(value * 100) / 100)
    return [label, sayGroup(group, unit), `${part(numerator)} / ${part(denominator)}`, `${counted} counted`]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return [
    '',
    title,
    ...rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()),
  ]
}

function lines({ text, results, quotes }: AnalysisAnswer): readonly string[] {
  // The text ends with the quotes; the table stands between the two.
  const marked = (line: string): boolean => quotes.some(({ index }) => line.endsWith(`[${index}]`))
  const all = text.split('\n')
  const said = all.filter((line) => marked(line))
  return [
    ...all.filter((line) => !marked(line)),
    ...results.flatMap(table),
    ...(said.length > 0 ? ['', ...said] : []),
  ]
}

/** A free question over all transcripts. With `--json` it prints the answer object and nothing else. */
export const analyze: Command = {
  name: 'analyze',
  usage,
  flags: { json: 'switch' },
  async run(args, { core: open, output, signal }) {
    const question = args.words.join(' ').trim()
    if (!question) throw new UsageError('What should be analyzed?', usage)
    const core = await open()
    await core.ready
    const answer = await core.askAnalysis(question, signal)
    if (args.flags.has('json')) output.line(JSON.stringify(answer))
    else for (const line of lines(answer)) output.line(line)
  },
}
