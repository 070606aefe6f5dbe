import type { analysis as contract } from '#shared/contract/analysis.ts'
import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { Analysis } from '../analysis/analysis.ts'

export interface AnalysisHandlerParts {
  readonly analysis: Analysis
  /** A free question as the chat answers it: planned by the brain or by rules. */
  readonly askAnalysis: (question: string, signal: AbortSignal) => Promise<AnalysisAnswer>
}

export function analysisHandlers({ analysis, askAnalysis }: AnalysisHandlerParts): Handlers<typeof contract> {
  return {
    'analysis.dashboard': ({ filter }) => analysis.dashboard(filter),
    'analysis.measure': ({ query }) => analysis.measure(query),
    'analysis.evidence': ({ query, group, offset, limit }) => {
      const { total, turns } = analysis.evidence(query, group, { offset, limit })
      return { total, turns: [...turns] }
    },
    'analysis.csv': ({ query }) => analysis.csv(query),
    'analysis.ask': ({ question }, { signal }) => askAnalysis(question, signal),
  }
}
