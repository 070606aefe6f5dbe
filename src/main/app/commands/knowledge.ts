import { resolve } from 'node:path'
import { z } from 'zod'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import { atMost, type Command, numberFlag, UsageError } from './command.ts'
import { answerLines, requireFile } from './jsonl.ts'

const usage = [
  'knowledge index DIR [--json]',
  'knowledge search "words" [--limit N] [--json]',
  'knowledge search --jsonl FILE [--limit N]',
  'knowledge sources [--json]',
]

const lineSchema = z
  .looseObject({
    id: z.union([z.string(), z.number()]),
    text: z.string().optional(),
    query: z.string().optional(),
  })
  .refine((line) => (line.query ?? line.text) !== undefined, 'text is missing')

const shown = ({ document, id, heading, score, text }: RankedPassage) => ({
  document,
  passage: id,
  heading,
  score,
  text,
})

export const knowledge: Command = {
  name: 'knowledge',
  usage,
  flags: { json: 'switch', jsonl: 'value', limit: 'value' },
  async run(args, { core: open, output, signal }) {
    const [action, ...rest] = args.words
    const asJson = args.flags.has('json')
    if (action === 'index') {
      const [dir] = rest
      if (!dir) throw new UsageError('Which folder?', usage)
      atMost(rest, 1, usage)
      const core = await open()
      await core.ready
      output.progress(`Indexing ${dir} …`)
      const source = await core.knowledge.addFolder(resolve(dir))
      await core.knowledge.sync(source.id, signal)
      const done = core.knowledge.sources().find(({ id }) => id === source.id) ?? source
      const unreadable = core.knowledge
        .documents({ sourceId: source.id, collection: null })
        .filter((document) => document.error)
      for (const document of unreadable) output.progress(`${document.path}: ${document.error ?? ''}`)
      output.line(
        asJson
          ? JSON.stringify(done)
          : `${done.documents} documents, ${done.passages} passages from ${done.label}`,
      )
      return
    }
    if (action === 'sources') {
      atMost(rest, 0, usage)
      const core = await open()
      await core.ready
      const sources = core.knowledge.sources()
      if (asJson) output.line(JSON.stringify(sources))
      else {
        for (const source of sources) {
          const state = source.enabled ? source.state : 'off'
          output.line(
            `${source.label}: ${source.documents} documents, ${source.passages} passages (${state})`,
          )
        }
      }
      return
    }
    if (action !== 'search') throw new UsageError('index, search or sources?', usage)
    const limit = numberFlag(args, 'limit', 10, usage)
    const file = args.flags.get('jsonl')
    const query = rest.join(' ').trim()
    if (file) requireFile(file)
    else if (!query) throw new UsageError('What should be searched for?', usage)
    const core = await open()
    await core.ready
    if (file) {
      const answer = async (line: z.infer<typeof lineSchema>) => {
        const results = await core.knowledge.search(line.query ?? line.text ?? '', { limit, signal })
        return { id: line.id, results: results.map(shown) }
      }
      await answerLines({ file, schema: lineSchema, output, signal, answer })
      return
    }
    const results = await core.knowledge.search(query, { limit, signal })
    if (asJson) {
      output.line(JSON.stringify({ id: 'query', results: results.map(shown) }))
      return
    }
    if (results.length === 0) output.line('Nothing in the documents matches.')
    results.forEach((found, place) => {
      output.line(`${place + 1}. ${found.document} — ${found.heading}`)
      output.line(`   ${found.text.replace(/\s+/g, ' ').slice(0, 240)}`)
    })
  },
}
