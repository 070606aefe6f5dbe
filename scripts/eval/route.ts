// Scores the offline router on a labelled file: node scripts/eval/route.ts --file F [--errors]
// Rows: {id, history?: [{role, text}], text, route, flow}.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRouter } from '../../src/main/chat/router/cascade.ts'
import { createLexicalClassifier } from '../../src/main/chat/router/lexical.ts'
import { readRouterModel } from '../../src/main/chat/router/model-format.ts'
import type { RouteInput } from '../../src/main/chat/router/router.ts'
import { systemClock } from '../../src/main/core/clock.ts'
import { silentLog } from '../../src/main/core/log.ts'
import type { Flow, Route, RouteDecision } from '../../src/shared/domain/route.ts'
import { offlineBrain } from '../routing/offline-brain.ts'

interface Row {
  readonly id: string
  readonly history?: RouteInput['history']
  readonly text: string
  readonly route: Route
  readonly flow: Flow
}

const { values } = parseArgs({ options: { file: { type: 'string' }, errors: { type: 'boolean' } } })
if (!values.file) throw new Error('Usage: node scripts/eval/route.ts --file F [--errors]')
const rows = readFileSync(values.file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)
const model = readRouterModel(readFileSync(join(import.meta.dirname, '../../resources/routing/model.bin')))
const router = createRouter({
  brain: () => offlineBrain,
  lexical: createLexicalClassifier(model),
  triage: null,
  documentsSupport: null,
  clock: systemClock,
  log: silentLog,
})

const context = { chosen: null, openWorkflow: null, approvalWaiting: false, attachments: [] }
const results: { row: Row; decision: RouteDecision }[] = []
for (const row of rows) {
  const input = { text: row.text, history: row.history ?? [], context }
  results.push({ row, decision: await router.decide(input, new AbortController().signal) })
}

type Result = (typeof results)[number]
const routeRight = ({ row, decision }: Result): boolean => decision.route === row.route
const allRight = (result: Result): boolean => routeRight(result) && result.decision.flow === result.row.flow
const share = (part: readonly Result[], test: (result: Result) => boolean): string =>
  part.length === 0
    ? '–'
    : `${((100 * part.filter(test).length) / part.length).toFixed(1)} % of ${part.length}`
const line = (name: string, part: readonly Result[]): void =>
  console.log(
    `${name.padEnd(14)} route ${share(part, routeRight).padEnd(16)} route and flow ${share(part, allRight)}`,
  )

line('all', results)
line(
  'with history',
  results.filter(({ row }) => row.history?.length),
)
const routes = [...new Set(rows.map((row) => row.route))].sort()
for (const route of routes)
  line(
    route,
    results.filter(({ row }) => row.route === route),
  )

console.log('\nconfusion (rows: gold, columns: decided)')
const columns = [...new Set([...routes, ...results.map(({ decision }) => decision.route)])].sort()
console.log(''.padEnd(12) + columns.map((route) => route.slice(0, 9).padStart(10)).join(''))
for (const gold of routes) {
  const counts = columns.map(
    (route) => results.filter(({ row, decision }) => row.route === gold && decision.route === route).length,
  )
  console.log(gold.padEnd(12) + counts.map((count) => String(count || '·').padStart(10)).join(''))
}

const buckets = Array.from({ length: 10 }, (_, at) =>
  results.filter(({ decision }) => Math.min(9, Math.floor(decision.confidence * 10)) === at),
)
const ece = buckets.reduce((sum, bucket) => {
  if (bucket.length === 0) return sum
  const sure = bucket.reduce((total, { decision }) => total + decision.confidence, 0)
  return sum + Math.abs(sure - bucket.filter(routeRight).length) / results.length
}, 0)
console.log(`\nexpected calibration error ${ece.toFixed(3)}`)
const sorted = results.toSorted((left, right) => right.decision.confidence - left.decision.confidence)
for (const coverage of [0.5, 0.7, 0.8, 0.9, 1]) {
  const part = sorted.slice(0, Math.round(coverage * sorted.length))
  console.log(`the surest ${Math.round(coverage * 100)} %: route ${share(part, routeRight)}`)
}
const alone = results.filter(({ decision }) => decision.stage === 'lexical')
line('\nacted alone', alone)
const unsafe = alone.filter(
  ({ row }) => row.flow === 'agent' && (row.route === 'crm' || row.route === 'new_client'),
)
console.log(`writes taken for reads by the stage that acts alone: ${unsafe.length}`)
console.log(`asked for a choice: ${results.filter(({ decision }) => decision.choices).length}`)
if (values.errors) {
  for (const { row, decision } of results.filter((result) => !allRight(result))) {
    const got = `${decision.route}/${decision.flow} ${decision.confidence.toFixed(2)}`
    console.log(`${row.id} ${row.route}/${row.flow} → ${got} ${row.history ? '(h) ' : ''}${row.text}`)
  }
}
