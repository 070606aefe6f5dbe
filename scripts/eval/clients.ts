/**
 * New clients out of what was said: with the built-in rules, or with the brain that a workspace has in its settings.
 *   npm run eval -- clients [--file ROWS.jsonl] [--data DIR] [--workspace DIR] [--verbose] [--history FILE]
 * A row is {id, style, turns: [{role, text}], gold: {field: value | null, skipped?: []}}.
 * With --data also the public sets: contact/multidogo_contact.jsonl and contact/evi_en.jsonl.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { clientFields, type ClientField } from '#shared/domain/new-client.ts'
import { checkValue } from '../../src/main/clients/checks/check-slots.ts'
import { emptySlots, filledValues } from '../../src/main/clients/client-slots.ts'
import { applyReading, type SlotRules } from '../../src/main/clients/apply-reading.ts'
import { loadClientLists } from '../../src/main/clients/extract/load-lists.ts'
import { askedFields, createRulesReader } from '../../src/main/clients/extract/read-client.ts'
import { sameValue } from './clients/same-value.ts'
import { scoreEvi } from './clients/evi.ts'
import { openReading } from './clients/open-reading.ts'
import { scoreMultidogo } from './clients/multidogo.ts'

const { values: args } = parseArgs({
  options: {
    file: { type: 'string', default: 'tests/data/clients-dev.jsonl' },
    data: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    workspace: { type: 'string' },
    // Kept out of the repository; one line a run.
    history: { type: 'string', default: '.eval/clients.jsonl' },
  },
})

const rowSchema = z.object({
  id: z.string(),
  style: z.string(),
  turns: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })),
  gold: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
})
type Row = z.infer<typeof rowSchema>

const core: readonly ClientField[] = [
  'firstName',
  'lastName',
  'phone',
  'email',
  'street',
  'city',
  'state',
  'zip',
  'projectTypes',
]
const opened = args.workspace ? await openReading(args.workspace) : null
const brain = opened?.label ?? 'Built-in rules'
const signal = new AbortController().signal
const notice = (text: string): void => console.error(text)
const lists = loadClientLists(join(import.meta.dirname, '..', '..', 'resources'))
const reader = createRulesReader(lists)
// Places that only follow from the ZIP code are not what was said, so they are not scored.
const rules: SlotRules = {
  check: (field, value, others) => checkValue(field, value, others, lists),
  placeOf: () => null,
}

/** All user turns of a row, one after the other, as the chat would take them. */
async function fold(row: Row): Promise<Partial<Record<ClientField, string>> & { skipped: ClientField[] }> {
  let slots = emptySlots()
  let asked: ClientField[] = []
  for (const { role, text } of row.turns) {
    if (role === 'assistant') asked = askedFields(text)
    else {
      const reading = opened
        ? await opened.service.read(text, { slots, asked }, { signal, notice })
        : reader.read(text, { asked, known: filledValues(slots) })
      slots = applyReading(slots, reading, rules)
      asked = []
    }
  }
  const said: Partial<Record<ClientField, string>> = {}
  for (const field of clientFields) {
    const slot = slots[field]
    if (slot.status === 'filled' || slot.status === 'invalid') said[field] = slot.value
  }
  return { ...said, skipped: clientFields.filter((field) => slots[field].status === 'skipped') }
}

interface Tally {
  stated: number
  right: number
  given: number
  extra: number
}
const blank = (): Tally => ({ stated: 0, right: 0, given: 0, extra: 0 })
const tallies = new Map<string, Tally>()
const tally = (key: string): Tally => {
  const found = tallies.get(key) ?? blank()
  tallies.set(key, found)
  return found
}
const skips = { stated: 0, right: 0, given: 0 }
const errors: string[] = []
const rows = readFileSync(args.file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => rowSchema.parse(JSON.parse(line)))
let perfect = 0
for (const row of rows) {
  const got = await fold(row)
  let clean = true
  for (const field of clientFields) {
    if (!(field in row.gold) || field === 'notes') continue
    const gold = row.gold[field] ?? null
    const wanted = gold === null || gold.length === 0 ? null : gold
    const value = got[field] ?? null
    const right = wanted !== null && value !== null && sameValue(field, wanted, value)
    for (const one of [
      tally(field),
      ...(core.includes(field) ? [tally('core'), tally(`style ${row.style}`)] : []),
      tally('all'),
    ]) {
      if (wanted !== null) one.stated += 1
      if (value !== null) one.given += 1
      if (right) one.right += 1
      if (wanted === null && value !== null) one.extra += 1
    }
    if (wanted === null ? value !== null : !right) {
      errors.push(`${row.id} ${field}: want ${JSON.stringify(wanted)} got ${JSON.stringify(value)}`)
      if (core.includes(field)) clean = false
    }
  }
  if (clean) perfect += 1
  const goldSkips = row.gold['skipped'] ?? []
  skips.stated += goldSkips.length
  skips.given += got.skipped.length
  for (const field of clientFields) {
    if (!goldSkips.includes(field)) continue
    if (got.skipped.includes(field)) skips.right += 1
    else errors.push(`${row.id} skipped: want ${field}`)
  }
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '    –' : ((100 * part) / whole).toFixed(1)).padStart(6)
console.log(`${rows.length} entries of ${args.file}, read by ${brain}`)
console.log(`${'field'.padEnd(22)} stated accuracy precision recall spurious`)
const order = [...clientFields, 'all', 'core']
const keys = [
  ...order.filter((key) => tallies.has(key)),
  ...[...tallies.keys()].filter((key) => key.startsWith('style')).sort(),
]
for (const key of keys) {
  const { stated, right, given, extra } = tally(key)
  console.log(
    `${key.padEnd(22)} ${String(stated).padStart(6)}   ${percent(right, stated)}    ${percent(right, given)} ${percent(given - extra, stated)}   ${percent(extra, given)}`,
  )
}
console.log(
  `skips                  ${skips.stated} stated, recall ${percent(skips.right, skips.stated)}, precision ${percent(skips.right, skips.given)}`,
)
console.log(`entries with every core field right ${percent(perfect, rows.length)}`)
if (args.verbose) for (const error of errors) console.log(error)

const total = tally('core')
if (args.history) {
  mkdirSync(dirname(args.history), { recursive: true })
  const line = {
    at: new Date().toISOString(),
    brain,
    file: args.file,
    entries: rows.length,
    coreAccuracy: total.right / Math.max(1, total.stated),
    spurious: tally('all').extra / Math.max(1, tally('all').given),
    perField: Object.fromEntries(
      [...tallies].map(([key, one]) => [key, one.right / Math.max(1, one.stated)]),
    ),
  }
  appendFileSync(args.history, `${JSON.stringify(line)}\n`)
}
if (args.data) {
  scoreMultidogo(join(args.data, 'contact', 'multidogo_contact.jsonl'), reader)
  scoreEvi(join(args.data, 'contact', 'evi_en.jsonl'), reader)
}
await opened?.close()
