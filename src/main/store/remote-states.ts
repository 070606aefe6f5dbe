import { z } from 'zod'
import type { Clock } from '#main/core/clock.ts'
import type { Workspace } from './workspace.ts'

export type RemoteState = Readonly<Record<string, z.core.util.JSONType>>

/**
 * What is known of effects in outside services before and after they happen: upload sessions, file ids,
 * watermarks. Committed before a write returns.
 */
export interface RemoteStates {
  read(key: string): RemoteState | null
  write(key: string, state: RemoteState): void
  remove(key: string): void
  /** Keys that begin so, in order. */
  keys(prefix: string): readonly string[]
}

const stateSchema = z.record(z.string(), z.json())

export function createRemoteStates(workspace: Workspace, clock: Clock): RemoteStates {
  const { db } = workspace
  const one = db.prepare<[string], { state: string }>('select state from remote_states where key = ?')
  const put = db.prepare<[string, string, number]>(
    `insert into remote_states (key, state, updated_at) values (?, ?, ?)
     on conflict (key) do update set state = excluded.state, updated_at = excluded.updated_at`,
  )
  const drop = db.prepare<[string]>('delete from remote_states where key = ?')
  const begin = db.prepare<[string, string], { key: string }>(
    'select key from remote_states where substr(key, 1, length(?)) = ? order by key',
  )
  return {
    read(key) {
      const row = one.get(key)
      return row ? stateSchema.parse(JSON.parse(row.state)) : null
    },
    write: (key, state) => void put.run(key, JSON.stringify(state), clock.now()),
    remove: (key) => void drop.run(key),
    keys: (prefix) => begin.all(prefix, prefix).map(({ key }) => key),
  }
}
