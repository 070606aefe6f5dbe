import { createHash } from 'node:crypto'
import { UserError } from '#main/core/errors.ts'
import type { TranscriptFile, TranscriptRow } from '#main/store/transcripts.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import type { TranscriptFormat, TranscriptTurn } from '#shared/domain/transcript.ts'
import { countSpeakers, durationOf } from './count-speakers.ts'
import type { CrmDefaults } from './crm-link.ts'
import { heldAtFromName } from './held-at.ts'
import { projectTypesOf } from './project-types.ts'
import { titleOf } from './transcript-title.ts'
import { storeConversation, storedRow, type TranscriptStores } from './transcript-stores.ts'
import { repOf, whoIsWho, type KnownColleague, type WhoIsWhoFacts } from './who-is-who.ts'

/** A file as the readers give it: neighbouring turns of one speaker are joined, ordinals count from 0. */
export interface ReadConversation {
  readonly format: TranscriptFormat
  readonly title: string | null
  readonly heldAt: number | null
  readonly turns: readonly TranscriptTurn[]
}

/** Tells whether two conversations are one. */
export interface SameWords {
  readonly fingerprintOf: (turns: readonly TranscriptTurn[]) => string
  readonly sketchOf: (turns: readonly TranscriptTurn[]) => string
  /** 0 to 1. */
  readonly likenessOf: (a: string, b: string) => number
}

export interface FileToImport {
  readonly name: string
  readonly bytes: Uint8Array
}

const ALIKE = 0.85
/** Conversations of quite another length are not compared. */
const LENGTHS = { from: 0.7, to: 1.43 }

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What a conversation is before anybody but its own words says anything about it. */
export function understand(
  file: { readonly name: string; readonly read: ReadConversation },
  facts: WhoIsWhoFacts,
): {
  readonly speakers: readonly SpeakerRow[]
  readonly about: Omit<TranscriptRow, 'id' | 'importedAt' | 'fingerprint' | 'sketch'>
} {
  const { turns, title, heldAt } = file.read
  if (!turns.some((turn) => turn.text.trim() !== '')) {
    throw new UserError(
      'TRANSCRIPT_EMPTY',
      `${file.name} holds no conversation.`,
      'Open it to see what is in it, and export the transcript again.',
    )
  }
  const speakers = whoIsWho(countSpeakers(turns), facts)
  return {
    speakers,
    about: {
      title: titleOf({ title, name: file.name }, speakers),
      resembles: null,
      turnCount: turns.length,
      wordCount: speakers.reduce((sum, one) => sum + one.words, 0),
      duration: durationOf(turns),
      heldAt: heldAt ?? heldAtFromName(file.name),
      rep: repOf(speakers),
      outcome: null,
      projectTypes: projectTypesOf(turns.map((turn) => turn.text)),
      customerName: null,
      jobNumber: null,
      practice: false,
    },
  }
}

type Linked = Pick<TranscriptRow, 'customerName' | 'jobNumber' | 'outcome' | 'projectTypes'>

/** Something was said of customer, job or outcome: the CRM is not asked any more. */
export const isLinked = ({ customerName, jobNumber, outcome }: Linked): boolean =>
  customerName !== null || jobNumber !== null || outcome !== null

/** What the CRM adds where nothing was said yet. */
export function withCrmDefaults<T extends Linked>(row: T, defaults: CrmDefaults | null): T {
  if (!defaults || isLinked(row)) return row
  const { customerName, jobNumber, outcome } = defaults
  const projectTypes = row.projectTypes.length ? row.projectTypes : defaults.projectTypes
  return { ...row, customerName, jobNumber, outcome, projectTypes }
}

/** The one that says nearly the same, or null. */
function resembling(
  { rows }: TranscriptStores,
  likenessOf: SameWords['likenessOf'],
  row: Pick<TranscriptRow, 'sketch' | 'wordCount'>,
): string | null {
  const range = {
    from: Math.floor(row.wordCount * LENGTHS.from),
    to: Math.ceil(row.wordCount * LENGTHS.to),
  }
  let best = { id: null as string | null, likeness: ALIKE }
  for (const { id, sketch } of rows.sketches(range)) {
    const likeness = likenessOf(row.sketch, sketch)
    if (likeness >= best.likeness) best = { id, likeness }
  }
  return best.id
}

