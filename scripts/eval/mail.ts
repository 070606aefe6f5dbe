/**
 * Is a quoted order ever taken for one?  npm run eval -- mail DIR [--verbose]
 * Every mail below DIR (.eml, or a name without an ending) is judged as it is, then with the order quoted in every
 * style at every place, and under subjects that answer or forward it. Whoever sent it may order and nothing needs
 * to be signed: the words alone decide. Then the rows of tests/data/trigger-mails.jsonl.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import { judgeWords, rowMail, triggerMailSchema } from '#tests/unit/mailbox/judge/judge-words.ts'
import { places, putInto, quotingStyles } from '#tests/unit/mailbox/judge/quoting-styles.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [dir] = positionals
if (!dir) throw new Error('Usage: npm run eval -- mail DIR [--verbose]')

const ORDER = ['Please produce Primer Video', 'Job: 2231-01']
const SUBJECTS = [
  'Re: Please produce Primer Video 2231-01',
  'Fwd: Please produce Primer Video',
  'Undeliverable: Please produce Primer Video',
]
const files = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && ['.eml', ''].includes(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted()
if (files.length === 0) throw new Error(`There is no mail in ${dir}.`)

const reasons = new Map<string, number>()
let judged = 0
let triggers = 0
let thrown = 0
let slowest = { ms: 0, what: '' }

async function judgeOne(raw: Buffer, senders: readonly string[], what: string): Promise<MailDecision | null> {
  const start = performance.now()
  try {
    const decision = await judgeWords(raw, senders)
    judged += 1
    if (decision.decision === 'trigger') {
      triggers += 1
      console.log(`TRIGGER ${what}: ${decision.detail}`)
    } else if (values.verbose) console.log(`${what}: ${decision.reason}`)
    return decision
  } catch (error) {
    thrown += 1
    console.log(`THROWN ${what}: ${String(error)}`)
    return null
  } finally {
    const ms = performance.now() - start
    if (ms > slowest.ms) slowest = { ms, what }
  }
}

function withSubject(raw: Buffer, subject: string): Buffer {
  const mail = raw.toString('latin1')
  const line = mail.includes('\r\n') ? '\r\n' : '\n'
  const end = mail.indexOf(line + line)
  const head = (end < 0 ? mail : mail.slice(0, end)).replace(/^subject:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '')
  return Buffer.from(`Subject: ${subject}${line}${head}${end < 0 ? '' : mail.slice(end)}`, 'latin1')
}

for (const file of files) {
  const raw = readFileSync(file)
  const asItIs = await judgeOne(raw, [], file)
  const domain = asItIs?.from?.split('@').at(-1)
  const senders = domain ? [domain] : []
  for (const { name, quote } of quotingStyles) {
    for (const place of places) {
      const decision = await judgeOne(putInto(raw, quote(ORDER), place), senders, `${file} ${name} ${place}`)
      const reason = decision?.reason ?? 'thrown'
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
  }
  for (const subject of SUBJECTS) await judgeOne(withSubject(raw, subject), senders, `${file} ${subject}`)
}
console.log(`${files.length} mails, ${judged} judged, ${triggers} triggers, ${thrown} thrown`)
console.log(`slowest ${Math.round(slowest.ms)} ms: ${slowest.what}`)
console.log(`with the order quoted: ${[...reasons].map(([reason, n]) => `${reason} ${n}`).join(', ')}`)

const rows = readFileSync('tests/data/trigger-mails.jsonl', 'utf8').split('\n').filter(Boolean)
let right = 0
for (const line of rows) {
  const row = triggerMailSchema.parse(JSON.parse(line))
  const { reason, jobRef } = await judgeWords(await rowMail(row))
  if (reason === row.reason && jobRef === row.jobRef) right += 1
  else
    console.log(`MISS ${row.id} "${row.subject}": want ${row.reason} ${row.jobRef}, got ${reason} ${jobRef}`)
}
console.log(`written down: ${right}/${rows.length} right`)
if (triggers > 0 || thrown > 0 || right < rows.length) process.exitCode = 1
