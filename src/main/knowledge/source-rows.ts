import { z } from 'zod'
import type { Workspace } from '#main/store/workspace.ts'
import { sourceKindSchema, type KnowledgeSource } from '#shared/domain/knowledge-document.ts'

/** What a source needs to be opened. `removed` keeps a practice source from coming back by itself. */
export const sourceConfigSchema = z.object({
  dir: z.string().optional(),
  /** The workspace's own documents folder. */
  own: z.boolean().optional(),
  removed: z.boolean().optional(),
})
export type SourceConfig = z.infer<typeof sourceConfigSchema>
export type SourceKind = KnowledgeSource['kind']

export interface SourceRecord {
  readonly id: string
  readonly kind: SourceKind
  readonly label: string
  readonly config: SourceConfig
  readonly enabled: boolean
}

interface SourceRow {
  id: string
  kind: string
  label: string
  config: string
  enabled: number
  state: string
  last_sync_at: number | null
  error: string | null
  progress: string | null
}

const stateSchema = z.enum(['idle', 'syncing', 'error'])
const progressSchema = z.object({ done: z.number(), total: z.number() })

export type SourceState =
  | { readonly state: 'syncing'; readonly progress: { readonly done: number; readonly total: number } | null }
  | { readonly state: 'idle'; readonly syncedAt: number | null }
  | { readonly state: 'error'; readonly error: string }

function toRecord(row: SourceRow): SourceRecord {
  return {
    id: row.id,
    kind: sourceKindSchema.parse(row.kind),
    label: row.label,
    config: sourceConfigSchema.parse(JSON.parse(row.config)),
    enabled: row.enabled === 1,
  }
}

/** The table of sources, with the state of their synchronisation. */
export function createSourceRows({ db }: Workspace) {
  const counts = db.prepare<[string], { documents: number; passages: number }>(
    `select count(distinct d.id) as documents, count(p.rowid) as passages
     from documents d left join passages p on p.document_id = d.id where d.source_id = ?`,
  )
  const toSource = (row: SourceRow): KnowledgeSource => {
    const { id, kind, label, enabled } = toRecord(row)
    const count = counts.get(id)
    return {
      id,
      kind,
      label,
      enabled,
      state: stateSchema.parse(row.state),
      documents: count?.documents ?? 0,
      passages: count?.passages ?? 0,
      lastSyncAt: row.last_sync_at,
      error: row.error,
      progress: row.progress === null ? null : progressSchema.parse(JSON.parse(row.progress)),
    }
  }
  const rows = (): readonly SourceRow[] =>
    db.prepare<[], SourceRow>('select * from knowledge_sources order by rowid').all()
  const row = (id: string): SourceRow | undefined =>
    db.prepare<[string], SourceRow>('select * from knowledge_sources where id = ?').get(id)

  return {
    records: (): readonly SourceRecord[] => rows().map(toRecord),
    record(id: string): SourceRecord | null {
      const found = row(id)
      return found ? toRecord(found) : null
    },
    sources: (): readonly KnowledgeSource[] =>
      rows()
        .filter((one) => !toRecord(one).config.removed)
        .map(toSource),
    source(id: string): KnowledgeSource | null {
      const found = row(id)
      return found ? toSource(found) : null
    },
    insert({ id, kind, label, config, enabled }: SourceRecord): void {
      db.prepare(
        `insert into knowledge_sources (id, kind, label, config, enabled) values (?, ?, ?, ?, ?)
         on conflict (id) do update set label = excluded.label, config = excluded.config, enabled = excluded.enabled`,
      ).run(id, kind, label, JSON.stringify(config), enabled ? 1 : 0)
    },
    setEnabled(id: string, enabled: boolean): void {
      db.prepare(
        `update knowledge_sources set enabled = ?, state = 'idle', progress = null, error = null where id = ?`,
      ).run(enabled ? 1 : 0, id)
    },
    setState(id: string, next: SourceState): void {
      db.prepare(
        `update knowledge_sources set state = @state, error = @error, progress = @progress,
           last_sync_at = coalesce(@syncedAt, last_sync_at) where id = @id`,
      ).run({
        id,
        state: next.state,
        error: next.state === 'error' ? next.error : null,
        progress: next.state === 'syncing' && next.progress ? JSON.stringify(next.progress) : null,
        syncedAt: next.state === 'idle' ? next.syncedAt : null,
      })
    },
    remove(id: string): void {
      db.prepare('delete from knowledge_sources where id = ?').run(id)
    },
  }
}

export type SourceRows = ReturnType<typeof createSourceRows>
