/** Retrieval on public sets: `node scripts/eval/retrieval.ts --data DIR` (DIR holds `retrieval/*.jsonl`). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentLog } from '#main/core/log.ts'
import { chunkDocument } from '#main/knowledge/chunk.ts'
import { createDocumentRows } from '#main/knowledge/document-rows.ts'
import type { Block } from '#main/knowledge/formats/blocks.ts'
import { createSearcher } from '#main/knowledge/search.ts'
import { createVectors } from '#main/knowledge/vectors.ts'
import { migrate, openDatabase } from '#main/store/database.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (!values.data) {
  console.error('usage: node scripts/eval/retrieval.ts --data DIR')
  process.exit(2)
}
const folder = join(values.data, 'retrieval')

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function rows<T>(file: string): readonly T[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

function openIndex() {
  const dir = mkdtempSync(join(tmpdir(), 'harde-eval-'))
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  db.pragma('synchronous = OFF')
  db.prepare(
    `insert into knowledge_sources (id, kind, label, config, enabled) values ('s', 'folder', 's', '{}', 1)`,
  ).run()
  const workspace = { id: 'eval', dir, db }
  const documents = createDocumentRows(workspace)
  const vectors = createVectors(workspace, silentLog)
  const searcher = createSearcher({ workspace, vectors, embeddings: () => null, log: silentLog })
  return {
    searcher,
    add(path: string, title: string, blocks: readonly Block[]): void {
      documents.write(
        {
          sourceId: 's',
          path,
          title,
          collection: 'meeting',
          format: 'text',
          size: 0,
          version: '',
          sha256: '',
          modifiedAt: null,
          indexedAt: 0,
          error: null,
        },
        chunkDocument({ title, blocks }, title),
      )
    },
    close(): void {
      db.close()
      rmSync(dir, { recursive: true })
    },
  }
}

async function cranfield(): Promise<number> {
  const index = openIndex()
  for (const doc of rows<{ id: string; title: string; text: string }>('cranfield_docs.jsonl')) {
    const text = doc.text.replace(/\s+/g, ' ')
    index.add(doc.id, doc.title.replace(/\s+/g, ' '), [{ kind: 'paragraph', text }])
  }
  const relevant = new Map<string, Set<string>>()
  for (const one of rows<{ query: string; doc: string; source_grade: number }>('cranfield_qrels.jsonl')) {
    if (one.source_grade < 1) continue
    relevant.set(one.query, (relevant.get(one.query) ?? new Set()).add(one.doc))
  }
  let sum = 0
  let count = 0
  for (const query of rows<{ id: string; text: string }>('cranfield_queries.jsonl')) {
    const wanted = relevant.get(query.id)
    if (!wanted) continue
    const results = await index.searcher.search(query.text, { limit: 30 })
    const ranked = [...new Set(results.map((one) => one.document))].slice(0, 10)
    const gain = ranked.reduce((total, doc, i) => total + (wanted.has(doc) ? 1 / Math.log2(i + 2) : 0), 0)
    let ideal = 0
    for (let i = 0; i < Math.min(10, wanted.size); i++) ideal += 1 / Math.log2(i + 2)
    sum += gain / ideal
    count++
  }
  index.close()
  return sum / count
}

interface Turn {
  readonly meeting: string
  readonly turn: number
  readonly speaker: string
  readonly text: string
}

async function qmsum(): Promise<{ given: [number, number]; all: [number, number] }> {
  const meetings = Map.groupBy(rows<Turn>('qmsum_turns.jsonl'), (turn) => turn.meeting)
  const queries = rows<{ meeting: string; query: string; relevant_turns: number[] }>('qmsum_queries.jsonl')
  const blocksOf = (turns: readonly Turn[]): readonly Block[] =>
    turns.map(({ speaker, text }) => ({ kind: 'turn', speaker, text }))
  const everything = openIndex()
  const single = new Map<string, ReturnType<typeof openIndex>>()
  for (const [meeting, turns] of meetings) {
    everything.add(meeting, meeting, blocksOf(turns))
    const own = openIndex()
    own.add(meeting, meeting, blocksOf(turns))
    single.set(meeting, own)
  }
  const hits = { given: [0, 0] as [number, number], all: [0, 0] as [number, number] }
  for (const { meeting, query, relevant_turns } of queries) {
    const turns = meetings.get(meeting) ?? []
    const wanted = relevant_turns
      .map((n) => `${turns[n]?.speaker}: ${turns[n]?.text}`)
      .filter((line) => line.split(' ').length > 4)
    for (const mode of ['given', 'all'] as const) {
      const searcher = (mode === 'given' ? single.get(meeting) : everything)?.searcher
      const results = (await searcher?.search(query, { limit: 5 })) ?? []
      const at = results.findIndex(
        (one) => one.document === meeting && wanted.some((line) => one.text.includes(line)),
      )
      if (at === 0) hits[mode][0]++
      if (at >= 0) hits[mode][1]++
    }
  }
  everything.close()
  for (const own of single.values()) own.close()
  const share = ([one, five]: [number, number]): [number, number] => [
    one / queries.length,
    five / queries.length,
  ]
  return { given: share(hits.given), all: share(hits.all) }
}

const ndcg = await cranfield()
const found = await qmsum()
const figure = (value: number): string => value.toFixed(3)
console.log('set                              measured        floor (plain BM25)')
console.log(`cranfield nDCG@10                ${figure(ndcg)}           .374`)
console.log(
  `qmsum, meeting given, hit@1/@5   ${found.given.map(figure).join(' / ')}   .456 / .722 (10-turn windows)`,
)
console.log(
  `qmsum, all meetings, hit@1/@5    ${found.all.map(figure).join(' / ')}   .300 / .473 (10-turn windows)`,
)
