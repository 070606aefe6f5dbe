import { z } from 'zod'
import {
  outcomeSchema,
  projectTypeSchema,
  type TranscriptFilter,
  type TranscriptFormat,
} from '#shared/domain/transcript.ts'
import { FILTERED, filterValues, type FilterValues } from './transcript-filter.ts'
import type { Workspace } from './workspace.ts'

/** A transcript as it is stored, without turns, speakers and files. */
const transcriptRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  fingerprint: z.string(),
  sketch: z.string(),
  resembles: z.string().nullable(),
  turnCount: z.number(),
  wordCount: z.number(),
  duration: z.number().nullable(),
  heldAt: z.number().nullable(),
  rep: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  projectTypes: z.array(projectTypeSchema).readonly(),
  customerName: z.string().nullable(),
  jobNumber: z.string().nullable(),
  practice: z.boolean(),
  importedAt: z.number(),
})
export type TranscriptRow = z.infer<typeof transcriptRowSchema>

export interface TranscriptFile {
  readonly sha256: string
  readonly name: string
  readonly format: TranscriptFormat
  readonly size: number
}

export interface TranscriptRows {
  /** Newest conversation first; a conversation without a date counts from its import. */
  list(filter?: Partial<TranscriptFilter>): readonly TranscriptRow[]
  get(id: string): TranscriptRow | null
  byFingerprint(fingerprint: string): TranscriptRow | null
  /** The transcript that came in these bytes. */
  byHash(sha256: string): TranscriptRow | null
  /** Sketches of those of about this length, newest first. */
  sketches(words: { readonly from: number; readonly to: number }): readonly { id: string; sketch: string }[]
  /** Fails when another has its fingerprint. */
  insert(row: TranscriptRow, now: number): void
  update(row: TranscriptRow, now: number): void
  /** The rows alone; turns are taken out of the index first. */
  remove(id: string): void
  files(ids: readonly string[] | null): ReadonlyMap<string, readonly TranscriptFile[]>
  /** Does nothing when the transcript has a file of these bytes. */
  addFile(id: string, file: TranscriptFile, now: number): void
  /** Its figures are to be counted again. */
  forgetFigures(id: string): void
  /** Its turns are others: what was found in them is gone. */
  forgetSummary(id: string): void
  /** In one transaction that no other process can come between. */
  atomically<T>(work: () => T): T
}

interface Row {
  readonly projectTypes: string
  readonly practice: number
}
type FileRow = TranscriptFile & { readonly transcriptId: string }

const COLUMNS = `t.id, t.title, t.fingerprint, t.sketch, t.resembles, t.turn_count as turnCount,
  t.word_count as wordCount, t.duration, t.held_at as heldAt, t.rep, t.outcome,
  t.project_types as projectTypes, t.customer_name as customerName, t.job_number as jobNumber, t.practice,
  t.imported_at as importedAt`
const NEWEST = 'order by coalesce(t.held_at, t.imported_at) desc, t.id desc'
const FILE_COLUMNS = 'transcript_id as transcriptId, sha256, name, format, size'

function fromRow(row: Row): TranscriptRow {
  const projectTypes: unknown = JSON.parse(row.projectTypes)
  return transcriptRowSchema.parse({ ...row, projectTypes, practice: row.practice === 1 })
}

const columnsOf = (row: TranscriptRow, now: number) => ({
  ...row,
  projectTypes: JSON.stringify(row.projectTypes),
  practice: row.practice ? 1 : 0,
  now,
})

export function createTranscriptRows({ db }: Workspace): TranscriptRows {
  const filtered = db.prepare<[FilterValues], Row>(
    `select ${COLUMNS} from transcripts t where ${FILTERED} ${NEWEST}`,
  )
  const one = db.prepare<[string], Row>(`select ${COLUMNS} from transcripts t where t.id = ?`)
  const same = db.prepare<[string], Row>(`select ${COLUMNS} from transcripts t where t.fingerprint = ?`)
  const hashed = db.prepare<[string], Row>(
    `select ${COLUMNS} from transcripts t join transcript_files f on f.transcript_id = t.id
     where f.sha256 = ? limit 1`,
  )
  const near = db.prepare<[number, number], { id: string; sketch: string }>(
    `select t.id, t.sketch from transcripts t where t.word_count between ? and ? ${NEWEST}`,
  )
  const insert = db.prepare(
    `insert into transcripts (id, title, fingerprint, sketch, resembles, turn_count, word_count, duration,
       held_at, rep, outcome, project_types, customer_name, job_number, practice, imported_at, updated_at)
     values (@id, @title, @fingerprint, @sketch, @resembles, @turnCount, @wordCount, @duration,
       @heldAt, @rep, @outcome, @projectTypes, @customerName, @jobNumber, @practice, @importedAt, @now)`,
  )
  const update = db.prepare(
    `update transcripts set title = @title, resembles = @resembles, turn_count = @turnCount,
       word_count = @wordCount, duration = @duration, held_at = @heldAt, rep = @rep, outcome = @outcome,
       project_types = @projectTypes, customer_name = @customerName, job_number = @jobNumber,
       updated_at = @now where id = @id`,
  )
  const unlike = db.prepare<[string]>('update transcripts set resembles = null where resembles = ?')
  const remove = db.prepare<[string]>('delete from transcripts where id = ?')
  const filesOf = db.prepare<[string], FileRow>(
    `select ${FILE_COLUMNS} from transcript_files
     where transcript_id in (select value from json_each(?)) order by imported_at, rowid`,
  )
  const allFiles = db.prepare<[], FileRow>(
    `select ${FILE_COLUMNS} from transcript_files order by imported_at, rowid`,
  )
  const addFile = db.prepare(
    `insert into transcript_files (transcript_id, sha256, name, format, size, imported_at)
     values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const forget = db.prepare<[string]>('delete from transcript_figures where transcript_id = ?')
  const unsum = db.prepare<[string]>('delete from distillations where transcript_id = ?')
  const found = (row: Row | undefined): TranscriptRow | null => (row ? fromRow(row) : null)
  return {
    list: (filter) => filtered.all(filterValues(filter)).map(fromRow),
    get: (id) => found(one.get(id)),
    byFingerprint: (fingerprint) => found(same.get(fingerprint)),
    byHash: (sha256) => found(hashed.get(sha256)),
    sketches: ({ from, to }) => near.all(from, to),
    insert: (row, now) => void insert.run(columnsOf(row, now)),
    update: (row, now) => void update.run(columnsOf(row, now)),
    remove(id) {
      remove.run(id)
      unlike.run(id)
    },
    files(ids) {
      const byTranscript = new Map<string, TranscriptFile[]>()
      for (const { transcriptId, ...file } of ids ? filesOf.all(JSON.stringify(ids)) : allFiles.all()) {
        byTranscript.set(transcriptId, [...(byTranscript.get(transcriptId) ?? []), file])
      }
      return byTranscript
    },
    addFile: (id, { sha256, name, format, size }, now) =>
      void addFile.run(id, sha256, name, format, size, now),
    forgetFigures: (id) => void forget.run(id),
    forgetSummary: (id) => void unsum.run(id),
    atomically: (work) => db.transaction(work).immediate(),
  }
}
