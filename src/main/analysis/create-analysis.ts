import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Clock } from '../core/clock.ts'
import { createTranscriptFigures } from '../store/transcript-figures.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Analysis, AnalysisPlan } from './analysis.ts'
import { countFigures, FIGURES_VERSION } from './figures/count-figures.ts'
import { transcriptFiguresSchema } from './figures/transcript-figures.ts'
import { resultCsv } from './measures/csv.ts'
import { dashboardOf, median } from './measures/dashboard.ts'
import { type Corpus, measureCorpus, placesBehind } from './measures/measure.ts'
import { readScriptTexts } from './measures/script-texts.ts'
import { answerQuestion } from './question/answer-question.ts'
import type { QuestionContext } from './question/context.ts'
import { understand } from './question/understand.ts'
import type { Transcripts } from './transcripts.ts'

export interface AnalysisParts {
  readonly workspace: Workspace
  readonly clock: Pick<Clock, 'now'>
  /** Looks for words in what was said. */
  readonly search: Transcripts['search']
}

/** Numbers over the transcripts of a workspace; figures are counted once and kept. */
export function createAnalysis({ workspace, clock, search }: AnalysisParts): Analysis {
  const figures = createTranscriptFigures(workspace, {
    version: FIGURES_VERSION,
    count: countFigures,
    schema: transcriptFiguresSchema,
  })
  const corpus: Corpus = {
    calls: (filter) => figures.list(filter),
    said: (ids) => figures.said(ids),
    scripts: () => readScriptTexts(workspace),
  }
  // A plan that the rules made keeps what they could not use of its question.
  const remarks = new WeakMap<AnalysisPlan, readonly string[]>()

  const context = (): QuestionContext => {
    const calls = figures.list()
    const customers = new Map<string, string[]>()
    for (const { customerName, id } of calls) {
      if (customerName) customers.set(customerName, [...(customers.get(customerName) ?? []), id])
    }
    return {
      now: clock.now(),
      reps: repsOf(calls),
      customers: [...customers].map(([name, ids]) => ({ name, ids })),
      median: (measure, filter) => {
        const decided = figures.list(filter).filter(({ outcome }) => outcome === 'won' || outcome === 'lost')
        return median(decided, measure)
      },
    }
  }

  const remarksOn = (question: string, plan: AnalysisPlan): readonly string[] => {
    const kept = remarks.get(plan)
    if (kept) return kept
    const mine = understand(question, null, context())
    return JSON.stringify(mine.plan) === JSON.stringify(plan) ? mine.remarks : []
  }

  return {
    measure: (query) => measureCorpus(corpus, query).result,
    evidence(query, group, { offset, limit }) {
      const places = placesBehind(corpus, query, group)
      return { total: places.length, turns: figures.turns(places.slice(offset, offset + limit)) }
    },
    dashboard(filter: Partial<TranscriptFilter> = {}) {
      const narrows = Object.values(filter).some((value) =>
        Array.isArray(value) ? value.length > 0 : value !== null,
      )
      const calls = figures.list(filter)
      return { ...dashboardOf(calls, filter), reps: repsOf(narrows ? figures.list() : calls) }
    },
    csv: (query) => resultCsv(measureCorpus(corpus, query).result),
    plan(question, previous) {
      const { plan, remarks: unused } = understand(question, previous, context())
      remarks.set(plan, unused)
      return plan
    },
    answer(question, plan) {
      return answerQuestion(question, plan, {
        measure: (query) => measureCorpus(corpus, query).result,
        calls: corpus.calls,
        turns: (places) => figures.turns(places),
        find: search,
        remarks: remarksOn(question, plan),
      })
    },
  }
}

const repsOf = (calls: readonly { readonly rep: string | null }[]): string[] =>
  [...new Set(calls.flatMap(({ rep }) => rep ?? []))].sort((a, b) => a.localeCompare(b))
