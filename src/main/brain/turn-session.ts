import type { AgentInputItem, Session } from '@openai/agents'
import type { Workspace } from '../store/workspace.ts'

export interface TurnSessionOptions {
  readonly workspace: Workspace
  readonly turnId: string
  /** Turns above this one on the active branch, oldest first. */
  readonly ancestors: readonly string[]
  /** Characters of JSON that history may take; default 120,000 (about 30,000 tokens). */
  readonly budget?: number
}

const isUser = (item: AgentInputItem): boolean => 'role' in item && item.role === 'user'

/** Drops results without their call and calls without their result: services answer 400 to either. */
export function legalHistory(items: readonly AgentInputItem[]): AgentInputItem[] {
  const called = new Set<string>()
  const answered = new Set<string>()
  for (const item of items) {
    if (item.type === 'function_call') called.add(item.callId)
    if (item.type === 'function_call_result' && called.has(item.callId)) answered.add(item.callId)
  }
  const seen = new Set<string>()
  return items.filter((item) => {
    if (item.type !== 'function_call' && item.type !== 'function_call_result') return true
    const key = `${item.type} ${item.callId}`
    if (!answered.has(item.callId) || seen.has(key)) return false
    seen.add(key)
    return item.type === 'function_call' || seen.has(`function_call ${item.callId}`)
  })
}

/** The newest whole exchanges that fit; it always begins with a user message and keeps at least the last. */
export function withinBudget(items: readonly AgentInputItem[], budget: number): AgentInputItem[] {
  let size = 0
  let start = items.length
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]
    if (!item) continue
    size += JSON.stringify(item).length
    if (size > budget && start < items.length) break
    if (isUser(item)) start = i
  }
  return items.slice(start)
}

/** The SDK's session for one turn: reads its ancestors' items and its own in order, writes only its own. */
export function createTurnSession(options: TurnSessionOptions): Session {
  const { workspace, turnId, ancestors, budget = 120_000 } = options
  const { db } = workspace
  const ofTurn = db.prepare<[string], { item: string }>(
    'select item from session_items where turn_id = ? order by seq',
  )
  const lastSeq = db.prepare<[string], { last: number }>(
    'select coalesce(max(seq), 0) as last from session_items where turn_id = ?',
  )
  const insert = db.prepare('insert into session_items(turn_id, seq, item) values (?, ?, ?)')
  const remove = db.prepare('delete from session_items where turn_id = ? and seq = ?')

  const read = (id: string): AgentInputItem[] =>
    ofTurn.all(id).map(({ item }) => JSON.parse(item) as AgentInputItem)

  return {
    getSessionId: () => Promise.resolve(turnId),
    getItems: (limit) => {
      const items = withinBudget(legalHistory([...ancestors, turnId].flatMap(read)), budget)
      if (limit === undefined || items.length <= limit) return Promise.resolve(items)
      const tail = items.slice(items.length - Math.max(0, limit))
      const start = tail.findIndex(isUser)
      return Promise.resolve(start < 0 ? [] : tail.slice(start))
    },
    addItems: (items) => {
      db.transaction(() => {
        let seq = lastSeq.get(turnId)?.last ?? 0
        for (const item of items) insert.run(turnId, ++seq, JSON.stringify(item))
      }).immediate()
      return Promise.resolve()
    },
    popItem: () => {
      const pop = db.transaction((): AgentInputItem | undefined => {
        const own = read(turnId)
        const seq = lastSeq.get(turnId)?.last ?? 0
        if (own.length > 0) remove.run(turnId, seq)
        return own.at(-1)
      })
      return Promise.resolve(pop.immediate())
    },
    clearSession: () => {
      db.prepare('delete from session_items where turn_id = ?').run(turnId)
      return Promise.resolve()
    },
  }
}
