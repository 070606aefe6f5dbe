import { createHash } from 'node:crypto'
import type { Workspace } from '#main/store/workspace.ts'
import { collectionSchema, type Collection } from '#shared/domain/citation.ts'
import type { KnowledgeDocument, Passage } from '#shared/domain/knowledge-document.ts'
import type { Chunk } from './chunk.ts'

/** A document as a source delivered it, read or not. */
export interface IndexedDocument {
  readonly sourceId: string
  readonly path: string
  readonly title: string
  readonly collection: Collection
  readonly format: string
  readonly size: number
  readonly version: string
  readonly sha256: string
  readonly modifiedAt: number | null
  readonly indexedAt: number
  readonly error: string | null
}

export interface Manifest {
  readonly id: string
  readonly path: string
  readonly version: string
  readonly sha256: string
}

interface DocumentRow {
  id: string
  source_id: string
  path: string
  title: string
  collection: string
  format: string
  size: number
  modified_at: number | null
  indexed_at: number
  error: string | null
  passages: number
}

export interface PassageRow {
  rowid: number
  id: string
  document_id: string
  path: string
  title: string
  collection: string
  heading: string
  text: string
  ordinal: number
}

export function hashId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}_${createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 26)}`
}

export function documentId(sourceId: string, path: string): string {
  return hashId('doc', sourceId, path)
}

export const PASSAGE_COLUMNS = `p.rowid as rowid, p.id as id, p.document_id as document_id, d.path as path,
  p.title as title, d.collection as collection, p.heading as heading, p.text as text, p.ordinal as ordinal`

export function toPassage(row: PassageRow): Passage {
  return {
    id: row.id,
    documentId: row.document_id,
    document: row.path,
    title: row.title,
    collection: collectionSchema.parse(row.collection),
    heading: row.heading,
    text: row.text,
    ordinal: row.ordinal,
  }
}

function toDocument(row: DocumentRow): KnowledgeDocument {
  return {
    id: row.id,
    sourceId: row.source_id,
    path: row.path,
    title: row.title,
    collection: collectionSchema.parse(row.collection),
    format: row.format,
    size: row.size,
    modifiedAt: row.modified_at,
    indexedAt: row.indexed_at,
    passages: row.passages,
    error: row.error,
  }
}

/**
 * Passage ids follow from path and text, so that a citation still opens after an unchanged text was
 * indexed anew.
 */
function withIds(sourceId: string, path: string, chunks: readonly Chunk[]): ReadonlyMap<string, Chunk> {
  const byId = new Map<string, Chunk>()
  for (const chunk of chunks) {
    let id = hashId('psg', sourceId, path, chunk.text)
    for (let n = 1; byId.has(id); n++) id = hashId('psg', sourceId, path, chunk.text, String(n))
    byId.set(id, chunk)
  }
  return byId
}

/** Documents, passages and their full-text index. Every change of a document is one transaction. */
export function createDocumentRows({ db }: Workspace) {
  const selectDocuments = `select d.*, (select count(*) from passages p where p.document_id = d.id) as passages
    from documents d`
  const insertIndex = db.prepare('insert into passages_fts (rowid, title, body) values (?, ?, ?)')
  const deleteIndex = db.prepare('delete from passages_fts where rowid = ?')
  const deleteVector = db.prepare('delete from passage_embeddings where passage_rowid = ?')
  const deletePassage = db.prepare('delete from passages where rowid = ?')
  const rowsOf = db.prepare<
    [string],
    { rowid: number; id: string; title: string; heading: string; text: string }
  >('select rowid, id, title, heading, text from passages where document_id = ?')
  const isEnabled = db.prepare<[string], { enabled: number }>(
    'select enabled from knowledge_sources where id = ?',
  )
  const upsert = db.prepare(`insert into documents
    (id, source_id, path, title, collection, format, size, version, sha256, modified_at, indexed_at, error)
    values (@id, @sourceId, @path, @title, @collection, @format, @size, @version, @sha256, @modifiedAt, @indexedAt, @error)
    on conflict (id) do update set title = excluded.title, collection = excluded.collection,
      format = excluded.format, size = excluded.size, version = excluded.version, sha256 = excluded.sha256,
      modified_at = excluded.modified_at, indexed_at = excluded.indexed_at, error = excluded.error`)
  const insertPassage = db.prepare(`insert into passages (id, document_id, ordinal, heading, title, text)
    values (?, ?, ?, ?, ?, ?)`)
  const updatePassage = db.prepare('update passages set ordinal = ?, heading = ?, title = ? where rowid = ?')

  const dropRow = (rowid: number): void => {
    deleteIndex.run(rowid)
    deleteVector.run(rowid)
    deletePassage.run(rowid)
  }

  const write = db.transaction((document: IndexedDocument, chunks: readonly Chunk[]): string => {
    const id = documentId(document.sourceId, document.path)
    // The source may have been removed while the file was read.
    const source = isEnabled.get(document.sourceId)
    if (!source) return id
    upsert.run({ ...document, id })
    const wanted = withIds(document.sourceId, document.path, chunks)
    const known = new Map(rowsOf.all(id).map((row) => [row.id, row]))
    for (const row of known.values()) if (!wanted.has(row.id)) dropRow(row.rowid)
    let ordinal = 0
    for (const [passageId, chunk] of wanted) {
      const row = known.get(passageId)
      const rowid = row
        ? row.rowid
        : Number(
            insertPassage.run(passageId, id, ordinal, chunk.heading, document.title, chunk.text)
              .lastInsertRowid,
          )
      if (row) {
        updatePassage.run(ordinal, chunk.heading, document.title, rowid)
        deleteIndex.run(rowid)
      }
      if (source.enabled) insertIndex.run(rowid, `${document.title} ${chunk.heading}`, chunk.text)
      ordinal++
    }
    return id
  })

  const remove = db.transaction((id: string): void => {
    for (const row of rowsOf.all(id)) dropRow(row.rowid)
    db.prepare('delete from documents where id = ?').run(id)
  })

  /**
   * Passages of a switched-off source leave the full-text index, so that search and rarity see only what
   * counts.
   */
  const setSearchable = db.transaction((sourceId: string, searchable: boolean): void => {
    const ids = db
      .prepare<[string], { id: string }>('select id from documents where source_id = ?')
      .all(sourceId)
    for (const { id } of ids) {
      for (const row of rowsOf.all(id)) {
        deleteIndex.run(row.rowid)
        if (searchable) insertIndex.run(row.rowid, `${row.title} ${row.heading}`, row.text)
      }
    }
  })

  return {
    write: (document: IndexedDocument, chunks: readonly Chunk[]): string => write.immediate(document, chunks),
    remove: (id: string): void => remove.immediate(id),
    setSearchable,
    /** The file was touched but its content is the same. */
    touch(id: string, version: string, modifiedAt: number | null): void {
      db.prepare('update documents set version = ?, modified_at = ? where id = ?').run(
        version,
        modifiedAt,
        id,
      )
    },
    manifest: (sourceId: string): readonly Manifest[] =>
      db
        .prepare<[string], Manifest>('select id, path, version, sha256 from documents where source_id = ?')
        .all(sourceId),
    document(id: string): KnowledgeDocument | null {
      const row = db.prepare<[string], DocumentRow>(`${selectDocuments} where d.id = ?`).get(id)
      return row ? toDocument(row) : null
    },
    documents(sourceId: string | null, collection: Collection | null): readonly KnowledgeDocument[] {
      return db
        .prepare<[string | null, string | null, string | null, string | null], DocumentRow>(
          `${selectDocuments} where (? is null or d.source_id = ?) and (? is null or d.collection = ?)
           order by d.path`,
        )
        .all(sourceId, sourceId, collection, collection)
        .map(toDocument)
    },
    passage(id: string): Passage | null {
      const row = db
        .prepare<[string], PassageRow>(
          `select ${PASSAGE_COLUMNS} from passages p join documents d on d.id = p.document_id where p.id = ?`,
        )
        .get(id)
      return row ? toPassage(row) : null
    },
    passagesOf: (id: string): readonly Passage[] =>
      db
        .prepare<[string], PassageRow>(
          `select ${PASSAGE_COLUMNS} from passages p join documents d on d.id = p.document_id
           where p.document_id = ? order by p.ordinal`,
        )
        .all(id)
        .map(toPassage),
  }
}

export type DocumentRows = ReturnType<typeof createDocumentRows>
