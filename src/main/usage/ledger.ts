import { addUsage, noUsage, type Usage } from '#shared/domain/usage.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Workspace } from '#main/store/workspace.ts'

/** Usage of a period: whole, by local day (YYYY-MM-DD, oldest first) and by model (most tokens first). */
export interface UsageSummary {
  readonly total: Usage
  readonly days: { readonly day: string; readonly usage: Usage }[]
  readonly models: { readonly model: string; readonly usage: Usage }[]
}

/** What was spent, one row a call or turn. Cost null means that the price is not known. */
export interface UsageLedger {
  /** `turnId` null for work outside a turn; `service`: openai, compatible, rules … */
  record(turnId: string | null, service: string, model: string, usage: Usage): void
  byTurn(turnId: string): Usage
  /** The last `sinceDays` days, today included. */
  summary(sinceDays: number): UsageSummary
}

interface Row {
  readonly at: number
  readonly model: string
  readonly modelCalls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costUsd: number | null
}

const COLUMNS = `at, model, model_calls as modelCalls, input_tokens as inputTokens, 
  output_tokens as outputTokens,  cost_usd as costUsd`

const usageOf = ({ modelCalls, inputTokens, outputTokens, costUsd }: Row): Usage => ({
  modelCalls,
  inputTokens,
  outputTokens,
  costUsd,
})
const sum = (rows: readonly Row[]): Usage => rows.map(usageOf).reduce(addUsage, noUsage)

/** The person's own calendar day. */
function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function createUsageLedger(workspace: Workspace, clock: Clock): UsageLedger {
  const { db } = workspace
  const put = db.prepare(
    `insert into usage_ledger (at, turn_id, service, model, model_calls, input_tokens,
       output_tokens, cost_usd)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const ofTurn = db.prepare<[string], Row>(`select ${COLUMNS} from usage_ledger where turn_id = ?`)
  const since = db.prepare<[number], Row>(`select ${COLUMNS} from usage_ledger where at >= ? order by at, id`)
  return {
    record(turnId, service, model, usage) {
      const { modelCalls, inputTokens, outputTokens, costUsd } = usage
      put.run(clock.now(), turnId, service, model, modelCalls, inputTokens, outputTokens, costUsd)
    },
    byTurn: (turnId) => sum(ofTurn.all(turnId)),
    summary(sinceDays) {
      const start = new Date(clock.now())
      start.setHours(0, 0, 0, 0)
      start.setDate(start.getDate() - (sinceDays - 1))
      const rows = since.all(start.getTime())
      const days = Map.groupBy(rows, ({ at }) => dayOf(at))
      const models = Map.groupBy(rows, ({ model }) => model)
      return {
        total: sum(rows),
        days: [...days].map(([day, found]) => ({ day, usage: sum(found) })),
        models: [...models]
          .map(([model, found]) => ({ model, usage: sum(found) }))
          .sort((a, b) => tokens(b.usage) - tokens(a.usage)),
      }
    },
  }
}

const tokens = (usage: Usage): number => usage.inputTokens + usage.outputTokens
