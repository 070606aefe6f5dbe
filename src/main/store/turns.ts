import type { TurnView } from '#shared/domain/conversation.ts'
import type { Failure } from '#shared/domain/failure.ts'
import type { Route, RouteDecision } from '#shared/domain/route.ts'
import type { TurnStatus } from '#shared/domain/turn-event.ts'
import type { Usage } from '#shared/domain/usage.ts'
import type { Clock } from '../core/clock.ts'
import type { Workspace } from './workspace.ts'

export interface Turn {
  readonly id: string
  readonly conversationId: string
  readonly userMessageId: string
  readonly assistantMessageId: string
  readonly status: TurnStatus
  readonly chosenRoute: Route | null
  readonly decision: RouteDecision | null
  readonly agent: string | null
  readonly brain: string | null
  readonly usage: Usage | null
  readonly failure: Failure | null
  readonly view: TurnView | null
  readonly tainted: boolean
  readonly createdAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly owner: string | null
}

export interface NewTurn {
  readonly id: string
  readonly conversationId: string
  readonly userMessageId: string
  readonly assistantMessageId: string
  readonly chosenRoute: Route | null
  readonly owner: string
}

export interface Turns {
  add(turn: NewTurn): void
  get(id: string): Turn | null
  /** Unfinished turns of every process, oldest first. */
  unfinished(): readonly Turn[]
  recent(limit: number): readonly Turn[]
  /** queued → running; false when it is not queued any more or another turn of its conversation runs. */
  start(id: string, owner: string): boolean
  claim(id: string, owner: string): void
  decide(id: string, decision: RouteDecision): void
  speaker(id: string, agent: string, brain: string): void
  taint(id: string): void
  /** False when it had ended already. */
  finish(id: string, end: { status: TurnStatus; usage: Usage; failure: Failure | null }): boolean
  /** Turns whose answer is a reply to this message, oldest first. */
  ofUserMessage(messageId: string): readonly Turn[]
  setView(id: string, view: TurnView): void
}

type Row = {
  [K in keyof Turn]: Turn[K] extends boolean
    ? number
    : Turn[K] extends object | null
      ? string | null
      : Turn[K]
}

const FIELDS = `id, conversation_id as conversationId, user_message_id as userMessageId,
  assistant_message_id as assistantMessageId, status, chosen_route as chosenRoute, decision, agent, brain, usage,
  failure, view, tainted, created_at as createdAt, started_at as startedAt, finished_at as finishedAt, owner`

const parsed = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : null)

function toTurn(row: Row): Turn {
  return {
    ...row,
    decision: parsed(row.decision),
    usage: parsed(row.usage),
    failure: parsed(row.failure),
    view: parsed(row.view),
    tainted: row.tainted === 1,
  } as Turn
}

export function createTurns(workspace: Workspace, clock: Clock): Turns {
  const { db } = workspace
  const one = db.prepare<[string], Row>(`select ${FIELDS} from turns where id = ?`)
  const open = db.prepare<[], Row>(
    `select ${FIELDS} from turns where status in ('queued', 'running') order by created_at, id`,
  )
  const newest = db.prepare<[number], Row>(
    `select ${FIELDS} from turns order by created_at desc, id desc limit ?`,
  )
  const repliesTo = db.prepare<[string], Row>(
    `select ${FIELDS} from turns where user_message_id = ? order by created_at, id`,
  )
  const set = (id: string, columns: Readonly<Record<string, string | number | null>>): void => {
    const names = Object.keys(columns)
    db.prepare(`update turns set ${names.map((name) => `${name} = ?`).join(', ')} where id = ?`).run(
      ...Object.values(columns),
      id,
    )
  }
  return {
    add(turn) {
      db.prepare(
        `insert into turns (id, conversation_id, user_message_id, assistant_message_id, status, chosen_route,
           created_at, owner)
         values (@id, @conversationId, @userMessageId, @assistantMessageId, 'queued', @chosenRoute, @createdAt, @owner)`,
      ).run({ ...turn, createdAt: clock.now() })
    },
    get(id) {
      const row = one.get(id)
      return row ? toTurn(row) : null
    },
    unfinished: () => open.all().map(toTurn),
    recent: (limit) => newest.all(limit).map(toTurn),
    start(id, owner) {
      const done = db
        .prepare(
          `update turns set status = 'running', owner = ?, started_at = ? where id = ? and status = 'queued'`,
        )
        .run(owner, clock.now(), id)
      return done.changes === 1
    },
    claim: (id, owner) => set(id, { owner }),
    decide: (id, decision) => set(id, { decision: JSON.stringify(decision) }),
    speaker: (id, agent, brain) => set(id, { agent, brain }),
    taint: (id) => set(id, { tainted: 1 }),
    finish(id, end) {
      const done = db
        .prepare(
          `update turns set status = ?, usage = ?, failure = ?, finished_at = ?
           where id = ? and status in ('queued', 'running')`,
        )
        .run(
          end.status,
          JSON.stringify(end.usage),
          end.failure && JSON.stringify(end.failure),
          clock.now(),
          id,
        )
      return done.changes === 1
    },
    ofUserMessage: (messageId) => repliesTo.all(messageId).map(toTurn),
    setView: (id, view) => set(id, { view: JSON.stringify(view) }),
  }
}
