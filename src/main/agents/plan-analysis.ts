import type { Model } from '@openai/agents'
import { z } from 'zod'
import {
  analysisQuerySchema,
  groupBySchema,
  measureNameSchema,
  type AnalysisQueryInput,
  type MeasureName,
} from '#shared/domain/analysis.ts'
import { objectionKindSchema, outcomeSchema, projectTypeSchema } from '#shared/domain/transcript.ts'
import type { Usage } from '#shared/domain/usage.ts'
import type { AnalysisPlan } from '../analysis/analysis.ts'

/** What each measure counts, as the model is told. */
const MEANINGS: Readonly<Record<MeasureName, string>> = {
  calls: 'how many conversations',
  talk_ratio: "the rep's share of all words",
  longest_monologue: 'most words said in one turn by the speaker',
  questions: 'questions asked by the speaker, per call',
  objections: 'objections of customers, by kind with groupBy objectionKind',
  objection_answered_rate: 'share of objections that the rep answered',
  phrase: 'how often a phrase is said; phrase null lists the most frequent ones with groupBy text',
  price_position: 'how late in the call the rep names a price first, 0 to 1',
  price_mentions: 'turns in which an amount of money is said',
  next_step_rate: 'share of calls that end with an agreed next step',
  win_rate: 'won / (won + lost)',
  length_words: 'words per call',
  length_minutes: 'minutes per call',
  script_length: 'words per script draft',
  script_segments: 'outline points of script drafts',
  script_openings: 'first sentences of script drafts',
}

/** Structured output: every field present. Dates are YYYY-MM-DD; `toDate` is inclusive. */
export const modelPlanSchema = z.object({
  queries: z.array(
    z.object({
      measure: measureNameSchema,
      groupBy: groupBySchema,
      reps: z.array(z.string()),
      outcomes: z.array(outcomeSchema),
      projectTypes: z.array(projectTypeSchema),
      fromDate: z.string().nullable(),
      toDate: z.string().nullable(),
      objectionKinds: z.array(objectionKindSchema),
      phrase: z.string().nullable(),
      speaker: z.enum(['rep', 'customer', 'any']),
      where: z
        .object({
          measure: z.enum(['questions', 'talk_ratio', 'longest_monologue', 'objections', 'price_position']),
          op: z.enum(['more', 'less']),
          value: z.number(),
        })
        .nullable(),
    }),
  ),
  search: z.string().nullable(),
  cannot: z.string().nullable(),
})
export type ModelPlan = z.infer<typeof modelPlanSchema>

const DAY = 86_400_000
const MOST_QUERIES = 6

/** A plan that cannot be carried out as it stands. Leaving a part out would answer another question. */
class PlanError extends Error {
  override readonly name = 'ModelBehaviorError'
}

/** Midnight of a calendar day in local time; null for none. Throws when it is no day. */
function dayStart(date: string | null): number | null {
  if (date === null) return null
  const [y = 0, m = 0, d = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).slice(1).map(Number)
  const day = new Date(y, m - 1, d)
  if (y > 0 && day.getMonth() === m - 1 && day.getDate() === d) return day.getTime()
  throw new PlanError(`${date} is no day.`)
}

/** The plan in the shape that is carried out. Throws when it names what does not exist. */
export function toPlan(read: ModelPlan, reps: readonly string[]): AnalysisPlan {
  if (read.queries.length > MOST_QUERIES) throw new PlanError('The plan counts too many things.')
  const queries = read.queries.map((query): AnalysisQueryInput => {
    const unknown = query.reps.find((name) => !reps.includes(name))
    if (unknown !== undefined) throw new PlanError(`Nobody is called ${unknown}.`)
    const until = dayStart(query.toDate)
    return analysisQuerySchema.parse({
      measure: query.measure,
      groupBy: query.groupBy,
      objectionKinds: query.objectionKinds,
      phrase: query.phrase,
      speaker: query.speaker,
      where: query.where,
      filter: {
        reps: query.reps,
        outcomes: query.outcomes,
        projectTypes: query.projectTypes,
        from: dayStart(query.fromDate),
        to: until === null ? null : until + DAY,
      },
    })
  })
  return { queries, search: read.search?.trim() || null, cannot: read.cannot?.trim() || null }
}

export interface PlanRequest {
  readonly question: string
  readonly previous: AnalysisPlan | null
  /** YYYY-MM-DD and the weekday. */
  readonly today: string
  readonly reps: readonly string[]
  readonly calls: number
}

export interface PlanByModel {
  readonly plan: AnalysisPlan
  readonly usage: Omit<Usage, 'costUsd'>
}

/**
 * One tool-less model call that chooses what is to be counted. It sees the question and the names of reps, no
 * transcript, and never a number that is counted. Rejects with the SDK's ModelBehaviorError on another shape.
 */
export async function planByModel(
  model: Model,
  instructions: string,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<PlanByModel> {
  const sdk = await import('@openai/agents')
  const agent = new sdk.Agent({
    name: 'AnalysisAgent',
    instructions,
    model,
    modelSettings: { store: false },
    outputType: modelPlanSchema,
  })
  const runner = new sdk.Runner({ workflowName: 'Hard-E analysis', traceIncludeSensitiveData: false })
  const said = JSON.stringify({ ...request, measures: MEANINGS })
  const result = await runner.run(agent, said, { signal, maxTurns: 1 })
  const plan = toPlan(modelPlanSchema.parse(result.finalOutput), request.reps)
  if (plan.queries.length === 0 && plan.search === null && plan.cannot === null) {
    throw new sdk.ModelBehaviorError('The plan asks for nothing.')
  }
  const { requests, inputTokens, outputTokens } = result.state.usage
  return { plan, usage: { modelCalls: requests, inputTokens, outputTokens } }
}
