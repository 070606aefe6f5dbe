import type { Workspace } from '#main/store/workspace.ts'
import type { Conversation } from './conversation.ts'

/** Puts conversations into the tables as an import, a person and the summaries would leave them. */
export function fillWorkspace({ db }: Workspace, conversations: readonly Conversation[]): void {
  const transcript = db.prepare(
    `insert into transcripts (id, title, fingerprint, sketch, turn_count, word_count, duration, held_at, rep, outcome,
       project_types, customer_name, practice, imported_at, updated_at)
     values (@id, @title, @id, '', @turnCount, 0, @duration, @heldAt, @rep, @outcome, @types, @customer, 0, 1, 1)`,
  )
  const speaker = db.prepare(
    `insert into transcript_speakers (transcript_id, speaker, name, role, role_by, turns, words)
     values (?, ?, ?, ?, 'person', 0, 0)`,
  )
  const turn = db.prepare(
    `insert into transcript_turns (transcript_id, ordinal, speaker, start_at, end_at, text) values (?, ?, ?, ?, ?, ?)`,
  )
  const index = db.prepare('insert into transcript_turns_fts (rowid, body) values (?, ?)')
  const summary = db.prepare(
    "insert into distillations (transcript_id, state, content, updated_at) values (?, 'done', ?, 1)",
  )
  db.transaction(() => {
    for (const {
      id,
      title,
      duration,
      heldAt,
      rep,
      outcome,
      projectTypes,
      customer,
      roles,
      turns,
      distilled,
    } of conversations) {
      const types = JSON.stringify(projectTypes)
      transcript.run({ id, title, turnCount: turns.length, duration, heldAt, rep, outcome, types, customer })
      for (const [name, role] of Object.entries(roles)) speaker.run(id, name, name, role)
      turns.forEach((each, i) => {
        const { lastInsertRowid } = turn.run(id, i, each.speaker, each.start, each.end, each.text)
        index.run(lastInsertRowid, each.text)
      })
      if (distilled) summary.run(id, JSON.stringify(distilled))
    }
  })()
}
