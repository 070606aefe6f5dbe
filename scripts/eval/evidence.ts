/**
 * Answerable or not: `node scripts/eval/evidence.ts --docs DIR --questions FILE [--verbose]`.
 * A line of FILE is `{"q": question, "a": words the evidence must hold, or null}`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bestSentences } from '#shared/text/best-sentences.ts'
import { openTestKnowledge } from '#tests/unit/knowledge/open-knowledge.ts'

const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    questions: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
if (!values.docs || !values.questions) {
  console.error('usage: node scripts/eval/evidence.ts --docs DIR --questions FILE [--verbose]')
  process.exit(2)
}
const dir = mkdtempSync(join(tmpdir(), 'harde-eval-'))
const opened = openTestKnowledge(dir)
const { knowledge } = opened
await knowledge.addFolder(values.docs)
const count = { yes: 0, yesRight: 0, found: 0, quoted: 0, no: 0, noRight: 0 }
for (const line of readFileSync(values.questions, 'utf8').split('\n').filter(Boolean)) {
  const { q, a } = JSON.parse(line) as { q: string; a: string | null }
  const evidence = await knowledge.evidence(q)
  const right = evidence.answerable === (a !== null)
  if (a === null) {
    count.no++
    if (right) count.noRight++
  } else {
    count.yes++
    if (right) count.yesRight++
    const found = evidence.passages.slice(0, 5).some((one) => one.text.includes(a))
    if (found) count.found++
    else if (values.verbose) console.log(`not found   ${q}  (${a})`)
    const numbered = evidence.passages.slice(0, 5).map((one, i) => ({ ...one, index: i + 1 }))
    const quoted = bestSentences(q, numbered, 2).some((one) => one.sentence.includes(a))
    if (quoted) count.quoted++
    if (values.verbose && right && !quoted) console.log(`not quoted  ${q}  (${a})`)
  }
  if (values.verbose && !right) {
    const missing = evidence.missingTerms.join(', ')
    console.log(`${a === null ? 'FALSE YES' : 'FALSE NO '} ${evidence.support.toFixed(2)} ${q}  [${missing}]`)
  }
}
const share = (part: number, whole: number): string =>
  `${part}/${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`
console.log(`answerable said so      ${share(count.yesRight, count.yes)}`)
console.log(`unanswerable said so    ${share(count.noRight, count.no)}`)
console.log(`answer in top 5         ${share(count.found, count.yes)}`)
console.log(`answer in best 2 sentences ${share(count.quoted, count.yes)}`)
opened.close()
rmSync(dir, { recursive: true })
