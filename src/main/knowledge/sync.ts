import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '#main/core/clock.ts'
import { isAbort, messageOf, ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { Lease, Leases } from '#main/store/leases.ts'
import { chunkDocument } from './chunk.ts'
import { collectionOf } from './collection-of.ts'
import type { DocumentRows, Manifest } from './document-rows.ts'
import type { DocumentSource, SourceEntry } from './knowledge.ts'
import { formatOf, MAX_FILE_BYTES, parseDocument } from './parse.ts'
import type { SourceRows } from './source-rows.ts'

/** Raise it when reading or cutting changes: every document is then read anew. */
const READER = 'r1'
const LEASE_MS = 60_000
const WAIT_MS = 150

export interface SyncDeps {
  readonly documents: DocumentRows
  readonly sources: SourceRows
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
  readonly onChange: () => void
}

function marked(version: string): string {
  return `${READER} ${version}`
}

/** True when the whole source is out of reach, not this one document. */
function stopsSync(error: unknown): boolean {
  if (error instanceof ServiceError) return error.kind !== 'notFound' && error.kind !== 'validation'
  return error instanceof UserError && error.code.startsWith('FOLDER_')
}

function inWords(error: unknown): string {
  return error instanceof UserError ? `${error.message} ${error.nextStep}` : messageOf(error)
}

/**
 * Brings the index in step with a source. Each document is one transaction, so a crash loses nothing
 * done.
 */
export function createSync({ documents, sources, leases, clock, log, onChange }: SyncDeps) {
  const acquire = async (name: string, signal?: AbortSignal): Promise<Lease> => {
    for (;;) {
      signal?.throwIfAborted()
      const lease = leases.acquire(name, LEASE_MS)
      if (lease) return lease
      await clock.sleep(WAIT_MS, signal)
    }
  }

  /** Reads one entry and writes what it holds; false when the entry vanished meanwhile. */
  const index = async (
    sourceId: string,
    source: DocumentSource,
    entry: SourceEntry,
    known: Manifest | undefined,
    signal?: AbortSignal,
  ): Promise<boolean> => {
    const base = { sourceId, path: entry.path, size: entry.size, modifiedAt: entry.modifiedAt }
    const failed = (error: string, version: string): void => {
      documents.write(
        {
          ...base,
          title: entry.path.split('/').at(-1) ?? entry.path,
          collection: collectionOf(entry.path, '', ''),
          format: formatOf(entry.path) ?? 'unknown',
          version,
          sha256: '',
          indexedAt: clock.now(),
          error,
        },
        [],
      )
    }
    if (entry.size > MAX_FILE_BYTES) {
      failed(
        `The file has ${Math.ceil(entry.size / 1024 / 1024)} MB; the limit is 50 MB.`,
        marked(entry.version),
      )
      return true
    }
    let bytes: Uint8Array | null
    try {
      const same = known?.version.startsWith(`${READER} `) ? known.version.slice(READER.length + 1) : null
      bytes = await source.read(entry.path, same, signal)
    } catch (error) {
      signal?.throwIfAborted()
      if (stopsSync(error)) throw error
      const gone =
        (error instanceof UserError && error.code === 'FILE_MISSING') ||
        (error instanceof ServiceError && error.kind === 'notFound')
      if (gone) return false
      log.warn('A document could not be fetched', { path: entry.path, error })
      // Without a version mark it is tried again by the next sync.
      failed(inWords(error), '')
      return true
    }
    const sha256 = bytes === null ? known?.sha256 : createHash('sha256').update(bytes).digest('hex')
    if (
      known?.version.startsWith(`${READER} `) &&
      known.sha256 &&
      (bytes === null || sha256 === known.sha256)
    ) {
      documents.touch(known.id, marked(entry.version), entry.modifiedAt)
      return true
    }
    const parsed = await parseDocument(entry.path, bytes ?? new Uint8Array())
    signal?.throwIfAborted()
    const chunks = parsed.ok ? chunkDocument(parsed.document, parsed.title) : []
    documents.write(
      {
        ...base,
        title: parsed.title,
        collection: collectionOf(entry.path, parsed.title, chunks[0]?.text ?? ''),
        format: parsed.format,
        version: marked(entry.version),
        sha256: sha256 ?? '',
        indexedAt: clock.now(),
        error: parsed.ok ? null : parsed.error,
      },
      chunks,
    )
    return true
  }

  const bringInStep = async (
    sourceId: string,
    source: DocumentSource,
    keepLease: () => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const entries: SourceEntry[] = []
    for await (const entry of source.list(signal)) {
      if (formatOf(entry.path) !== null) entries.push(entry)
      if (entries.length % 500 === 499) keepLease()
    }
    const known = new Map(documents.manifest(sourceId).map((row) => [row.path, row]))
    const listed = new Set(entries.map((entry) => entry.path))
    for (const row of known.values()) if (!listed.has(row.path)) documents.remove(row.id)
    const changed = entries.filter((entry) => known.get(entry.path)?.version !== marked(entry.version))
    for (const [done, entry] of changed.entries()) {
      signal?.throwIfAborted()
      keepLease()
      sources.setState(sourceId, { state: 'syncing', progress: { done, total: changed.length } })
      onChange()
      const row = known.get(entry.path)
      const found = await index(sourceId, source, entry, row, signal)
      if (!found && row) documents.remove(row.id)
      await nextTurn()
    }
  }

  return {
    /**
     * Resolves when the source is in step; rejects when it is out of reach (the reason is kept with the
     * source).
     */
    async run(sourceId: string, source: DocumentSource, signal?: AbortSignal): Promise<void> {
      let lease = await acquire(`knowledge:${sourceId}`, signal)
      const keepLease = (): void => {
        const kept = leases.renew(lease, LEASE_MS)
        if (!kept) throw new Error('Another process took over the synchronisation.')
        lease = kept
      }
      try {
        sources.setState(sourceId, { state: 'syncing', progress: null })
        onChange()
        await bringInStep(sourceId, source, keepLease, signal)
        sources.setState(sourceId, { state: 'idle', syncedAt: clock.now() })
      } catch (error) {
        const stopped = signal?.aborted === true || isAbort(error)
        if (!stopped) log.warn('A source could not be synchronised', { sourceId, error })
        sources.setState(
          sourceId,
          stopped ? { state: 'idle', syncedAt: null } : { state: 'error', error: inWords(error) },
        )
        throw error
      } finally {
        leases.release(lease)
        onChange()
      }
    },
  }
}
