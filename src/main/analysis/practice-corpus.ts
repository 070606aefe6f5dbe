import { createHash } from 'node:crypto'
import type { Clock } from '#main/core/clock.ts'
import { messageOf } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import { relativeDate, relativeTime } from '#main/local/crm/practice-file.ts'
import type { Workspace } from '#main/store/workspace.ts'
import type { Distillation, TranscriptTurn } from '#shared/domain/transcript.ts'
import { readCorpusFiles, type CorpusCall, type CorpusEntry } from './library/corpus-file.ts'
import { countSpeakers, countWords, durationOf } from './library/count-speakers.ts'
import { sha256Of, type ReadConversation, type SameWords } from './library/import-transcript.ts'
import { nameKey } from './library/speaker-names.ts'
import { storeConversation, type Conversation, type TranscriptStores } from './library/transcript-stores.ts'

export interface PracticeSeedParts {
  readonly workspace: Workspace
  readonly stores: TranscriptStores
  /** Folder with calls-*.jsonl and full/. */
  readonly dir: string
  readonly clock: Clock
  readonly log: Log
  readonly read: (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<ReadConversation>
  readonly sameWords: SameWords
  /** Stores a summary as written by hand: it never grows stale. */
  readonly putSummary: (transcriptId: string, content: Distillation, by: string, now: number) => void
}

/** Who wrote the summaries, as the screen says it. */
export const CORPUS_AUTHOR = "Larkfield's own notes"
const KEY = 'practice.transcripts'
/** Raise it when the same corpus is to be stored in another way. */
const SEED_VERSION = 2
/** Words in a second of unhurried talk. */
const PACE = 150 / 60

/** A reader may leave out what stands in brackets behind a name. */
const keyOf = (name: string): string => nameKey(name) || name

interface Seeded {
  readonly version: string
  /** The moment from which the days were counted. */
  readonly anchor: number
  /** Everything that was ever put in: what a person deleted stays deleted. */
  readonly ids: readonly string[]
}

/** Turns of a short conversation: one ends where the next begins. */
function turnsOfCall({ turns }: CorpusCall): readonly TranscriptTurn[] {
  return turns.map(({ speaker, start, text }, ordinal) => {
    const end = turns[ordinal + 1]?.start ?? start + countWords(text) / PACE
    return { ordinal, speaker, start, end, text }
  })
}

async function readEntry(parts: PracticeSeedParts, entry: CorpusEntry, signal: AbortSignal) {
  if (entry.kind === 'call') {
    return { format: 'text', turns: turnsOfCall(entry.entry), name: `${entry.entry.id}.txt` } as const
  }
  const { format, turns } = await parts.read(entry.entry.file, entry.bytes, signal)
  return { format, turns, name: entry.entry.file }
}

/** As it is stored. Throws when the entry names turns or speakers that are not there. */
async function practiceConversation(
  parts: PracticeSeedParts,
  corpusEntry: CorpusEntry,
  signal: AbortSignal,
): Promise<Conversation & { readonly summary: Distillation }> {
  const { entry, bytes } = corpusEntry
  const { format, turns, name } = await readEntry(parts, corpusEntry, signal)
  const now = parts.clock.now()
  const counted = countSpeakers(turns)
  const roles = new Map(Object.entries(entry.speakers).map(([name, role]) => [keyOf(name), role]))
  const missing = [...roles.keys()].filter((key) => !counted.some((row) => keyOf(row.speaker) === key))
  if (missing.length) throw new Error(`${entry.id}: nobody called ${missing.join(', ')} speaks`)
  const beyond = namedTurns(entry.distilled).filter((ordinal) => ordinal >= turns.length)
  if (beyond.length) throw new Error(`${entry.id}: there is no turn ${beyond.join(', ')}`)
  const speakers = counted.map((row) => {
    const role = roles.get(keyOf(row.speaker))
    const full = [entry.rep, entry.customer ?? ''].find((name) => keyOf(name) === keyOf(row.speaker))
    return role ? { ...row, name: full ?? row.name, role, roleBy: 'person' as const } : row
  })
  return {
    row: {
      id: `practice-${entry.id}`,
      title: entry.title,
      fingerprint: parts.sameWords.fingerprintOf(turns),
      sketch: parts.sameWords.sketchOf(turns),
      resembles: null,
      turnCount: turns.length,
      wordCount: counted.reduce((sum, one) => sum + one.words, 0),
      duration: durationOf(turns),
      heldAt: relativeTime(now, entry.day, entry.time),
      rep: entry.rep,
      outcome: entry.outcome,
      projectTypes: entry.projectTypes,
      customerName: entry.customer,
      jobNumber: entry.jobNumber,
      practice: true,
      importedAt: now,
    },
    speakers,
    turns,
    file: { sha256: sha256Of(bytes), name, format, size: bytes.byteLength },
    summary: entry.distilled,
  }
}

function namedTurns(content: Distillation): readonly number[] {
  const { need, objections, priceTalk, commitments, nextStep, opening, close, phrases } = content
  const answers = objections.map((one) => one.answer)
  return [
    ...need,
    ...objections,
    ...answers,
    ...priceTalk,
    ...commitments,
    nextStep,
    opening,
    close,
    ...phrases,
  ].flatMap((finding) => finding?.turns ?? [])
}

/** What was stored on the last start, or null on a workspace that has none. */
function seededBefore({ db }: Workspace): Seeded | null {
  const row = db.prepare<[string], { value: string }>('select value from settings where key = ?').get(KEY)
  return row ? (JSON.parse(row.value) as Seeded) : null
}

/** Moves the dates of untouched practice conversations along with the calendar. */
function refreshDates(
  { workspace, clock }: PracticeSeedParts,
  entries: readonly CorpusEntry[],
  anchor: number,
): void {
  const move = workspace.db.prepare('update transcripts set held_at = ? where id = ? and held_at = ?')
  for (const { entry } of entries) {
    const [before, after] = [anchor, clock.now()].map((from) => relativeTime(from, entry.day, entry.time))
    move.run(after, `practice-${entry.id}`, before)
  }
}

/**
 * Puts the practice conversations with their summaries into the workspace, each once ever: a newer version of
 * the app adds new ones, and what a person deleted does not come back. Call it only for the practice CRM.
 */
export async function seedPracticeTranscripts(
  parts: PracticeSeedParts,
  signal: AbortSignal,
): Promise<{ readonly added: number; readonly refreshed: boolean }> {
  const { workspace, stores, clock, log } = parts
  const { entries, problems } = readCorpusFiles(parts.dir)
  for (const problem of problems) log.warn('A practice conversation cannot be read', { problem })
  const hash = createHash('sha256').update(String(SEED_VERSION))
  for (const { entry, bytes } of entries) hash.update(JSON.stringify(entry)).update(bytes)
  const version = hash.digest('hex').slice(0, 16)
  const before = seededBefore(workspace)
  const known = new Set(before?.ids)
  const fresh = before?.version === version ? [] : entries.filter(({ entry }) => !known.has(entry.id))
  const today = (at: number): string => relativeDate(at, 0)
  const isToday = before !== null && today(before.anchor) === today(clock.now())
  if (before?.version === version && isToday) return { added: 0, refreshed: false }

  const conversations: (Awaited<ReturnType<typeof practiceConversation>> & { readonly id: string })[] = []
  for (const entry of fresh) {
    try {
      conversations.push({ id: entry.entry.id, ...(await practiceConversation(parts, entry, signal)) })
    } catch (error) {
      signal.throwIfAborted()
      log.warn('A practice conversation cannot be used', { problem: messageOf(error) })
    }
  }
  return stores.rows.atomically(() => {
    // Another process may have been here while the files were read.
    const latest = seededBefore(workspace)
    const ids = new Set(latest?.ids)
    const now = clock.now()
    const refreshed = latest !== null && today(latest.anchor) !== today(now)
    if (refreshed) refreshDates(parts, entries, latest.anchor)
    let added = 0
    for (const { id, summary, ...conversation } of conversations) {
      if (ids.has(id)) continue
      ids.add(id)
      const { row } = conversation
      if (stores.rows.get(row.id) ?? stores.rows.byFingerprint(row.fingerprint)) continue
      storeConversation(stores, conversation, now)
      parts.putSummary(row.id, summary, CORPUS_AUTHOR, now)
      added += 1
    }
    const anchor = latest === null || refreshed ? now : latest.anchor
    const seeded: Seeded = { version, anchor, ids: [...ids] }
    workspace.db
      .prepare(
        `insert into settings (key, value, updated_at) values (?, ?, ?)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
      )
      .run(KEY, JSON.stringify(seeded), now)
    return { added, refreshed }
  })
}
