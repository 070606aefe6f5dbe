import type { ModelRequest } from '@openai/agents'
import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import { noUsage, type Usage } from '#shared/domain/usage.ts'
import { isOutOfReach } from '../../brain/fallback-model.ts'
import { isAbort } from '../../core/errors.ts'
import type { Speaker } from '../fallback.ts'
import type { Emit } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { costOf } from '../turn-end.ts'
import { inventedNumbers, unknownMarks } from './check-numbers.ts'

export interface WordedAnswer {
  readonly text: string
  readonly usage: Usage
  /** Who worded it; null: code did. */
  readonly speaker: Speaker | null
}

export interface Counted {
  readonly answer: AnalysisAnswer
  /** The model that chose what was counted; null: the built-in rules, whose words are the code's. */
  readonly by: Speaker | null
}

const MOST_QUOTES = 12

/** What the model may know: the counted results and the quotes, as data. */
function evidenceOf({ question, answerable, text, results, quotes }: AnalysisAnswer): string {
  const counted = results.map(({ title, unit, groups, total, notes }) => ({
    title,
    unit,
    groups,
    total,
    notes,
  }))
  const said = quotes.slice(0, MOST_QUOTES).map(({ index, title, speaker, role, text: quote }) => ({
    index,
    title,
    speaker,
    role,
    quote,
  }))
  return JSON.stringify({ question, answerable, wordedByCode: text, results: counted, quotes: said })
}

/**
 * Lets the brain word what was counted, streamed. A number that was not counted, or a source that is not there,
 * voids its text: then the words of the code stand, and the person is told.
 */
export async function wordAnswer(
  services: FlowServices,
  { answer, by: speaker }: Counted,
  emit: Emit,
  signal: AbortSignal,
): Promise<WordedAnswer> {
  const byCode = (usage: Usage = noUsage): WordedAnswer => {
    emit({ type: 'text.delta', delta: answer.text })
    return { text: answer.text, usage, speaker: null }
  }
  if (speaker === null) return byCode()
  const request: ModelRequest = {
    systemInstructions: services.prompts.instructions('analysis.md', {
      now: services.clock.now(),
      company: services.company(),
    }),
    input: [{ role: 'user', content: [{ type: 'input_text', text: evidenceOf(answer) }] }],
    modelSettings: { store: false },
    tools: [],
    handoffs: [],
    outputType: 'text',
    tracing: false,
    signal,
  }
  let text = ''
  let usage: Usage = { ...noUsage, modelCalls: 1 }
  const discard = (why: string): WordedAnswer => {
    if (text) emit({ type: 'text.reset' })
    emit({ type: 'notice', kind: 'fallback', text: why, open: null })
    return byCode(usage)
  }
  try {
    const model = await services.brain().model('agent')
    for await (const event of model.getStreamedResponse(request)) {
      if (event.type === 'output_text_delta') {
        text += event.delta
        emit({ type: 'text.delta', delta: event.delta })
      } else if (event.type === 'response_done') {
        const { inputTokens, outputTokens } = event.response.usage
        usage = costOf(speaker, { ...noUsage, modelCalls: 1, inputTokens, outputTokens })
      }
    }
    signal.throwIfAborted()
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error
    if (!services.mayFallBack() || !isOutOfReach(error)) throw error
    services.log.warn('the counted answer was worded by code', { error })
    return discard(`${speaker.label} could not be reached. The count is told in plain words.`)
  }
  const invented = inventedNumbers(text, answer)
  const astray = unknownMarks(text, answer)
  if (invented.length > 0 || astray.length > 0 || !text.trim()) {
    services.log.warn('A model stated figures that were not counted', { invented, astray })
    const why = `${speaker.label} stated figures that were not counted. The count itself is shown instead.`
    return discard(text.trim() ? why : `${speaker.label} gave no answer. The count itself is shown instead.`)
  }
  return { text, usage, speaker }
}
