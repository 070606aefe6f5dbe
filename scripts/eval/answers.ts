/**
 * Whole answers of the built-in rules: is the fact in the answer, is the right document cited, is a question
 * that the documents do not answer declined?  npm run eval -- answers [--file QUESTIONS.jsonl] [--dir DOCUMENTS]
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { testCore } from '#tests/support/test-core.ts'

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'tests/data/knowledge-questions.jsonl' },
    dir: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})

const questionSchema = z.looseObject({
  id: z.string(),
  question: z.string(),
  answerable: z.boolean(),
  documents: z.array(z.string()).default([]),
  fact: z.string().nullish(),
})

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[$,%*_`"“”’']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const core = await testCore()
if (values.dir) await core.knowledge.addFolder(resolve(values.dir))

const tally = { facts: 0, cited: 0, answered: 0, answerable: 0, declined: 0, unanswerable: 0 }
for (const line of readFileSync(values.file, 'utf8').split('\n').filter(Boolean)) {
  const item = questionSchema.parse(JSON.parse(line))
  const conversationId = core.chat.create().id
  core.chat.send({ conversationId, text: item.question, route: 'knowledge' })
  await core.chat.idle()
  const answer = core.chat.history(conversationId).messages.at(-1)
  const text = answer?.text ?? ''
  const citations = answer?.turn?.citations ?? []
  const refused = citations.length === 0
  if (item.answerable) {
    tally.answerable += 1
    if (!refused) tally.answered += 1
    const fact = plain(text).includes(plain(item.fact ?? ''))
    if (fact) tally.facts += 1
    const paths = citations.flatMap((citation) =>
      citation.kind === 'passage' ? [core.knowledge.passage(citation.passageId)?.document ?? ''] : [],
    )
    if (paths.some((path) => item.documents.some((wanted) => path.endsWith(wanted)))) tally.cited += 1
    if (values.verbose && !fact)
      console.log(`MISS ${item.question}\n  want ${item.fact ?? ''}\n  got  ${text.slice(0, 300)}`)
  } else {
    tally.unanswerable += 1
    if (refused) tally.declined += 1
    else if (values.verbose) console.log(`ANSWERED ${item.question}\n  got  ${text.slice(0, 300)}`)
  }
}
await core.dispose()

const share = (part: number, whole: number): string =>
  `${part}/${whole} (${((100 * part) / (whole || 1)).toFixed(1)} %)`
console.log(`answerable, answered    ${share(tally.answered, tally.answerable)}`)
console.log(`answerable, fact in it  ${share(tally.facts, tally.answerable)}`)
console.log(`answerable, right source ${share(tally.cited, tally.answerable)}`)
console.log(`not answerable, declined ${share(tally.declined, tally.unanswerable)}`)
