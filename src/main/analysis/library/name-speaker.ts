import { UserError } from '#main/core/errors.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import type { TranscriptRow } from '#main/store/transcripts.ts'
import type { SpeakerNaming } from '../transcripts.ts'
import { isGenericName, nameInRole, nameKey } from './speaker-names.ts'
import { storedRow, type TranscriptStores } from './transcript-stores.ts'
import { repOf, rolesDiffer, whoIsWho } from './who-is-who.ts'

/** Stores who the speakers are now; true when what was made of the old roles is out of date. */
export function settleSpeakers(
  { rows, speakers }: TranscriptStores,
  row: TranscriptRow,
  change: { readonly before: readonly SpeakerRow[]; readonly after: readonly SpeakerRow[] },
  now: number,
): boolean {
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return false
  speakers.replace(row.id, change.after)
  rows.update({ ...row, rep: repOf(change.after) }, now)
  rows.forgetFigures(row.id)
  return rolesDiffer(change.before, change.after)
}

/** Names that are worth remembering: "Speaker 1" is somebody else tomorrow. */
function keysOf(meant: readonly SpeakerRow[], name: string | null): ReadonlySet<string> {
  const names = [...meant.map((row) => row.speaker), ...(name === null ? [] : [name])]
  return new Set(names.filter((one) => !isGenericName(one)).map(nameKey))
}

/**
 * Sets a role as said by a person and whatever follows from it, here and – remembered – wherever that name
 * speaks and no person said otherwise. Within a transaction. Returns the transcripts whose roles changed.
 */
export function nameSpeaker(
  stores: TranscriptStores,
  id: string,
  naming: SpeakerNaming,
  now: number,
): readonly string[] {
  const { speakers } = stores
  const row = storedRow(stores, id)
  const before = speakers.of(id)
  const shown = before.filter((one) => one.name === naming.speaker)
  const meant = shown.length ? shown : before.filter((one) => one.speaker === naming.speaker)
  const [first] = meant
  if (!first) {
    throw new UserError(
      'SPEAKER_GONE',
      `Nobody called "${naming.speaker}" speaks in this transcript.`,
      'Reload the transcript and choose a speaker from its list.',
    )
  }
  const { role } = naming
  const name = naming.name?.trim() || nameInRole(first.name, role)
  const told = before.map((one): SpeakerRow =>
    meant.includes(one) || one.name === name ? { ...one, name, role, roleBy: 'person' } : one,
  )
  const keys = naming.remember ? keysOf(meant, naming.name) : new Set<string>()
  for (const key of keys) {
    // "I do not know" takes back what was remembered.
    if (role === 'unknown') speakers.forget(key)
    else speakers.remember({ key, name, role }, now)
  }
  const facts = { colleagues: null, known: speakers.known() }
  const changed: string[] = []
  if (settleSpeakers(stores, row, { before, after: whoIsWho(told, facts) }, now)) changed.push(id)
  const spellings = keys.size ? speakers.spellings().filter((one) => keys.has(nameKey(one))) : []
  for (const other of speakers.transcriptsWith(spellings)) {
    if (other === id) continue
    const theirs = speakers.of(other)
    const after = whoIsWho(theirs, facts)
    if (settleSpeakers(stores, storedRow(stores, other), { before: theirs, after }, now)) changed.push(other)
  }
  return changed
}
