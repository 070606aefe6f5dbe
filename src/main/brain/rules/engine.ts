import type { Model, ModelRequest, ModelResponse } from '@openai/agents'
import type { Ids } from '../../core/ids.ts'
import type { ModelEvent } from '../content-events.ts'
import { say, type Decision, type Skill } from './skill.ts'
import { readTurn, type RulesTurn } from './turn.ts'

export const ENGINE = 'built-in rules'
const LOST = 'I work with built-in rules here, and none of them fits that. Try to put it another way.'

type OutputItems = Extract<ModelEvent, { type: 'response_done' }>['response']['output']

interface Answer {
  readonly output: OutputItems
  readonly text: string
}

function choose(skills: readonly Skill[], turn: RulesTurn): { skill: string; decision: Decision } {
  let best: Skill | null = null
  let sureness = 0
  for (const skill of skills) {
    const fit = skill.fits(turn)
    if (fit > sureness) [best, sureness] = [skill, fit]
  }
  if (!best) return { skill: 'none', decision: say(LOST) }
  const decision = best.decide(turn)
  const absent = decision.kind === 'call' && decision.calls.find(({ name }) => !turn.tools.has(name))
  if (absent) throw new Error(`The skill ${best.name} called ${absent.name}, which is not on offer`)
  return { skill: best.name, decision }
}

function answer(skills: readonly Skill[], ids: Ids, turn: RulesTurn): Answer {
  const { skill, decision } = choose(skills, turn)
  const providerData = { engine: ENGINE, skill }
  if (decision.kind === 'call')
    return {
      text: '',
      output: decision.calls.map(({ name, args }) => ({
        type: 'function_call',
        id: ids.next('fc'),
        callId: ids.next('call'),
        name,
        arguments: JSON.stringify(args),
        status: 'completed',
        providerData,
      })),
    }
  const text = decision.kind === 'say' ? decision.text : JSON.stringify(decision.value)
  return {
    text,
    output: [
      {
        type: 'message',
        id: ids.next('msg'),
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text }],
        providerData,
      },
    ],
  }
}

/** Tokens as an estimate of four characters each, so that the ledger shows the size of the work. */
function usageOf(request: ModelRequest, output: unknown) {
  const tokens = (value: unknown): number => Math.ceil(JSON.stringify(value ?? '').length / 4)
  const inputTokens = tokens(request.input) + tokens(request.systemInstructions)
  const outputTokens = tokens(output)
  return { requests: 1, inputTokens, outputTokens, totalTokens: inputTokens + outputTokens }
}

/**
 * The built-in rules as a model of the Agents SDK: deterministic, offline, free. Text streams word by word;
 * every item says in `providerData` that rules wrote it. An aborted request rejects with the signal's reason.
 */
export function createRulesModel(skills: readonly Skill[], ids: Ids): Model {
  return {
    getResponse: async (request): Promise<ModelResponse> => {
      const { Usage } = await import('@openai/agents')
      request.signal?.throwIfAborted()
      const { output } = answer(skills, ids, readTurn(request))
      return { usage: new Usage(usageOf(request, output)), output, responseId: ids.next('resp') }
    },
    async *getStreamedResponse(request): AsyncGenerator<ModelEvent> {
      request.signal?.throwIfAborted()
      const { output, text } = answer(skills, ids, readTurn(request))
      yield { type: 'response_started' }
      for (const word of text.match(/\s*\S+\s*/g) ?? []) {
        request.signal?.throwIfAborted()
        yield { type: 'output_text_delta', delta: word }
        // A stop must be able to arrive between two words.
        await Promise.resolve()
      }
      request.signal?.throwIfAborted()
      const response = { id: ids.next('resp'), output, usage: usageOf(request, output) }
      yield { type: 'response_done', response }
    },
  }
}
