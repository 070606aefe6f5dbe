import type { AnalysisAnswer, AnalysisQueryInput } from '#shared/domain/analysis.ts'
import { addUsage, noUsage } from '#shared/domain/usage.ts'
import { plural } from '#shared/text/plural.ts'
import { createCitationSources } from '../agents/citation-sources.ts'
import type { AnalysisPlan } from '../analysis/analysis.ts'
import { askForRep, nameRep } from './analysis/name-rep.ts'
import { firstLook } from './analysis/first-look.ts'
import { importAttached, type Imported } from './analysis/import-attached.ts'
import { planQuestion } from './analysis/plan-question.ts'
import { importedInBranch, MEASURE, previousPlan, SEARCH } from './analysis/previous-plan.ts'
import { tellSummary, wantsSummary } from './analysis/tell-summary.ts'
import { wordAnswer } from './analysis/word-answer.ts'
import { citationsOf } from './cite-turn.ts'
import type { Emit, Flow, FlowEnd, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { sayPlainly } from './say-plainly.ts'
import { rememberTurn } from './turn-end.ts'
import { visibly } from './visible-step.ts'

/** Longest a summary is waited for before a question about a fresh transcript is answered. Milliseconds. */
const SUMMARY_WAIT = 60_000
const FEW = 5
const WHOLE_CORPUS = /\b(?:all|overall|every|other|others|usual(?:ly)?|average|compared?|corpus|everybody)\b/i

const done: FlowEnd = { usage: noUsage, escalate: null }

/** Counts in sight: one card for each measure, one for what was looked up. */
async function carryOut(
  services: FlowServices,
  turn: FlowTurn,
  plan: AnalysisPlan,
  emit: Emit,
): Promise<AnalysisAnswer> {
  const { analysis } = services
  const answer = analysis.answer(turn.text, plan)
  for (const result of answer.results) {
    const call = { tool: MEASURE, title: `Counting: ${result.title}`, args: { query: result.query } }
    await visibly(services, emit, call, async () => ({
      title: `${result.title}, over ${plural(result.total.counted, 'conversation')}`,
      result: { total: result.total, groups: result.groups.slice(0, 50), notes: result.notes },
      value: null,
    }))
  }
  const { search } = plan
  if (search !== null) {
    const call = { tool: SEARCH, title: `Looking for “${search}” in what was said`, args: { query: search } }
    await visibly(services, emit, call, async () => ({
      title: `Found ${plural(answer.quotes.length, 'passage')} for “${search}”`,
      result: { quotes: answer.quotes.map(({ title, ordinal, speaker }) => ({ title, ordinal, speaker })) },
      value: null,
    }))
  }
  return answer
}

/** Narrows a question that came with transcripts to them, unless it asks about all. */
function about(plan: AnalysisPlan, imported: Imported, question: string): AnalysisPlan {
  if (imported.transcripts.length === 0 || WHOLE_CORPUS.test(question)) return plan
  const ids = imported.transcripts.map(({ id }) => id)
  const queries = plan.queries.map((query): AnalysisQueryInput => ({
    ...query,
    filter: { ...query.filter, ids },
  }))
  return { ...plan, queries }
}

/** The answer to files alone: what they are and how they compare. */
function tellImported(services: FlowServices, { transcripts, failures }: Imported, emit: Emit): string {
  const looks = transcripts.slice(0, FEW).map((one) => firstLook(services.analysis, one).text)
  const more = transcripts.length - looks.length
  const parts = [
    ...looks,
    more > 0 ? `And ${plural(more, 'more conversation')}: they are under Transcripts.` : '',
    failures.length > 0 ? `Not read:\n\n${failures.map((line) => `- ${line}`).join('\n')}` : '',
    transcripts.length > 0 ? 'Ask me what you want to know about it.' : '',
    askForRep(transcripts, emit) ?? '',
  ]
  return parts.filter(Boolean).join('\n\n') || 'Nothing in the message could be read as a transcript.'
}

/** Counts and looks up over transcripts. What is counted may be chosen by a model; the counting is code. */
export function createAnalysisFlow(services: FlowServices): Flow {
  const summarise = async (imported: Imported, wait: boolean, signal: AbortSignal): Promise<void> => {
    if (imported.transcripts.length === 0) return
    services.distiller.queue(imported.transcripts.map(({ id }) => id))
    if (!wait) return
    const limit = AbortSignal.any([signal, AbortSignal.timeout(SUMMARY_WAIT)])
    await services.distiller.run(limit).catch((error: unknown) => {
      services.log.warn('summaries were not made in time', { error })
    })
    signal.throwIfAborted()
  }

  /** The conversation that was dropped last into this chat, while it exists. */
  const newestOf = (turn: FlowTurn): readonly string[] => {
    const known = importedInBranch(services, turn)
    return services.transcripts
      .list({ ids: known.length > 0 ? [...known] : ['none'] })
      .map(({ id }) => id)
      .toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
      .slice(0, 1)
  }

  return async (turn, emit, signal) => {
    const imported = await importAttached(services, turn, emit, signal)
    const question = turn.text.trim()
    if (imported.transcripts.length > 0) services.turns.taint(turn.turnId)
    await summarise(imported, question !== '' && imported.transcripts.length <= FEW, signal)
    if (question === '') {
      sayPlainly(services, turn, emit, tellImported(services, imported, emit))
      return done
    }
    const noted = nameRep(services, turn)
    if (noted !== null) {
      sayPlainly(services, turn, emit, noted)
      return done
    }
    if (wantsSummary(question)) {
      const ids = imported.transcripts.length > 0 ? imported.transcripts.map(({ id }) => id) : newestOf(turn)
      if (ids.length > 0) {
        services.turns.taint(turn.turnId)
        const told = ids.slice(0, FEW).map((id) => tellSummary(services.transcripts.get(id)))
        sayPlainly(services, turn, emit, told.join('\n\n'))
        return done
      }
    }
    const notice = (text: string): void =>
      emit({ type: 'notice', kind: 'fallback', text, open: 'settings/brain' })
    const previous = previousPlan(services, turn)
    const planned = await planQuestion(services, question, previous, notice, signal)
    const speak = (brain: string): void => {
      emit({ type: 'agent.changed', agent: 'AnalysisAgent', brain })
      services.turns.speaker(turn.turnId, 'AnalysisAgent', brain)
    }
    speak(planned.speaker.label)
    const record = (speaker: typeof planned.speaker, usage: typeof planned.usage): void => {
      if (usage.modelCalls > 0) services.ledger.record(turn.turnId, speaker.service, speaker.modelId, usage)
    }
    record(planned.speaker, planned.usage)
    const answer = await carryOut(services, turn, about(planned.plan, imported, question), emit)
    if (answer.quotes.length > 0) services.turns.taint(turn.turnId)
    const failures = imported.failures.map((line) => `- ${line}`).join('\n')
    if (failures) emit({ type: 'text.delta', delta: `Not read:\n\n${failures}\n\n` })
    const planner = planned.speaker.service === 'rules' ? null : planned.speaker
    const worded = await wordAnswer(services, { answer, by: planner }, emit, signal)
    if (worded.speaker) record(worded.speaker, worded.usage)
    const sources = createCitationSources()
    for (const quote of answer.quotes) sources.add({ kind: 'transcript', turn: quote })
    const citations = citationsOf(worded.text, sources)
    if (citations.length > 0) emit({ type: 'citations', citations: [...citations] })
    rememberTurn(services, turn, worded.text)
    return { usage: addUsage(planned.usage, worded.usage), escalate: null }
  }
}
