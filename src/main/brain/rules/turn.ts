import type { AgentInputItem, ModelRequest } from '@openai/agents'
import { OUTCOMES_HEADER, readEvidence, type Evidence } from '../evidence.ts'

/** A finished tool call; `output` is the parsed JSON, or the text when it is none. */
export interface ToolResult {
  readonly callId: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly output: unknown
}

/** One user message with everything that came of it. */
export interface Exchange {
  readonly text: string
  readonly evidence: Evidence | null
  readonly results: readonly ToolResult[]
  readonly reply: string
}

/** A model request as the skills see it. */
export interface RulesTurn extends Exchange {
  /** Exchanges before this one, oldest first. */
  readonly earlier: readonly Exchange[]
  readonly instructions: string
  readonly tools: ReadonlySet<string>
  /** YYYY-MM-DD, or null when nobody said. */
  readonly today: string | null
  /** JSON schema of the wanted output, or null for text. */
  readonly wanted: Readonly<Record<string, unknown>> | null
}

interface MutableExchange {
  text: string
  evidence: Evidence | null
  results: ToolResult[]
  reply: string
}

function partsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content]
  if (!Array.isArray(content)) return []
  return content.map((part: { text?: unknown }) => (typeof part.text === 'string' ? part.text : ''))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function outputOf(output: unknown): unknown {
  if (typeof output === 'string') return parsed(output)
  if (Array.isArray(output)) return parsed(partsOf(output).join(''))
  const text = (output as { text?: unknown } | null)?.text
  return typeof text === 'string' ? parsed(text) : output
}

function userExchange(content: unknown): MutableExchange {
  let evidence: Evidence | null = null
  const said: string[] = []
  for (const part of partsOf(content)) {
    const found = readEvidence(part)
    if (found) evidence = found
    // Titles of earlier proposals quote the CRM; only the person's words are read as a request.
    else if (!part.startsWith(OUTCOMES_HEADER)) said.push(part)
  }
  return { text: said.join('\n').trim(), evidence, results: [], reply: '' }
}

function exchangesOf(items: readonly AgentInputItem[]): MutableExchange[] {
  const exchanges: MutableExchange[] = []
  const calls = new Map<string, Record<string, unknown>>()
  for (const item of items) {
    if ('role' in item && item.role === 'user') exchanges.push(userExchange(item.content))
    const current = exchanges.at(-1)
    if (!current) continue
    if ('role' in item && item.role === 'assistant') current.reply += partsOf(item.content).join('')
    if (item.type === 'function_call') {
      const args = parsed(item.arguments)
      calls.set(
        item.callId,
        args !== null && typeof args === 'object' ? (args as Record<string, unknown>) : {},
      )
    }
    if (item.type === 'function_call_result')
      current.results.push({
        callId: item.callId,
        name: item.name,
        args: calls.get(item.callId) ?? {},
        output: outputOf(item.output),
      })
  }
  return exchanges
}

/** Digests a model request: who said what, what the tools answered, what is on offer. */
export function readTurn(request: ModelRequest): RulesTurn {
  const items: AgentInputItem[] =
    typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : request.input
  const exchanges = exchangesOf(items)
  const current = exchanges.at(-1) ?? { text: '', evidence: null, results: [], reply: '' }
  const instructions = request.systemInstructions ?? ''
  const evidenceDay = current.evidence?.kind === 'crm' ? current.evidence.today : ''
  const day = /Today is (\d{4}-\d{2}-\d{2})/.exec(instructions) ?? /(\d{4}-\d{2}-\d{2})/.exec(evidenceDay)
  return {
    ...current,
    earlier: exchanges.slice(0, -1),
    instructions,
    tools: new Set(request.tools.map((tool) => tool.name)),
    today: day?.[1] ?? null,
    wanted: request.outputType === 'text' ? null : request.outputType.schema,
  }
}

/** The output of the newest call of `name` in an exchange, or undefined. */
export function resultOf(exchange: Exchange, name: string): unknown {
  return exchange.results.findLast((result) => result.name === name)?.output
}

/** A field of a tool's output, or undefined when the output is not such an object. */
export function fieldOf(output: unknown, key: string): unknown {
  return output !== null && typeof output === 'object' ? (output as Record<string, unknown>)[key] : undefined
}
