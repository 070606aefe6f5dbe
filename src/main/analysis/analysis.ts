import type {
  AnalysisAnswer,
  AnalysisQueryInput,
  AnalysisResult,
  Dashboard,
  EvidenceTurn,
} from '#shared/domain/analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'

export interface EvidencePage {
  readonly total: number
  readonly turns: readonly EvidenceTurn[]
}

/** How a question is to be answered: what is counted, what is looked up. Chosen by rules or by a model, carried out by code. */
export interface AnalysisPlan {
  readonly queries: readonly AnalysisQueryInput[]
  /** Words to look for in what was said; null: no quotes wanted. */
  readonly search: string | null
  /** Why it cannot be told from transcripts ("Whether the roof leaked afterwards is not in them."); null: it can. */
  readonly cannot: string | null
}

/** Numbers over the whole corpus, counted by code. No model takes part in any of them. */
export interface Analysis {
  measure(query: AnalysisQueryInput): AnalysisResult
  /** The turns behind a group; null: behind the total. */
  evidence(
    query: AnalysisQueryInput,
    group: string | null,
    page: { offset: number; limit: number },
  ): EvidencePage
  dashboard(filter?: Partial<TranscriptFilter>): Dashboard
  csv(query: AnalysisQueryInput): { readonly fileName: string; readonly csv: string }
  /** A free question, understood by rules. `previous`: the plan before it, for "and by rep?". */
  plan(question: string, previous: AnalysisPlan | null): AnalysisPlan
  /** Counts, looks up and says it in plain words: every number in the text stands in `results`. */
  answer(question: string, plan: AnalysisPlan): AnalysisAnswer
}
