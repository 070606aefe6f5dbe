import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { TranscriptRow } from '#main/store/transcripts.ts'
import type { Distilled, Transcript, TranscriptFilter, TranscriptHit } from '#shared/domain/transcript.ts'
import type { CrmDefaults, SaidInConversation } from './library/crm-link.ts'
import {
  isLinked,
  sha256Of,
  storeImport,
  understand,
  withCrmDefaults,
  type FileToImport,
  type ReadConversation,
  type SameWords,
} from './library/import-transcript.ts'
import { nameSpeaker } from './library/name-speaker.ts'
import { turnQuery } from './library/search-words.ts'
import { shownTranscript, shownTurns, type SummaryState } from './library/shown-transcript.ts'
import { storedRow, type TranscriptStores } from './library/transcript-stores.ts'
import type { KnownColleague } from './library/who-is-who.ts'
import type { TranscriptEdit, Transcripts } from './transcripts.ts'

export interface TranscriptsDeps {
  readonly stores: TranscriptStores
  /** Throws UserError for a file that holds no conversation. */
  readonly read: (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<ReadConversation>
  readonly sameWords: SameWords
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly colleagues: (signal: AbortSignal) => Promise<readonly KnownColleague[]>
  /** What the CRM says about the customer of a conversation; null when it does not know. */
  readonly jobOf: (said: SaidInConversation, signal: AbortSignal) => Promise<CrmDefaults | null>
  /** State of the summaries; null: of all transcripts. */
  readonly distilledOf: (ids: readonly string[] | null) => ReadonlyMap<string, SummaryState>
  readonly distilledFull: (id: string) => Distilled | null
  /** What a full disk or a missing permission means to the person; other errors as they are. */
  readonly explain: (error: unknown) => unknown
  /** Null: more than one changed. */
  readonly onChange: (id: string | null) => void
  /** Summaries and figures of these were made with other roles. */
  readonly onRolesChanged: (ids: readonly string[]) => void
}

/** The port, and what the app that owns it does with it. */
export interface OwnedTranscripts extends Transcripts {
  /** Removes copies that an interrupted import left behind. Once, at the start. */
  tidy(): void
  /** Waits until nothing is looked up in the CRM any more. */
  settled(): Promise<void>
}

/** The CRM helps an import, it must not hold it up. Milliseconds. */
const CRM_PATIENCE = 5_000
const COLLEAGUES_KEPT = 60_000
/** Turns with all of the words come before those with some of them. */
const ALL_WORDS_BONUS = 10

export function createTranscripts(deps: TranscriptsDeps): OwnedTranscripts {
  const { stores, clock, log } = deps
  const { rows, speakers, turns, copies } = stores
  const lookups = new Set<Promise<void>>()
  let team: { readonly until: number; readonly colleagues: readonly KnownColleague[] } | null = null

  const list = (filter?: Partial<TranscriptFilter>): Transcript[] => {
    const found = rows.list(filter)
    const ids = filter && found.length < 200 ? found.map((row) => row.id) : null
    const [saying, files, summaries] = [speakers.ofMany(ids), rows.files(ids), deps.distilledOf(ids)]
    return found.map((row) =>
      shownTranscript(row, {
        speakers: saying.get(row.id) ?? [],
        files: files.get(row.id) ?? [],
        summary: summaries.get(row.id),
      }),
    )
  }
  const shown = (row: TranscriptRow): Transcript =>
    shownTranscript(row, {
      speakers: speakers.of(row.id),
      files: rows.files([row.id]).get(row.id) ?? [],
      summary: deps.distilledOf([row.id]).get(row.id),
    })
  const current = (id: string): Transcript => shown(storedRow(stores, id))

  /** Null where the CRM does not answer: an import works without it. */
  async function ask<T>(
    what: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T | null> {
    const patience = AbortSignal.timeout(CRM_PATIENCE)
    try {
      return await work(signal ? AbortSignal.any([signal, patience]) : patience)
    } catch (error) {
      signal?.throwIfAborted()
      log.warn('The CRM could not be asked about a transcript', { what, error })
      return null
    }
  }

  async function colleagues(signal: AbortSignal): Promise<readonly KnownColleague[]> {
    if (team && clock.now() < team.until) return team.colleagues
    const found = (await ask('colleagues', deps.colleagues, signal)) ?? []
    team = { until: clock.now() + COLLEAGUES_KEPT, colleagues: found }
    return found
  }

  async function importFile(file: FileToImport, signal: AbortSignal): ReturnType<Transcripts['import']> {
    const { name } = file
    const sha256 = sha256Of(file.bytes)
    const there = rows.byHash(sha256)
    if (there) return { outcome: 'same', file: name, transcript: shown(there) }
    const read = await deps.read(name, file.bytes, signal)
    const people = await colleagues(signal)
    const first = understand({ name, read }, { colleagues: people, known: speakers.known() })
    const { title, projectTypes } = first.about
    const said = { speakers: first.speakers, words: `${title} ${name}`, projectTypes }
    const defaults = await ask('customer', (each) => deps.jobOf(said, each), signal)
    signal.throwIfAborted()
    const { outcome, row, rolesChanged } = storeImport(
      { stores, sameWords: deps.sameWords, newId: () => deps.ids.next('tr'), now: clock.now() },
      { file, sha256, read, colleagues: people, defaults },
    )
    if (rolesChanged) deps.onRolesChanged([row.id])
    deps.onChange(row.id)
    return { outcome, file: name, transcript: shown(row) }
  }

  const saidIn = (row: TranscriptRow): SaidInConversation => {
    const files = rows.files([row.id]).get(row.id) ?? []
    const words = [row.title, ...files.map((file) => file.name)].join(' ')
    return { speakers: speakers.of(row.id), words, projectTypes: row.projectTypes }
  }

  async function linkToCrm(id: string): Promise<void> {
    const row = rows.get(id)
    if (!row || isLinked(row)) return
    const defaults = await ask('customer', (signal) => deps.jobOf(saidIn(row), signal))
    if (!defaults) return
    const isThere = rows.atomically(() => {
      const latest = rows.get(id)
      if (latest) rows.update(withCrmDefaults(latest, defaults), clock.now())
      return latest !== null
    })
    if (isThere) deps.onChange(id)
  }

  /** Somebody was named: the CRM may know which job that is. */
  function lookUp(id: string): void {
    const noted = linkToCrm(id)
      .catch((error: unknown) => log.warn('What the CRM says was not stored', { error }))
      .finally(() => lookups.delete(noted))
    lookups.add(noted)
  }

  return {
    list,
    get(id) {
      const row = storedRow(stores, id)
      const distilled = deps.distilledFull(id)
      return { transcript: shown(row), turns: shownTurns(turns.of(id), speakers.of(id)), distilled }
    },
    async import(file, signal = new AbortController().signal) {
      try {
        return await importFile(file, signal)
      } catch (error) {
        const explained = deps.explain(error)
        if (!(explained instanceof UserError)) throw error
        log.info('A transcript was not imported', { code: explained.code })
        const { message, nextStep } = explained
        return { outcome: 'failed', file: file.name, message, nextStep }
      }
    },
    search(query, { filter = {}, limit = 20 } = {}) {
      const { all, some } = turnQuery(query)
      if (all === null) return []
      const best = turns
        .search(all, filter, limit)
        .map((hit): TranscriptHit => ({ ...hit, score: hit.score + ALL_WORDS_BONUS }))
      if (some === null || best.length >= limit) return best
      const key = (hit: TranscriptHit): string => `${hit.transcriptId} ${hit.ordinal}`
      const seen = new Set(best.map(key))
      const more = turns.search(some, filter, limit + best.length).filter((hit) => !seen.has(key(hit)))
      return [...best, ...more.slice(0, limit - best.length)]
    },
    update(id, edit: TranscriptEdit) {
      const given = Object.fromEntries(
        Object.entries(edit).filter(([, value]) => value !== undefined),
      ) as Partial<TranscriptRow>
      const types = given.projectTypes && { projectTypes: [...new Set(given.projectTypes)] }
      rows.atomically(() => rows.update({ ...storedRow(stores, id), ...given, ...types }, clock.now()))
      deps.onChange(id)
      return current(id)
    },
    nameSpeaker(id, naming) {
      const changed = rows.atomically(() => nameSpeaker(stores, id, naming, clock.now()))
      if (changed.length > 0) deps.onRolesChanged(changed)
      deps.onChange(changed.some((other) => other !== id) ? null : id)
      lookUp(id)
      return current(id)
    },
    remove(ids) {
      const hashes = [...rows.files(ids).values()].flat().map((file) => file.sha256)
      rows.atomically(() => {
        for (const id of ids) {
          turns.remove(id)
          rows.remove(id)
        }
      })
      // Only now: a copy that is gone cannot come back with a transaction that failed.
      rows.atomically(() => {
        for (const sha256 of hashes) if (!rows.byHash(sha256)) copies.remove(sha256)
      })
      deps.onChange(null)
    },
    tidy() {
      const swept = rows.atomically(() => copies.sweep((sha256) => rows.byHash(sha256) !== null))
      if (swept > 0) log.info('Files of interrupted imports were removed', { swept })
    },
    async settled() {
      await Promise.all(lookups)
    },
  }
}
