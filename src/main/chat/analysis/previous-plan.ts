import { z } from 'zod'
import { analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { AnalysisPlan } from '../../analysis/analysis.ts'
import type { FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'

export const MEASURE = 'measure_transcripts'
export const SEARCH = 'search_transcripts'
export const IMPORT = 'import_transcript'

const measureArgs = z.object({ query: analysisQuerySchema })
const searchArgs = z.object({ query: z.string() })
const importResult = z.object({ transcriptId: z.string() })

type Past = Pick<FlowServices, 'turns'>

/** What the newest analysis of this branch counted, for "and by rep?"; null when there was none. */
export function previousPlan({ turns }: Past, turn: Pick<FlowTurn, 'ancestors'>): AnalysisPlan | null {
  for (const id of turn.ancestors.toReversed()) {
    const past = turns.get(id)
    if (past?.decision?.route !== 'analysis') continue
    const tools = past.view?.tools ?? []
    const queries = tools.flatMap(({ tool, args }) => {
      const read = tool === MEASURE ? measureArgs.safeParse(args) : null
      return read?.success ? [read.data.query] : []
    })
    const looked = tools.map(({ tool, args }) => (tool === SEARCH ? searchArgs.safeParse(args) : null))
    const search = looked.find((read) => read?.success)?.data?.query ?? null
    if (queries.length > 0 || search !== null) return { queries, search, cannot: null }
  }
  return null
}

/** Transcripts that were dropped into this branch, newest first. */
export function importedInBranch({ turns }: Past, turn: Pick<FlowTurn, 'ancestors'>): readonly string[] {
  return turn.ancestors.toReversed().flatMap((id) =>
    (turns.get(id)?.view?.tools ?? []).flatMap(({ tool, result }) => {
      const read = tool === IMPORT ? importResult.safeParse(result) : null
      return read?.success ? [read.data.transcriptId] : []
    }),
  )
}
