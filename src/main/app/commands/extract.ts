import { z } from 'zod'
import { type Command, UsageError } from './command.ts'
import { extractClient, type SaidTurn } from '../extract-client.ts'
import { answerLines, requireFile } from './jsonl.ts'

const usage = ['extract "what was said" [--json]', 'extract --jsonl FILE']

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  turns: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).min(1),
})

/** What was said about a new client → its fields, by the configured brain. Nothing is stored or written. */
export const extract: Command = {
  name: 'extract',
  usage,
  flags: { json: 'switch', jsonl: 'value' },
  async run(args, { core: open, output, signal }) {
    const file = args.flags.get('jsonl')
    const text = args.words.join(' ').trim()
    if (!file && !text) throw new UsageError('There is nothing to extract from.', usage)
    if (file) requireFile(file)
    const core = await open()
    const answer = (turns: readonly SaidTurn[]) =>
      extractClient(core.clientReading, turns, signal, (notice) => output.progress(notice))
    if (file) {
      await answerLines({
        file,
        schema: lineSchema,
        output,
        signal,
        answer: async (line) => ({ id: line.id, ...(await answer(line.turns)) }),
      })
      return
    }
    const extracted = await answer([{ role: 'user', text }])
    if (args.flags.has('json')) {
      output.line(JSON.stringify(extracted))
      return
    }
    const { pred, missing } = extracted
    for (const [field, value] of Object.entries(pred)) {
      const shown = typeof value === 'string' ? value : (value ?? []).join(', ')
      if (shown) output.line(`${field}: ${shown}`)
    }
    output.line(missing.length ? `missing: ${missing.join(', ')}` : 'nothing is missing')
  },
}
