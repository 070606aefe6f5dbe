import { resultCsv } from '#shared/domain/analysis-csv.ts'
import { fold } from '#shared/domain/likeness.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Clock } from '../core/clock.ts'
import { createTranscriptFigures } from '../store/transcript-figures.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Analysis, AnalysisPlan } from './analysis.ts'
import { countFigures, FIGURES_VERSION } from './figures/count-figures.ts'
import { transcriptFiguresSchema } from './figures/transcript-figures.ts'
import { dashboardOf, median } from './measures/dashboard.ts'
import { type Corpus, measureCorpus, placesBehind } from './measures/measure.ts'
import { readScriptTexts } from './measures/script-texts.ts'
import { answerQuestion } from './question/answer-question.ts'
import type { QuestionContext } from './question/context.ts'
import { readPeople } from './question/read-people.ts'
import { readTimes } from './question/read-time.ts'
import { createReader } from './question/reader.ts'
import { understand } from './question/understand.ts'
import { namesNobody } from './question/vocabulary.ts'
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
    return {
      now: clock.now(),
      reps: repsOf(calls),
      customers: customersOf(calls, figures.speakers('customer')),
      calls,
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
        reps: repsOf(figures.list()),
        customers: customersIn(question, context()),
        remarks: remarksOn(question, plan),
      })
    },
  }
}

/** Customers that a question names. */
function customersIn(question: string, context: QuestionContext): readonly string[] {
  const reader = createReader(question)
  readTimes(reader, context.now)
  return readPeople(reader, context).said.flatMap(({ role, name }) => (role === 'customer' ? [name] : []))
}

/** Who is a customer on record or speaks as one; "Customer" and "Speaker 2" are nobody's names. */
function customersOf(
  calls: readonly { readonly id: string; readonly customerName: string | null }[],
  speakers: readonly { readonly transcriptId: string; readonly name: string }[],
): QuestionContext['customers'] {
  const customers = new Map<string, { readonly name: string; readonly ids: Set<string> }>()
  const add = (name: string, id: string): void => {
    const key = fold(name)
    if (namesNobody(key)) return
    const known = customers.get(key)
    if (known) known.ids.add(id)
    else customers.set(key, { name, ids: new Set([id]) })
  }
  for (const { customerName, id } of calls) if (customerName) add(customerName, id)
  for (const { name, transcriptId } of speakers) add(name, transcriptId)
  return [...customers.values()].map(({ name, ids }) => ({ name, ids: [...ids] }))
}

const repsOf = (calls: readonly { readonly rep: string | null }[]): string[] =>
  [...new Set(calls.flatMap(({ rep }) => rep ?? []))].sort((a, b) => a.localeCompare(b))
