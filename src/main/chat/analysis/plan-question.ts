import { noUsage, type Usage } from '#shared/domain/usage.ts'
import { planByModel } from '../../agents/plan-analysis.ts'
import { dayLine } from '../../agents/prompts.ts'
import type { AnalysisPlan } from '../../analysis/analysis.ts'
import { isOutOfReach } from '../../brain/fallback-model.ts'
import { isAbort, messageOf } from '../../core/errors.ts'
import type { Speaker } from '../fallback.ts'
import type { FlowServices } from '../flow-services.ts'
import { isMisshapen } from '../../agents/misshapen.ts'
import { costOf } from '../turn-end.ts'

export interface PlannedQuestion {
  readonly plan: AnalysisPlan
  readonly usage: Usage
  /** Who chose what is counted. */
  readonly speaker: Speaker
}

type PlannerServices = Pick<
  FlowServices,
  | 'brain'
  | 'brainNeeds'
  | 'rules'
  | 'mayFallBack'
  | 'prompts'
  | 'company'
  | 'clock'
  | 'log'
  | 'analysis'
  | 'transcripts'
>

/** What is to be counted: chosen by the brain in one call, or by the built-in rules, which also take over visibly. */
export async function planQuestion(
  services: PlannerServices,
  question: string,
  previous: AnalysisPlan | null,
  notice: (text: string) => void,
  signal: AbortSignal,
): Promise<PlannedQuestion> {
  const { rules, analysis } = services
  const byRules = (): PlannedQuestion => ({
    plan: analysis.plan(question, previous),
    usage: noUsage,
    speaker: { service: rules.kind, label: rules.label('agent'), modelId: rules.modelId('agent') },
  })
  const takeOver = (why: string): PlannedQuestion => {
    notice(`${why} The built-in rules read this question.`)
    return byRules()
  }
  const needs = await services.brainNeeds()
  if (needs !== null) return takeOver(needs)
  const brain = services.brain()
  if (brain.kind === 'rules') return byRules()
  const label = brain.label('agent')
  const now = services.clock.now()
  const instructions = services.prompts.instructions('analysis-plan.md', { now, company: services.company() })
  const known = services.transcripts.list()
  const reps = [...new Set(known.flatMap(({ rep }) => (rep === null ? [] : [rep])))].toSorted()
  try {
    const model = await brain.model('agent')
    const request = { question, previous, today: dayLine(now), reps, calls: known.length }
    const { plan, usage } = await planByModel(model, instructions, request, signal)
    const speaker = { service: brain.kind, label, modelId: brain.modelId('agent') }
    return { plan, usage: costOf(speaker, { ...usage, costUsd: 0 }), speaker }
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error
    if (isMisshapen(error)) {
      services.log.warn('The plan of the model could not be read', { error: messageOf(error) })
      return takeOver(`The answer of ${label} could not be read.`)
    }
    if (!services.mayFallBack() || !isOutOfReach(error)) throw error
    services.log.warn('the built-in rules took over', { error })
    return takeOver(`${label} could not be reached.`)
  }
}
