/**
 * Knowledge search against MiniSearch in the same process: `node bench/knowledge.ts [--sizes 1000,10000]`.
 * Times are milliseconds; a ratio above 1 means that Hard-E is faster.
 */
import MiniSearch from 'minisearch'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentLog } from '#main/core/log.ts'
import { createDocumentRows } from '#main/knowledge/document-rows.ts'
import { createSearcher } from '#main/knowledge/search.ts'
import { createVectors } from '#main/knowledge/vectors.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { synonymGroups } from '#shared/text/synonym-groups.ts'

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000' } } })
const sizes = values.sizes.split(',').map(Number)
const PER_DOCUMENT = 20
const QUERIES = 200

/** A small generator with a fixed seed: the same texts in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const random = createRandom(20261123)
const known = [...new Set(synonymGroups.match(/[a-z]{3,}/g))]
const rare = Array.from({ length: 20_000 }, (_, i) => `t${i.toString(36)}x`)

/** Words are drawn as in real text: few are common, most are rare. */
function word(): string {
  const list = random() < 0.75 ? known : rare
  return list[Math.floor(list.length * random() ** 2.5)] ?? 'roof'
}

function text(words: number): string {
  return Array.from({ length: words }, (_, i) => word() + (i % 14 === 13 ? '.' : '')).join(' ')
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

interface Figures {
  readonly index: number
  readonly p50: number
  readonly p99: number
}

async function time(
  queries: readonly string[],
  search: (query: string) => unknown,
): Promise<readonly number[]> {
  for (const query of queries.slice(0, 20)) await search(query)
  const times: number[] = []
  for (const query of queries) {
    const started = performance.now()
    await search(query)
    times.push(performance.now() - started)
  }
  return times
}

async function hardE(passages: readonly string[], queries: readonly string[]): Promise<Figures> {
  const dir = mkdtempSync(join(tmpdir(), 'harde-bench-'))
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  db.prepare(
    `insert into knowledge_sources (id, kind, label, config, enabled) values ('s', 'folder', 's', '{}', 1)`,
  ).run()
  const workspace = { id: 'bench', dir, db }
  const rows = createDocumentRows(workspace)
  const started = performance.now()
  for (let i = 0; i < passages.length; i += PER_DOCUMENT) {
    const path = `${i}.md`
    rows.write(
      {
        sourceId: 's',
        path,
        title: path,
        collection: 'training',
        format: 'markdown',
        size: 0,
        version: '1',
        sha256: '1',
        modifiedAt: null,
        indexedAt: 0,
        error: null,
      },
      passages.slice(i, i + PER_DOCUMENT).map((one) => ({ heading: 'Section', text: one })),
    )
  }
  const index = performance.now() - started
  const vectors = createVectors(workspace, silentLog)
  const searcher = createSearcher({ workspace, vectors, embeddings: () => null, log: silentLog })
  const times = await time(queries, async (query) => await searcher.search(query, { limit: 10 }))
  db.close()
  rmSync(dir, { recursive: true })
  return { index, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

async function miniSearch(passages: readonly string[], queries: readonly string[]): Promise<Figures> {
  const engine = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], storeFields: ['text'] })
  const started = performance.now()
  engine.addAll(passages.map((one, id) => ({ id, text: one })))
  const index = performance.now() - started
  const times = await time(queries, (query) => engine.search(query).slice(0, 10))
  return { index, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(8)
console.log('passages | Hard-E index, p50, p99 | MiniSearch index, p50, p99 | ratio index, p50, p99')
for (const size of sizes) {
  const passages = Array.from({ length: size }, () => text(160))
  const queries = Array.from({ length: QUERIES }, () =>
    Array.from({ length: 2 + Math.floor(random() * 5) }, word).join(' '),
  )
  const ours = await hardE(passages, queries)
  const theirs = await miniSearch(passages, queries)
  const keys = ['index', 'p50', 'p99'] as const
  const row = (one: Figures): string => keys.map((key) => figure(one[key])).join('')
  const ratios = keys.map((key) => figure(theirs[key] / ours[key])).join('')
  console.log(`${String(size).padStart(8)} |${row(ours)} |${row(theirs)} |${ratios}`)
}
