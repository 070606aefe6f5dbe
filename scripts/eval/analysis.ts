// The analysis against the independent count, over gold transcripts:
// node scripts/eval/analysis.ts --data DIR
// DIR (or its folder transcripts) holds *.gold.json; the first speaker of each stands for the rep.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAnalysis } from '../../src/main/analysis/create-analysis.ts'
import { differences } from '../../tests/oracle/compare.ts'
import { goldConversations } from '../../tests/oracle/conversation.ts'
import { countConversation } from '../../tests/oracle/count-transcripts.ts'
import { fillWorkspace } from '../../tests/oracle/fill-workspace.ts'
import { tempWorkspace } from '../../tests/support/temp-workspace.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (!values.data) throw new Error('Usage: node scripts/eval/analysis.ts --data DIR')
const inside = join(values.data, 'transcripts')
const conversations = goldConversations(existsSync(inside) ? inside : values.data)
if (conversations.length === 0) throw new Error(`There is no *.gold.json in ${values.data}.`)

const workspace = tempWorkspace()
fillWorkspace(workspace, conversations)
const analysis = createAnalysis({ workspace, clock: { now: () => Date.now() }, search: () => [] })
for (const conversation of conversations) {
  const { words, repWords, questions, priceTurns } = countConversation(conversation)
  console.log(
    `${conversation.id.slice(0, 44).padEnd(44)} words ${words}, first speaker ${repWords}, ` +
      `questions ${questions?.length ?? 'not countable'}, turns with money ${priceTurns.length}`,
  )
}
const found = differences(analysis, conversations)
for (const line of found) console.log(`DIFFERS ${line}`)
console.log(`${conversations.length} transcripts, ${found.length} differences`)
workspace.dispose()
process.exitCode = found.length > 0 ? 1 : 0
