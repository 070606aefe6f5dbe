import type { Database } from 'better-sqlite3'
import { isInForce } from './leases.ts'
import { ownerState } from './process-owner.ts'

const PREFIX = 'open:'
const ELSEWHERE_MS = 24 * 3_600_000

/** Notes that this process has the workspace open; `nonce` is the note's name for `leave`. */
export function enter(db: Database, note: { nonce: string; owner: string; now: number }): void {
  db.prepare('insert into leases (name, owner, epoch, expires_at) values (?, ?, 1, ?)').run(
    PREFIX + note.nonce,
    note.owner,
    note.now + ELSEWHERE_MS,
  )
}

export function leave(db: Database, nonce: string): void {
  db.prepare('delete from leases where name = ?').run(PREFIX + nonce)
}

interface Note {
  readonly name: string
  readonly owner: string
  readonly expires_at: number
}

/** Owners of the processes that have the workspace open now. */
export function present(db: Database, now: number): readonly string[] {
  const notes = db
    .prepare<[string], Note>('select name, owner, expires_at from leases where name glob ?')
    .all(`${PREFIX}*`)
  return notes.filter((note) => bindsNow(note, now)).map((note) => note.owner)
}

/** Removes the notes of processes that died without leaving. */
export function sweep(db: Database, now: number): void {
  const notes = db
    .prepare<[string], Note>('select name, owner, expires_at from leases where name glob ?')
    .all(`${PREFIX}*`)
  const drop = db.prepare('delete from leases where name = ? and owner = ?')
  for (const note of notes) if (!bindsNow(note, now)) drop.run(note.name, note.owner)
}

/** A process seen alive on this computer has it open however old its note is. */
function bindsNow(note: Note, now: number): boolean {
  const state = ownerState(note.owner)
  if (state.at === 'here' && state.alive && state.sameProcess) return true
  return isInForce(note.owner, note.expires_at, now)
}
