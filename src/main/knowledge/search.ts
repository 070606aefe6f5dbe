import type { Embeddings } from '#main/brain/brain.ts'
import { isAbort } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { stopWords } from '#shared/text/stop-words.ts'
import { tokenize } from '#shared/text/tokens.ts'
import type { Collection } from '#shared/domain/citation.ts'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import { PASSAGE_COLUMNS, toPassage, type PassageRow } from './document-rows.ts'
import { ftsQuery } from './fts-query.ts'
import type { SearchOptions } from './knowledge.ts'
import type { Vectors } from './vectors.ts'

/** Constant of reciprocal rank fusion. */
const K = 60
const POOL = 100
/** Synonyms and compounds help where the plain words fail; they must not outvote them. */
const WIDE_WEIGHT = 0.5
/** From this share of all passages, or so many, a synonym is too common to help; few are quickly read. */
const COMMON = 0.03
const SMALL = 300
const COMMON_MOST = 1000
/** Of the first eight results at most three come from one document. */
const HEAD = 8
const PER_DOCUMENT = 3

export interface Searcher {
  search(query: string, options?: SearchOptions): Promise<readonly RankedPassage[]>
}

interface SearcherDeps {
  readonly workspace: Workspace
  readonly vectors: Vectors
  readonly embeddings: () => Embeddings | null
  readonly log: Log
}

/** True when the query holds every word of the document's title: the person asks for that document. */
function namesDocument(query: ReadonlySet<string>, title: string): boolean {
  const words = tokenize(title)
    .filter((token) => !stopWords.has(token.text))
    .map((token) => token.stem)
  return words.length > 0 && words.every((word) => query.has(word))
}

/** Drops repeated texts, and moves what a document has beyond its share of the head behind the others. */
export function diversify(query: string, ranked: readonly RankedPassage[]): readonly RankedPassage[] {
  const stems = new Set(tokenize(query).map((token) => token.stem))
  const texts = new Set<string>()
  const taken = new Map<string, number>()
  const head: RankedPassage[] = []
  const later: RankedPassage[] = []
  for (const passage of ranked) {
    const text = passage.text.replace(/\s+/g, ' ').trim().toLowerCase()
    if (texts.has(text)) continue
    texts.add(text)
    const count = taken.get(passage.documentId) ?? 0
    const full = head.length < HEAD && count >= PER_DOCUMENT && !namesDocument(stems, passage.title)
    if (full) later.push(passage)
    else {
      head.push(passage)
      taken.set(passage.documentId, count + 1)
    }
  }
  return [...head.slice(0, HEAD), ...[...later, ...head.slice(HEAD)].toSorted((a, b) => b.score - a.score)]
}

export function createSearcher({ workspace: { db }, vectors, embeddings, log }: SearcherDeps): Searcher {
  const anywhere = db.prepare<[string, number], { rowid: number }>(
    `select rowid from passages_fts where passages_fts match ? and rank match 'bm25(3.0, 1.0)'
     order by rank limit ?`,
  )
  const within = db.prepare<[string, string, number], { rowid: number }>(
    `select f.rowid as rowid from passages_fts f join passages p on p.rowid = f.rowid
       join documents d on d.id = p.document_id
     where f.passages_fts match ? and d.collection = ? and f.rank match 'bm25(3.0, 1.0)' order by f.rank limit ?`,
  )

  const one = db.prepare<[string], { rowid: number }>(
    'select rowid from passages_fts where passages_fts match ? limit 1',
  )
  const some = db.prepare<[string, number], { n: number }>(
    'select count(*) as n from (select 1 from passages_fts where passages_fts match ? limit ?)',
  )
  const last = db.prepare<[], { id: number | null }>('select max(id) as id from passages_fts_docsize')
  const isKnown = (expression: string): boolean => one.get(expression) !== undefined

  const isCommonIn = (most: number) => (expression: string) => (some.get(expression, most)?.n ?? 0) >= most

  const lexical = (expression: string | null, collection: Collection | null): readonly number[] => {
    if (!expression) return []
    const rows = collection ? within.all(expression, collection, POOL) : anywhere.all(expression, POOL)
    return rows.map((row) => row.rowid)
  }

  const byMeaning = async (query: string, signal: AbortSignal | undefined): Promise<readonly number[]> => {
    const model = embeddings()
    if (!model) return []
    try {
      return await vectors.nearest(model, query, POOL, signal)
    } catch (error) {
      if (signal?.aborted && isAbort(error)) throw error
      log.warn('Search by meaning failed; words alone decide', { error })
      return []
    }
  }

  const rowsFor = (
    rowids: readonly number[],
    collection: Collection | null,
  ): ReadonlyMap<number, PassageRow> => {
    const rows = db
      .prepare<[string, string | null, string | null], PassageRow>(
        `select ${PASSAGE_COLUMNS} from passages p join documents d on d.id = p.document_id
           join knowledge_sources s on s.id = d.source_id and s.enabled = 1
         where p.rowid in (select value from json_each(?)) and (? is null or d.collection = ?)`,
      )
      .all(JSON.stringify(rowids), collection, collection)
    return new Map(rows.map((row) => [row.rowid, row]))
  }

  return {
    async search(query, options = {}) {
      const collection = options.collection ?? null
      const passages = last.get()?.id ?? 0
      const most = Math.min(Math.round(passages * COMMON), COMMON_MOST)
      const { plain, wide } = ftsQuery(query, isKnown, passages < SMALL ? undefined : isCommonIn(most))
      const lists: readonly (readonly [readonly number[], number])[] = [
        [lexical(plain, collection), 1],
        [lexical(wide, collection), WIDE_WEIGHT],
        [await byMeaning(query, options.signal), 1],
      ]
      const scores = new Map<number, number>()
      for (const [rowids, weight] of lists) {
        for (const [rank, rowid] of rowids.entries()) {
          scores.set(rowid, (scores.get(rowid) ?? 0) + weight / (K + rank + 1))
        }
      }
      const limit = options.limit ?? 10
      const order = [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      // Some of the best fall away as repeats or by their collection; few texts are worth loading for that.
      const best = order.slice(0, Math.max(3 * limit, 4 * HEAD))
      const rows = rowsFor(
        best.map(([rowid]) => rowid),
        collection,
      )
      const ranked = best.flatMap(([rowid, score]): readonly RankedPassage[] => {
        const row = rows.get(rowid)
        return row ? [{ ...toPassage(row), score }] : []
      })
      return diversify(query, ranked).slice(0, limit)
    },
  }
}
