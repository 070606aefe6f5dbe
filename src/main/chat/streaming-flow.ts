import type { AgentInputItem, ModelRequest, SerializedTool } from '@openai/agents'
import { noUsage, type Usage } from '#shared/domain/usage.ts'
import { createCitationSources } from '../agents/citation-sources.ts'
import { agentOfRoute } from '../agents/declarations.ts'
import { toolParameters } from '../agents/tool-catalogue.ts'
import { writeEvidence } from '../brain/evidence.ts'
import { citationsOf } from './cite-turn.ts'
import { speakingModel } from './fallback.ts'
import type { Flow, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { gather, type Gathered } from './gather.ts'
import { sayPlainly } from './say-plainly.ts'
import { costOf, rememberTurn } from './turn-end.ts'

const WEB_SETUP =
  'Web search is not set up yet. It needs a Perplexity key: open Settings → Web search, paste the key and press ' +
  'Test connection. Company documents and the CRM work without it.'

const NOTHING_SAID = 'No answer came back this time. Nothing was changed. Ask again, or in other words.'

const escalateTool = {
  type: 'function',
  name: 'escalate',
  description:
    'Call this when the person wants something written or changed, or the answer takes several steps.',
  parameters: {
    type: 'object',
    properties: { reason: { type: 'string' } },
    required: ['reason'],
    additionalProperties: false,
  },
  strict: true,
} satisfies SerializedTool

const userItem = (...texts: readonly string[]): AgentInputItem => ({
  role: 'user',
  content: texts.map((text) => ({ type: 'input_text' as const, text })),
})

function inputItems(turn: FlowTurn, gathered: Gathered): AgentInputItem[] {
  const past = turn.history.map((message): AgentInputItem =>
    message.role === 'user'
      ? userItem(message.text)
      : {
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: message.text }],
        },
  )
  const parts = gathered.evidence ? [turn.text, writeEvidence(gathered.evidence)] : [turn.text]
  return [...past, userItem(...parts)]
}

/** Reads `reason` from the arguments of an escalate call; a model may send anything. */
function reasonOf(argumentsText: string): string {
  try {
    const parsed = toolParameters.escalate.safeParse(JSON.parse(argumentsText))
    return parsed.success ? parsed.data.reason : 'It needs more than a look-up.'
  } catch {
    return 'It needs more than a look-up.'
  }
}

/**
 * The fast flow: evidence first, then exactly one streamed model call. Read-only: the only tool on offer is
 * `escalate`, which hands the same turn to the agent flow.
 */
export function createStreamingFlow(services: FlowServices): Flow {
  return async (turn, emit, signal) => {
    const sources = createCitationSources()
    const gathered = await gather(services, turn, emit, sources, signal)
    if (!gathered) {
      emit({ type: 'notice', kind: 'setup', text: 'Web search needs a key.', open: 'settings/search' })
      sayPlainly(services, turn, emit, WEB_SETUP)
      return { usage: noUsage, escalate: null }
    }
    if (gathered.tainted) services.turns.taint(turn.turnId)
    const { model, speaker } = await speakingModel(services, 'fast', emit)
    const { decision = turn.decision } = gathered
    if (gathered.decision) {
      services.turns.decide(turn.turnId, decision)
      emit({ type: 'route.decided', decision })
    }
    const agent = agentOfRoute[decision.route]
    const startedAs = speaker.label
    emit({ type: 'agent.changed', agent, brain: speaker.label })
    services.turns.speaker(turn.turnId, agent, speaker.label)

    const request: ModelRequest = {
      systemInstructions: services.prompts.instructions(gathered.prompt, {
        now: services.clock.now(),
        company: services.company(),
      }),
      input: inputItems(turn, gathered),
      modelSettings: { store: false },
      tools: turn.decision.route === 'general' || turn.decision.route === 'unsupported' ? [] : [escalateTool],
      handoffs: [],
      outputType: 'text',
      tracing: false,
      signal,
    }
    let text = ''
    let escalate: string | null = null
    let usage: Usage = { ...noUsage, modelCalls: 1 }
    const cite = (): void => {
      const citations = citationsOf(text, sources)
      if (citations.length) emit({ type: 'citations', citations: [...citations] })
    }
    try {
      for await (const event of model.getStreamedResponse(request)) {
        if (event.type === 'output_text_delta') {
          text += event.delta
          emit({ type: 'text.delta', delta: event.delta })
        } else if (event.type === 'response_done') {
          const call = event.response.output.find((item) => item.type === 'function_call')
          if (call?.type === 'function_call' && call.name === 'escalate') escalate = reasonOf(call.arguments)
          const { inputTokens, outputTokens } = event.response.usage
          usage = costOf(speaker, { ...noUsage, modelCalls: 1, inputTokens, outputTokens })
        }
      }
      signal.throwIfAborted()
    } catch (error) {
      // What was said before a stop or a failure keeps its sources.
      cite()
      throw error
    }
    if (speaker.label !== startedAs) {
      emit({ type: 'agent.changed', agent, brain: speaker.label })
      services.turns.speaker(turn.turnId, agent, speaker.label)
    }
    services.ledger.record(turn.turnId, speaker.service, speaker.modelId, usage)
    if (escalate === null && !text) {
      text = NOTHING_SAID
      emit({ type: 'text.delta', delta: text })
    }
    if (escalate === null) {
      cite()
      rememberTurn(services, turn, text)
    }
    return { usage, escalate }
  }
}
