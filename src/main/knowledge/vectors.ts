import type { Embeddings } from '#main/brain/brain.ts'
import type { Log } from '#main/core/log.ts'
import type { Workspace } from '#main/store/workspace.ts'

const BATCH = 64

interface Matrix {
  readonly mark: string
  readonly rowids: Float64Array
  readonly values: Float32Array
}

/**
 * Meaning vectors of passages, beside the text: searched by brute force, measured fast enough to
 * 100,000.
 */
export function createVectors({ db }: Workspace, log: Log) {
  let matrix: Matrix | null = null

  const load = (model: string, dimensions: number): Matrix => {
    const count = db
      .prepare<[string, number], { n: number; top: number | null }>(
        'select count(*) as n, max(passage_rowid) as top from passage_embeddings where model = ? and dimensions = ?',
      )
      .get(model, dimensions)
    const version = String(db.pragma('data_version', { simple: true }))
    const mark = `${model} ${dimensions} ${version} ${count?.n ?? 0} ${count?.top ?? 0}`
    if (matrix?.mark === mark) return matrix
    const n = count?.n ?? 0
    const rowids = new Float64Array(n)
    const values = new Float32Array(n * dimensions)
    const rows = db
      .prepare<[string, number], { passage_rowid: number; vector: Buffer }>(
        'select passage_rowid, vector from passage_embeddings where model = ? and dimensions = ?',
      )
      .iterate(model, dimensions)
    let i = 0
    for (const row of rows) {
      if (i >= n) continue
      rowids[i] = row.passage_rowid
      const bytes = new Uint8Array(row.vector)
      values.set(new Float32Array(bytes.buffer, 0, dimensions), i * dimensions)
      i++
    }
    matrix = { mark, rowids, values }
    return matrix
  }

  return {
    /** Rowids of the nearest passages, best first. Rejects when the service does. */
    async nearest(
      embeddings: Embeddings,
      query: string,
      limit: number,
      signal?: AbortSignal,
    ): Promise<readonly number[]> {
      const { rowids, values } = load(embeddings.model, embeddings.dimensions)
      if (rowids.length === 0) return []
      const [wanted] = await embeddings.embed([query], signal)
      if (!wanted) return []
      const size = embeddings.dimensions
      const scores = new Float32Array(rowids.length)
      for (let i = 0; i < rowids.length; i++) {
        let dot = 0
        for (let k = 0, at = i * size; k < size; k++) dot += (values[at + k] ?? 0) * (wanted[k] ?? 0)
        scores[i] = dot
      }
      return Array.from(scores.keys())
        .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
        .slice(0, limit)
        .map((i) => rowids[i] ?? 0)
    },

    /** Embeds what has no vector of this model yet, in batches; stops quietly when the service fails. */
    async fill(embeddings: Embeddings, signal?: AbortSignal): Promise<void> {
      const missing = db.prepare<
        [string, number, number],
        { rowid: number; title: string; heading: string; text: string }
      >(
        `select p.rowid as rowid, p.title as title, p.heading as heading, p.text as text from passages p
         left join passage_embeddings e on e.passage_rowid = p.rowid and e.model = ? and e.dimensions = ?
         where e.passage_rowid is null order by p.rowid limit ?`,
      )
      const store = db.prepare(`insert into passage_embeddings (passage_rowid, model, dimensions, vector)
        select ?, ?, ?, ? where exists (select 1 from passages where rowid = ?)
        on conflict (passage_rowid) do update set model = excluded.model, dimensions = excluded.dimensions,
          vector = excluded.vector`)
      try {
        for (;;) {
          signal?.throwIfAborted()
          const rows = missing.all(embeddings.model, embeddings.dimensions, BATCH)
          if (rows.length === 0) return
          const vectors = await embeddings.embed(
            rows.map((row) => `${row.title}\n${row.heading}\n${row.text}`),
            signal,
          )
          if (vectors.length !== rows.length) return
          db.transaction(() => {
            for (const [i, row] of rows.entries()) {
              const vector = vectors[i]
              if (!vector) continue
              const blob = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
              store.run(row.rowid, embeddings.model, embeddings.dimensions, blob, row.rowid)
            }
          }).immediate()
        }
      } catch (error) {
        log.warn('Embedding of passages stopped; search goes on by words', { error })
      }
    },
  }
}

export type Vectors = ReturnType<typeof createVectors>
