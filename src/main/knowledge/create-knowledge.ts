import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Embeddings } from '#main/brain/brain.ts'
import type { Clock } from '#main/core/clock.ts'
import { isAbort, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { S3Config } from '#main/integrations/s3/s3-source.ts'
import type { Settings } from '#main/settings/settings.ts'
import type { Leases } from '#main/store/leases.ts'
import type { Workspace } from '#main/store/workspace.ts'
import type { KnowledgeSource } from '#shared/domain/knowledge-document.ts'
import { createDocumentRows, documentId, hashId } from './document-rows.ts'
import { judgeEvidence } from './evidence.ts'
import { storeImport } from './import-document.ts'
import type { DocumentSource, Knowledge } from './knowledge.ts'
import { createRarity } from './rarity.ts'
import { createSearcher } from './search.ts'
import { createSourceRows, type SourceRecord } from './source-rows.ts'
import { createSync } from './sync.ts'
import { createVectors } from './vectors.ts'

/** How many passages are looked at when a question is judged. */
const JUDGED = 16
const GIVEN = 8

export interface KnowledgeDeps {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly log: Log
  readonly settings: Settings
  readonly leases: Leases
  /** The S3 secret access key; null when it is not set. */
  readonly s3Secret: () => Promise<string | null>
  readonly openFolder: (dir: string) => DocumentSource
  readonly openS3: (config: S3Config) => DocumentSource
  readonly embeddings: () => Embeddings | null
  /** Folder with the practice documents, or null where there is none. */
  readonly practiceDir: string | null
  /** A hint that sources or documents changed. */
  readonly onChange: (topic: 'knowledge') => void
}

export interface ManagedKnowledge extends Knowledge {
  /** Adds the practice documents once, on a workspace without any source. */
  ensurePracticeSource(): void
  /** Waits until background embedding has ended. */
  settled(): Promise<void>
  /** Ends background work. */
  stop(): void
}

export function createKnowledge(deps: KnowledgeDeps): ManagedKnowledge {
  const { workspace, clock, log, settings, leases, embeddings } = deps
  const sources = createSourceRows(workspace)
  const documents = createDocumentRows(workspace)
  const vectors = createVectors(workspace, log)
  const searcher = createSearcher({ workspace, vectors, embeddings, log })
  const rarity = createRarity(workspace)
  const changed = (): void => deps.onChange('knowledge')
  const sync = createSync({ documents, sources, leases, clock, log, onChange: changed })
  const stopping = new AbortController()
  const running = new Map<string, { current: Promise<void>; next: Promise<void> | null }>()
  let filling: Promise<void> | null = null
  const ownDir = join(workspace.dir, 'documents')

  const setEnabled = (id: string, enabled: boolean): void => {
    if (sources.record(id)?.enabled === enabled) return
    workspace.db
      .transaction(() => {
        sources.setEnabled(id, enabled)
        documents.setSearchable(id, enabled)
      })
      .immediate()
    changed()
  }

  /** The first real source ends practice: its documents must not mix with the company's own. */
  const addReal = (record: SourceRecord): SourceRecord => {
    const others = sources.records().filter((one) => one.kind !== 'practice')
    const known = others.find((one) => one.id === record.id)
    if (known?.enabled) return known
    if (known) setEnabled(known.id, true)
    else sources.insert(record)
    if (others.length === 0) {
      for (const one of sources.records()) if (one.kind === 'practice') setEnabled(one.id, false)
    }
    changed()
    return sources.record(record.id) ?? record
  }

  const removeRows = (id: string): void => {
    for (const { id: document } of documents.manifest(id)) documents.remove(document)
    sources.remove(id)
  }

  /** Settings are the truth about S3: the row follows them. */
  const followSettings = (): void => {
    const values = settings.all()
    const bucket = values['documents.s3.bucket'].trim()
    const prefix = values['documents.s3.prefix'].trim().replace(/^\/+|\/+$/g, '')
    const wanted = hashId('src', 's3', values['documents.s3.endpoint'], bucket, prefix)
    const on = values['documents.s3.enabled'] && bucket !== ''
    for (const one of sources.records().filter((record) => record.kind === 's3')) {
      if (one.id !== wanted) removeRows(one.id)
      else if (!on) setEnabled(one.id, false)
    }
    if (!on) return
    const label = `s3://${bucket}/${prefix}`
    addReal({ id: wanted, kind: 's3', label, config: {}, enabled: true })
  }

  const open = async (record: SourceRecord): Promise<DocumentSource> => {
    if (record.kind === 's3') {
      const values = settings.all()
      return deps.openS3({
        bucket: values['documents.s3.bucket'].trim(),
        prefix: values['documents.s3.prefix'],
        region: values['documents.s3.region'],
        endpoint: values['documents.s3.endpoint'],
        forcePathStyle: values['documents.s3.forcePathStyle'],
        accessKeyId: values['documents.s3.accessKeyId'],
        secretAccessKey: (await deps.s3Secret()) ?? '',
      })
    }
    const dir = record.kind === 'practice' ? deps.practiceDir : record.config.own ? ownDir : record.config.dir
    if (!dir) throw new UserError('SOURCE_GONE', 'This source has no folder.', 'Remove it.')
    return deps.openFolder(dir)
  }

  const fill = (): void => {
    const model = embeddings()
    if (!model || filling || stopping.signal.aborted) return
    filling = vectors.fill(model, stopping.signal).finally(() => {
      filling = null
    })
  }

  const runOne = async (record: SourceRecord, signal: AbortSignal): Promise<void> => {
    // Opening can fail (a locked secret): the source shows why, as for any other failure.
    const source = await open(record).catch((error: unknown) => {
      sources.setState(record.id, {
        state: 'error',
        error: error instanceof Error ? error.message : String(error),
      })
      changed()
      throw error
    })
    await sync.run(record.id, source, signal)
    fill()
  }

  /**
   * One run at a time; who asks during a run gets the one after it, which sees every change made before
   * asking.
   */
  const syncOne = async (record: SourceRecord, signal: AbortSignal): Promise<void> => {
    const entry = running.get(record.id)
    if (entry) {
      const afterwards = async (): Promise<void> => {
        await entry.current.catch(() => undefined)
        running.delete(record.id)
        await syncOne(record, stopping.signal)
      }
      entry.next ??= afterwards()
      return await entry.next
    }
    const current = runOne(record, signal)
    const started = { current, next: null as Promise<void> | null }
    running.set(record.id, started)
    try {
      await current
    } finally {
      if (!started.next) running.delete(record.id)
    }
  }

  const withStop = (signal?: AbortSignal): AbortSignal =>
    signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal

  const need = (id: string): SourceRecord => {
    const record = sources.record(id)
    if (!record) throw new UserError('SOURCE_UNKNOWN', 'This source is no longer there.', 'Reload the list.')
    return record
  }

  const needSource = (id: string): KnowledgeSource => {
    const source = sources.source(id)
    if (!source) throw new UserError('SOURCE_UNKNOWN', 'This source is no longer there.', 'Reload the list.')
    return source
  }

  /** For background work: the reason is kept with the source and in the log. */
  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!isAbort(error)) log.debug('Background synchronisation ended', { error })
    })
  }

  /** Documents of a company seldom name it: in a question it asks for nothing. */
  const withoutCompany = (question: string): string => {
    const name = settings.get('company.name').trim()
    const first = name.split(/\s+/)[0] ?? ''
    if (first.length < 3) return question
    const escaped = [name, first].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
    return question.replace(new RegExp(`(?<!\\p{L})(?:${escaped})(?:['’]s)?(?!\\p{L})`, 'giu'), ' ')
  }

  const knowledge: ManagedKnowledge = {
    search: async (query, options) => await searcher.search(query, options),

    async evidence(question, options = {}) {
      const passages = await searcher.search(question, { ...options, limit: JUDGED })
      const judged = judgeEvidence(withoutCompany(question), passages, rarity)
      return { ...judged, passages: judged.passages.slice(0, options.limit ?? GIVEN) }
    },

    passage: (id) => documents.passage(id),

    document(id) {
      const document = documents.document(id)
      return document ? { document, passages: documents.passagesOf(id) } : null
    },

    documents: ({ sourceId, collection }) => documents.documents(sourceId, collection),

    sources() {
      followSettings()
      return sources.sources()
    },

    async addFolder(path) {
      const folder = resolve(path)
      await deps.openFolder(folder).check()
      const dir = await realpath(folder)
      const id = hashId('src', 'folder', dir)
      const record = addReal({ id, kind: 'folder', label: dir, config: { dir }, enabled: true })
      await syncOne(record, stopping.signal)
      return needSource(record.id)
    },

    removeSource(id) {
      const record = need(id)
      removeRows(id)
      if (record.kind === 's3') settings.set({ 'documents.s3.enabled': false })
      // The row stays, hidden, so that the practice documents do not come back by themselves.
      if (record.kind === 'practice') sources.insert({ ...record, enabled: false, config: { removed: true } })
      changed()
    },

    setEnabled(id, enabled) {
      const record = need(id)
      if (record.kind === 's3') settings.set({ 'documents.s3.enabled': enabled })
      setEnabled(id, enabled)
      if (enabled) quietly(syncOne(record, stopping.signal))
      return needSource(id)
    },

    async sync(id, signal) {
      followSettings()
      const chosen = id === null ? sources.records().filter((one) => one.enabled) : [need(id)]
      const results = await Promise.allSettled(
        chosen.map(async (one) => await syncOne(one, withStop(signal))),
      )
      signal?.throwIfAborted()
      const failed = results.find((result) => result.status === 'rejected')
      // Of many sources one may be out of reach: it shows its error, the others are in step.
      if (failed && id !== null) throw failed.reason
    },

    async importDocument(name, content, collection) {
      const path = await storeImport(ownDir, name, content, collection)
      const id = hashId('src', 'own')
      const record = addReal({
        id,
        kind: 'folder',
        label: 'Imported documents',
        config: { own: true },
        enabled: true,
      })
      await syncOne(record, stopping.signal)
      const document = documents.document(documentId(id, path))
      if (!document) throw new Error(`The import of ${path} left no document.`)
      return document
    },

    watch() {
      followSettings()
      const watched = new Map<string, () => void>()
      const follow = async (record: SourceRecord): Promise<void> => {
        if (record.kind === 's3') return
        const source = await open(record)
        if (stopped || watched.has(record.id)) return
        watched.set(
          record.id,
          source.watch?.(() => {
            const now = sources.record(record.id)
            if (now?.enabled) quietly(syncOne(now, stopping.signal))
          }) ?? (() => undefined),
        )
      }
      let stopped = false
      let lastS3 = clock.now()
      const look = (): void => {
        const records = sources.records().filter((one) => one.enabled)
        for (const [id, end] of watched) {
          if (records.some((one) => one.id === id)) continue
          end()
          watched.delete(id)
        }
        for (const record of records) if (!watched.has(record.id)) quietly(follow(record))
        const interval = settings.get('documents.s3.syncMinutes') * 60_000
        if (clock.now() - lastS3 < interval) return
        lastS3 = clock.now()
        for (const record of records) if (record.kind === 's3') quietly(syncOne(record, stopping.signal))
      }
      const forget = settings.onChange((keys) => {
        if (!keys.some((key) => key.startsWith('documents.s3.'))) return
        followSettings()
        for (const one of sources.records()) {
          if (one.kind === 's3' && one.enabled) quietly(syncOne(one, stopping.signal))
        }
      })
      quietly(knowledge.sync(null))
      look()
      const timer = setInterval(look, 5000)
      timer.unref()
      return () => {
        stopped = true
        clearInterval(timer)
        forget()
        for (const end of watched.values()) end()
      }
    },

    ensurePracticeSource() {
      if (deps.practiceDir === null || sources.records().length > 0) return
      sources.insert({
        id: hashId('src', 'practice'),
        kind: 'practice',
        label: 'Practice documents',
        config: {},
        enabled: true,
      })
      changed()
    },

    async settled() {
      await filling
    },

    stop() {
      stopping.abort()
    },
  }
  return knowledge
}
