import { z } from 'zod'
import { type Command, UsageError } from './command.ts'
import { answerLines, requireFile } from './jsonl.ts'

const usage = ['route "text" [--json]', 'route --jsonl FILE']

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  history: z
    .array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() }))
    .nullish()
    .transform((history) => history ?? []),
})

/** How a message would be routed; nothing is run. */
export const route: Command = {
  name: 'route',
  usage,
  flags: { json: 'switch', jsonl: 'value' },
  async run(args, { core: open, output, signal }) {
    const file = args.flags.get('jsonl')
    const text = args.words.join(' ').trim()
    if (!file && !text) throw new UsageError('There is nothing to route.', usage)
    if (file) requireFile(file)
    const core = await open()
    await core.ready
    const decide = async (input: Pick<z.infer<typeof lineSchema>, 'text' | 'history'>) => {
      const context = { chosen: null, openWorkflow: null, approvalWaiting: false, attachments: [] }
      const {
        route: name,
        flow,
        confidence,
        reason,
      } = await core.router.decide({ ...input, context }, signal)
      return { route: name, flow, confidence, reason }
    }
    if (file) {
      const answer = async (line: z.infer<typeof lineSchema>) => ({ id: line.id, ...(await decide(line)) })
      await answerLines({ file, schema: lineSchema, output, signal, answer })
      return
    }
    const decision = await decide({ text, history: [] })
    if (args.flags.has('json')) output.line(JSON.stringify(decision))
    else
      output.line(
        `${decision.route} (${decision.flow}, ${Math.round(decision.confidence * 100)} %): ${decision.reason}`,
      )
  },
}