/** Turns of the same words, whatever the punctuation. */
function areSameTurns(a: readonly TranscriptTurn[], b: readonly TranscriptTurn[]): boolean {
  const letters = (turn: TranscriptTurn | undefined): string =>
    (turn?.text ?? '').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  return a.length === b.length && a.every((turn, i) => letters(turn) === letters(b[i]))
}

/** Some containers have a time for every turn, some one every few minutes, some none. */
const timesKnown = (turns: readonly TranscriptTurn[]): number =>
  turns.reduce((known, { start, end }) => known + (start === null ? 0 : 1) + (end === null ? 0 : 1), 0)

/** Takes over what another file of the same conversation knows better: who speaks, when, times. */
function enrich(
  stores: TranscriptStores,
  row: TranscriptRow,
  better: { readonly read: ReadConversation; readonly fresh: ReturnType<typeof understand> },
  now: number,
): { readonly rolesChanged: boolean } {
  const { rows, speakers, turns } = stores
  const { fresh, read } = better
  const heldAt = row.heldAt ?? fresh.about.heldAt
  const namesNobody = speakers.of(row.id).every((one) => one.speaker === '')
  if (namesNobody && fresh.speakers.some((one) => one.speaker !== '')) {
    const { turnCount, wordCount, duration, rep } = fresh.about
    turns.replace(row.id, read.turns)
    speakers.replace(row.id, fresh.speakers)
    rows.forgetSummary(row.id)
    rows.update({ ...row, turnCount, wordCount, duration: duration ?? row.duration, rep, heldAt }, now)
    rows.forgetFigures(row.id)
    return { rolesChanged: true }
  }
  const stored = turns.of(row.id)
  if (timesKnown(read.turns) > timesKnown(stored) && areSameTurns(stored, read.turns)) {
    turns.setTimes(row.id, read.turns)
    rows.update({ ...row, duration: fresh.about.duration, heldAt }, now)
    rows.forgetFigures(row.id)
  } else if (heldAt !== row.heldAt) rows.update({ ...row, heldAt }, now)
  return { rolesChanged: false }
}

interface ImportParts {
  readonly stores: TranscriptStores
  readonly sameWords: SameWords
  readonly newId: () => string
  readonly now: number
}

interface PreparedImport {
  readonly file: FileToImport
  readonly sha256: string
  readonly read: ReadConversation
  readonly colleagues: readonly KnownColleague[]
  readonly defaults: CrmDefaults | null
}

/**
 * Stores a conversation that was read, all of it or nothing. Others are kept out while it looks for the same
 * one, so two processes that import one file make one transcript.
 */
export function storeImport(
  parts: ImportParts,
  prepared: PreparedImport,
): { readonly outcome: 'imported' | 'same'; readonly row: TranscriptRow; readonly rolesChanged: boolean } {
  const { stores, sameWords, now } = parts
  const { file, sha256, read } = prepared
  const { name, bytes } = file
  const stored: TranscriptFile = { sha256, name, format: read.format, size: bytes.byteLength }
  const fingerprint = sameWords.fingerprintOf(read.turns)
  const sketch = sameWords.sketchOf(read.turns)
  return stores.rows.atomically(() => {
    const facts = { colleagues: prepared.colleagues, known: stores.speakers.known() }
    const fresh = understand({ name, read }, facts)
    stores.copies.put({ sha256, name, bytes })
    const same = stores.rows.byHash(sha256) ?? stores.rows.byFingerprint(fingerprint)
    if (same) {
      stores.rows.addFile(same.id, stored, now)
      const { rolesChanged } = enrich(stores, same, { read, fresh }, now)
      return { outcome: 'same', row: storedRow(stores, same.id), rolesChanged }
    }
    const draft = { ...fresh.about, id: parts.newId(), fingerprint, sketch, importedAt: now }
    const row = withCrmDefaults(
      { ...draft, resembles: resembling(stores, sameWords.likenessOf, draft) },
      prepared.defaults,
    )
    storeConversation(stores, { row, speakers: fresh.speakers, turns: read.turns, file: stored }, now)
    return { outcome: 'imported', row, rolesChanged: false }
  })
}
