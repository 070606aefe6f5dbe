import type { AgentInputItem } from '@openai/agents'
import { agentNameSchema, type AgentName, type Route } from '#shared/domain/route.ts'
import type { Usage } from '#shared/domain/usage.ts'
import { buildAgents } from '../agents/build-agents.ts'
import { createCitationSources } from '../agents/citation-sources.ts'
import { agentOfRoute } from '../agents/declarations.ts'
import type { TurnTools } from '../agents/turn-tools.ts'
import { OUTCOMES_HEADER } from '../brain/evidence.ts'
import { createTurnSession } from '../brain/turn-session.ts'
import { UserError } from '../core/errors.ts'
import { createAnalysisFlow } from './analysis-flow.ts'
import { createClientFlow } from './client-flow.ts'
import { citationsOf } from './cite-turn.ts'
import { speakingModel, type Speaker } from './fallback.ts'
import type { Emit, Flow, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { createScriptFlow } from './script-flow.ts'
import { costOf } from './turn-end.ts'

const MAX_MODEL_CALLS = 12

/** The person's words and, apart from them, what became of earlier proposals. */
function userInput(turn: FlowTurn): AgentInputItem[] {
  const outcomes = turn.history
    .flatMap((message) => message.text.split('\n'))
    .filter((line) => /^\[.+\]$/.test(line))
    .slice(-8)
  const parts = [turn.text]
  if (outcomes.length) parts.push(OUTCOMES_HEADER + outcomes.join('\n'))
  return [{ role: 'user', content: parts.map((text) => ({ type: 'input_text' as const, text })) }]
}

function turnTools(services: FlowServices, turn: FlowTurn, emit: Emit): TurnTools {
  let tainted = turn.tainted
  return {
    conversationId: turn.conversationId,
    turnId: turn.turnId,
    userMessageId: turn.userMessageId,
    crm: services.crm(),
    knowledge: services.knowledge,
    web: services.web(),
    door: services.door,
    clock: services.clock,
    emit,
    sources: createCitationSources(),
    message: turn.text,
    taint() {
      if (!tainted) services.turns.taint(turn.turnId)
      tainted = true
    },
    tainted: () => tainted,
  }
}

/**
 * The agent flow: the specialist of the route runs with tools, state and approvals. New clients, scripts and analysis
 * have flows of their own, where code decides each step.
 */
export function createAgentFlow(services: FlowServices): Flow {
  const own: Partial<Record<Route, Flow>> = {
    new_client: createClientFlow(services),
    scripting: createScriptFlow(services),
    analysis: createAnalysisFlow(services),
  }
  return async (turn, emit, signal) => {
    const special = own[turn.decision.route]
    if (special) return special(turn, emit, signal)
    const [sdk] = await Promise.all([import('@openai/agents'), services.tracing()])
    const { model, speaker } = await speakingModel(services, 'agent', emit)
    const tools = turnTools(services, turn, emit)
    const agents = buildAgents(sdk, model, tools, {
      ids: services.ids,
      log: services.log,
      instructions: (file) =>
        services.prompts.instructions(file, { now: services.clock.now(), company: services.company() }),
    })
    const name = agentOfRoute[turn.decision.route]
    const agent = agents.get(name)
    if (!agent) throw new UserError('NO_AGENT', `${name} cannot work on this.`, 'Ask in other words.')
    const speak = (who: AgentName, voice: Speaker): void => {
      emit({ type: 'agent.changed', agent: who, brain: voice.label })
      services.turns.speaker(turn.turnId, who, voice.label)
    }
    speak(name, speaker)

    const session = createTurnSession({
      workspace: services.workspace,
      turnId: turn.turnId,
      ancestors: turn.ancestors,
    })
    const runner = new sdk.Runner({
      groupId: turn.conversationId,
      workflowName: 'Hard-E turn',
      traceIncludeSensitiveData: false,
      toolNotFoundBehavior: 'return_error_to_model',
      toolExecution: { maxFunctionToolConcurrency: 1 },
    })
    const startedAs = speaker.label
    const stream = await runner.run(agent, userInput(turn), {
      stream: true,
      session,
      signal,
      maxTurns: MAX_MODEL_CALLS,
    })
    let text = ''
    let segment = 0
    let segmentOfText = 0
    for await (const event of stream) {
      if (event.type === 'agent_updated_stream_event') {
        const who = agentNameSchema.safeParse(event.agent.name)
        if (who.success && who.data !== name) speak(who.data, speaker)
      } else if (event.type === 'raw_model_stream_event') {
        if (event.data.type === 'response_started') segment += 1
        if (event.data.type !== 'output_text_delta') continue
        // Words before and after a tool call are two paragraphs, not one.
        const delta = text && segment !== segmentOfText ? `\n\n${event.data.delta}` : event.data.delta
        segmentOfText = segment
        text += delta
        emit({ type: 'text.delta', delta })
      }
    }
    await stream.completed
    signal.throwIfAborted()
    if (!text) {
      const asked = questionOf(stream.finalOutput)
      if (asked) {
        text = asked
        emit({ type: 'text.delta', delta: asked })
        await session.addItems([sdk.assistant(asked)])
      }
    }
    if (speaker.label !== startedAs) speak(name, speaker)
    const usage = usageOf(speaker, stream.state.usage)
    services.ledger.record(turn.turnId, speaker.service, speaker.modelId, usage)
    const citations = citationsOf(text, tools.sources)
    if (citations.length) emit({ type: 'citations', citations: [...citations] })
    return { usage, escalate: null }
  }
}

/** The question of offer_choice, which ended the run with its result as final output. */
function questionOf(finalOutput: unknown): string | null {
  if (typeof finalOutput !== 'string') return null
  try {
    const value: unknown = JSON.parse(finalOutput)
    return value && typeof value === 'object' && 'question' in value ? String(value.question) : finalOutput
  } catch {
    return finalOutput
  }
}

function usageOf(
  speaker: Speaker,
  used: { requests: number; inputTokens: number; outputTokens: number },
): Usage {
  return costOf(speaker, {
    modelCalls: used.requests,
    inputTokens: used.inputTokens,
    outputTokens: used.outputTokens,
    costUsd: 0,
  })
}
