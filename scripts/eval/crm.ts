/**
 * CRM look-ups and commands through the whole app with the built-in rules, on the practice CRM.
 *   npm run eval -- crm [--file QUESTIONS.jsonl] [--verbose]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { testCore } from '#tests/support/test-core.ts'

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'tests/data/crm-questions.jsonl' },
    verbose: { type: 'boolean', default: false },
  },
})

const rowSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['read', 'write']),
  expect: z.looseObject({
    action: z.enum(['note', 'stage', 'task']).nullish(),
    job: z.string().nullish(),
    stage: z.string().nullish(),
    mention: z.string().nullish(),
    contains: z.union([z.string(), z.array(z.string())]).nullish(),
    ambiguous: z.boolean().nullish(),
    target: z.union([z.string(), z.array(z.string())]).nullish(),
  }),
})

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[(),.$’'"“”_-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const has = (text: string, wanted: string | readonly string[] | null | undefined): boolean =>
  [wanted ?? []].flat().every((part) => plain(text).includes(plain(part)))

const core = await testCore()

const tally = { read: [0, 0], write: [0, 0], routed: [0, 0] }
for (const line of readFileSync(values.file, 'utf8').split('\n').filter(Boolean)) {
  const row = rowSchema.parse(JSON.parse(line))
  const conversationId = core.chat.create().id
  core.chat.send({ conversationId, text: row.text })
  await core.chat.idle()
  const answer = core.chat.history(conversationId).messages.at(-1)
  const view = answer?.turn
  const text = answer?.text ?? ''
  const { expect } = row
  tally.routed[1]! += 1
  if (view?.decision?.route === 'crm') tally.routed[0]! += 1
  let right: boolean
  if (expect.ambiguous) right = view?.choice !== null || /which/i.test(text)
  else if (row.kind === 'read') right = has(text, expect.contains)
  else {
    const action = view?.approvals[0]
    const shown = action ? [action.title, ...action.effects.map((effect) => effect.after)].join(' ') : ''
    right =
      action?.kind === `crm.${expect.action ?? ''}` &&
      (!expect.job || action.title.includes(expect.job)) &&
      has(shown, expect.stage) &&
      has(shown, expect.mention) &&
      has(shown, expect.contains)
  }
  const count = tally[row.kind]
  count[1]! += 1
  if (right) count[0]! += 1
  else if (values.verbose) {
    console.log(
      `${row.id} ${row.text}\n  want ${JSON.stringify(expect)}\n  route ${view?.decision?.route ?? ''}/${view?.decision?.flow ?? ''}`,
    )
    console.log(
      `  got  ${text.replace(/\s+/g, ' ').slice(0, 260)} ${(view?.approvals ?? []).map((one) => one.title).join(' | ')}`,
    )
  }
}
await core.dispose()
for (const [name, [part = 0, whole = 0]] of Object.entries(tally)) {
  console.log(`${name.padEnd(7)} ${part}/${whole} (${((100 * part) / (whole || 1)).toFixed(1)} %)`)
}
