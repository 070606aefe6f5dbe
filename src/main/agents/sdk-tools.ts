import type { Tool } from '@openai/agents'
import type { z } from 'zod'
import { ServiceError, UserError, isAbort, messageOf } from '../core/errors.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import type { AnyTool } from './declarations.ts'
import { toolParameters } from './tool-catalogue.ts'
import type { TurnTools } from './turn-tools.ts'

/** Longest a tool may take. Milliseconds. */
const TOOL_TIMEOUT = 60_000

type Sdk = typeof import('@openai/agents')
type ToolInput = Parameters<AnyTool['run']>[0]

/** A failure the model can act on: what happened and what the person can do. */
function asResult(error: unknown): { error: string; nextStep: string } {
  if (error instanceof UserError) return { error: error.message, nextStep: error.nextStep }
  if (error instanceof ServiceError)
    return { error: error.message, nextStep: 'Tell the person; do not try again.' }
  return { error: 'The tool failed.', nextStep: 'Tell the person that it did not work.' }
}

/** Turns a declaration into a tool of the Agents SDK that reports to the turn before and after it runs. */
export function toSdkTool(
  sdk: Sdk,
  declaration: AnyTool,
  tools: TurnTools,
  services: { ids: Ids; log: Log },
): Tool {
  const parameters: z.ZodObject = toolParameters[declaration.name]
  return sdk.tool({
    name: declaration.name,
    description: declaration.description,
    parameters,
    strict: true,
    timeoutMs: TOOL_TIMEOUT + 5_000,
    execute: async (input, _context, details) => {
      const args = input as ToolInput
      const callId = services.ids.next('call')
      const started = tools.clock.now()
      const timeout = AbortSignal.timeout(TOOL_TIMEOUT)
      const signal = details?.signal ? AbortSignal.any([details.signal, timeout]) : timeout
      tools.emit({
        type: 'tool.started',
        callId,
        tool: declaration.name,
        title: declaration.started(args),
        args: JSON.parse(JSON.stringify(args)),
      })
      const finish = (ok: boolean, title: string, result: object): string => {
        const text = JSON.stringify(result)
        const ms = Math.max(0, tools.clock.now() - started)
        tools.emit({ type: 'tool.finished', callId, ok, title, result: JSON.parse(text), ms })
        return text
      }
      try {
        const outcome = await declaration.run(args, tools, signal)
        return finish(!('error' in outcome.result), outcome.title, outcome.result)
      } catch (error) {
        if (isAbort(error) && details?.signal?.aborted) throw error
        services.log.warn('tool failed', { tool: declaration.name, error })
        return finish(false, `${declaration.started(args)} failed: ${messageOf(error)}`, asResult(error))
      }
    },
  })
}
