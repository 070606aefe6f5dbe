import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { openWorkspace, type OpenedWorkspace } from '#main/store/open-workspace.ts'

export const open = (dir: string, clock: Clock = systemClock): OpenedWorkspace =>
  openWorkspace({ dir, clock, log: silentLog, ids: createIds(clock) })

/** A clock that stands at `at` until it is moved. */
export function clockAt(at: number): Clock & { move(ms: number): void } {
  let now = at
  return { now: () => now, sleep: async () => undefined, move: (ms) => void (now += ms) }
}

export function writeConversation(workspace: OpenedWorkspace, id: string, messages: number): void {
  const { db } = workspace
  const put = db.prepare(
    "insert into messages (id, conversation_id, role, text, created_at) values (?, ?, 'user', ?, 1)",
  )
  db.transaction(() => {
    db.prepare(
      `insert into conversations (id, title, created_at, updated_at) values (?, ?, 1, 1)
       on conflict do nothing`,
    ).run(id, `Title ${id}`)
    const from = countOf(workspace, 'messages')
    for (let i = from; i < from + messages; i++)
      put.run(`msg_${i}`, id, `Message ${i} ${'about a roof '.repeat(30)}`)
  })()
}

export const countOf = (workspace: OpenedWorkspace, table: string): number =>
  workspace.db.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0

export function writeAction(workspace: OpenedWorkspace, id: string, state: string): void {
  workspace.db
    .prepare(
      `insert into outward_actions (id, idempotency_key, kind, state, title, destination, recipient, payload,
       effects, provenance, tainted, proposed_at) values (?, ?, 'crm.note', ?, 't', 'd', 'r', '{}', '[]', '[]', 0, 1)`,
    )
    .run(id, id, state)
}

export const stateOf = (workspace: OpenedWorkspace, id: string): string | undefined =>
  workspace.db.prepare<[string], { state: string }>('select state from outward_actions where id = ?').get(id)
    ?.state

/** Overwrites `pages` database pages from page `first` (counted from 0) with noise. */
export function damage(dir: string, first: number, pages: number): void {
  const file = join(dir, 'hard-e.db')
  const fd = openSync(file, 'r+')
  const length = Math.min(pages * 4096, statSync(file).size - first * 4096)
  writeSync(fd, Buffer.alloc(length, 0xa5), 0, length, first * 4096)
  closeSync(fd)
}
