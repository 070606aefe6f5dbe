import type { Database } from 'better-sqlite3'
import type { SpeakerRole, TranscriptTurn } from '#shared/domain/transcript.ts'
import type { RoleOf } from '#main/store/distillations.ts'

/** Turns from "R: …", "C: …" lines; other letters are speakers of the role `other`, "?" is unknown. */
export function talkOf(...lines: readonly string[]): {
  readonly turns: readonly TranscriptTurn[]
  readonly roles: RoleOf
} {
  const names: Readonly<Record<string, readonly [string, SpeakerRole]>> = {
    R: ['Rita Rep', 'rep'],
    C: ['Carl Customer', 'customer'],
    D: ['Dora Customer', 'customer'],
    O: ['Otto Other', 'other'],
    '?': ['Speaker 1', 'unknown'],
  }
  const roles = new Map<string, SpeakerRole>()
  const turns = lines.map((line, ordinal): TranscriptTurn => {
    const [name, role] = names[line.slice(0, 1)] ?? ['Speaker 2', 'unknown']
    roles.set(name, role)
    return { ordinal, speaker: name, start: null, end: null, text: line.slice(2).trim() }
  })
  return { turns, roles }
}

/** A stored transcript as the import leaves it. */
export function storeTranscript(db: Database, id: string, lines: readonly string[]): void {
  const { turns, roles } = talkOf(...lines)
  db.prepare(
    `insert into transcripts (id, title, fingerprint, sketch, turn_count, word_count, project_types, practice,
       imported_at, updated_at) values (?, ?, ?, '', ?, 0, '[]', 0, 1, 1)`,
  ).run(id, id, id, turns.length)
  for (const [speaker, role] of roles) {
    db.prepare(
      `insert into transcript_speakers (transcript_id, speaker, name, role, role_by, turns, words)
       values (?, ?, ?, ?, 'person', 1, 1)`,
    ).run(id, speaker, speaker, role)
  }
  for (const { ordinal, speaker, text } of turns) {
    db.prepare(
      'insert into transcript_turns (transcript_id, ordinal, speaker, text) values (?, ?, ?, ?)',
    ).run(id, ordinal, speaker, text)
  }
}
