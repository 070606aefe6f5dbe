// Router decisions per second beside a plain tf-idf nearest-centroid classifier on the same data and machine.
// node bench/router.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouter } from '../src/main/chat/router/cascade.ts'
import { routeOfLabel, topicLabels } from '../src/main/chat/router/labels.ts'
import { createLexicalClassifier } from '../src/main/chat/router/lexical.ts'
import { readRouterModel } from '../src/main/chat/router/model-format.ts'
import type { RouteInput } from '../src/main/chat/router/router.ts'
import type { Route } from '../src/shared/domain/route.ts'
import { systemClock } from '../src/main/core/clock.ts'
import { silentLog } from '../src/main/core/log.ts'
import { offlineBrain } from '../scripts/routing/offline-brain.ts'
import { expand, readRoutingSource } from '../scripts/routing/training-data.ts'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'tests/data/route-validation.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string; route: string; history?: RouteInput['history'] })

const loadStarted = performance.now()
const lexical = createLexicalClassifier(
  readRouterModel(readFileSync(join(root, 'resources/routing/model.bin'))),
)
const loadMs = performance.now() - loadStarted
const firstStarted = performance.now()
lexical.classify('whats the adress for ortis', [])
const firstMs = performance.now() - firstStarted

/** Cosine to the mean tf-idf vector of each route: what one would write in an afternoon. */
function createCentroids(): (text: string) => Route | null {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z']+|\d+/g) ?? []
  const { utterances } = expand(readRoutingSource(join(root, 'resources/routing')), 1)
  const labelled = utterances.flatMap(({ text, label }) => {
    const topic = topicLabels.find((known) => known === label)
    return topic ? [{ words: wordsOf(text), route: routeOfLabel(topic) }] : []
  })
  const documents = new Map<string, number>()
  for (const { words } of labelled) {
    for (const word of new Set(words)) documents.set(word, (documents.get(word) ?? 0) + 1)
  }
  const weightOf = (word: string): number =>
    Math.log((1 + labelled.length) / (1 + (documents.get(word) ?? 0)))
  const centroids = new Map<Route, Map<string, number>>()
  for (const { words, route } of labelled) {
    const centroid = centroids.get(route) ?? new Map<string, number>()
    centroids.set(route, centroid)
    const norm = Math.sqrt(words.reduce((sum, word) => sum + weightOf(word) ** 2, 0)) || 1
    for (const word of words) centroid.set(word, (centroid.get(word) ?? 0) + weightOf(word) / norm)
  }
  for (const centroid of centroids.values()) {
    const norm = Math.sqrt([...centroid.values()].reduce((sum, value) => sum + value * value, 0))
    for (const [word, value] of centroid) centroid.set(word, value / norm)
  }
  return (text) => {
    const words = wordsOf(text)
    let best: Route | null = null
    let top = -1
    for (const [route, centroid] of centroids) {
      const score = words.reduce((sum, word) => sum + weightOf(word) * (centroid.get(word) ?? 0), 0)
      if (score > top) [best, top] = [route, score]
    }
    return best
  }
}

function perSecond(run: (row: (typeof rows)[number]) => void, part: typeof rows): number {
  for (const row of part) run(row)
  const started = performance.now()
  let count = 0
  while (performance.now() - started < 1000) {
    for (const row of part) run(row)
    count += part.length
  }
  return (1000 * count) / (performance.now() - started)
}

const plain = createCentroids()
const alone = rows.filter((row) => !row.history)
const context = { chosen: null, openWorkflow: null, approvalWaiting: false, attachments: [] }
const router = createRouter({
  brain: () => offlineBrain,
  lexical,
  triage: null,
  documentsSupport: null,
  clock: systemClock,
  log: silentLog,
})
const signal = new AbortController().signal
const ours = perSecond((row) => lexical.classify(row.text, []), alone)
const withHistory = perSecond(
  (row) => lexical.classify(row.text, row.history ?? []),
  rows.filter((row) => row.history),
)
const theirs = perSecond((row) => plain(row.text), alone)
let decisions = 0
const cascadeStarted = performance.now()
for (let round = 0; round < 5; round += 1) {
  for (const row of rows) {
    await router.decide({ text: row.text, history: row.history ?? [], context }, signal)
    decisions += 1
  }
}
const cascade = (1000 * decisions) / (performance.now() - cascadeStarted)
const accuracy = (guess: (row: (typeof rows)[number]) => Route | null): string =>
  `${((100 * rows.filter((row) => guess(row) === row.route).length) / rows.length).toFixed(1)} %`
const rate = (value: number): string => `${Math.round(value).toLocaleString('en-US')}/s`

console.log(`model load ${loadMs.toFixed(1)} ms, first decision ${firstMs.toFixed(1)} ms`)
console.log(`lexical, no history     ${rate(ours)}  (${(1e6 / ours).toFixed(0)} µs)`)
console.log(`lexical, with history   ${rate(withHistory)}`)
console.log(`whole cascade, offline  ${rate(cascade)}`)
console.log(`tf-idf nearest centroid ${rate(theirs)}`)
console.log(`ratio lexical : centroid ${(ours / theirs).toFixed(2)}`)
console.log(
  `validation accuracy: lexical ${accuracy((row) => lexical.classify(row.text, row.history ?? []).route)}, ` +
    `centroid ${accuracy((row) => plain(row.text))}`,
)
