import type { HeardSound } from './transcription.ts'

/** What the scripted server says to one model request. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string; readonly deltaGapMs?: number }
  | {
      readonly kind: 'calls'
      readonly calls: readonly { readonly name: string; readonly args: unknown }[]
      readonly preface?: string
    }

/** A fault to inject instead of (or into) the reply. */
export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly retryAfter?: string
    }
  | { readonly kind: 'quota' }
  | { readonly kind: 'region' }
  /** Holds the response back until the request is aborted or `release` resolves. */
  | { readonly kind: 'slowFirstByte'; readonly release: Promise<unknown> }
  /** Sends this many deltas, then nothing more; the connection stays open. */
  | { readonly kind: 'stall'; readonly afterDeltas: number }
  /** Sends this many deltas, then cuts the connection. */
  | { readonly kind: 'disconnect'; readonly afterDeltas: number }
  /** Sends this many deltas, then ends the response politely but too early. */
  | { readonly kind: 'earlyEnd'; readonly afterDeltas: number }
  | { readonly kind: 'truncatedJson' }
  | { readonly kind: 'failedMidStream'; readonly afterDeltas: number; readonly code: string }

/** A request as the script sees it, the same for Responses and chat completions. */
export interface ScriptRequest {
  readonly endpoint: 'responses' | 'chat'
  readonly model: string
  readonly system: string
  /** Text of the last user message. */
  readonly user: string
  /** Names of the tools on offer. */
  readonly tools: readonly string[]
  /** Outputs of the tool calls since the last user message, in order. */
  readonly toolOutputs: readonly { readonly callId: string; readonly output: string }[]
  readonly stream: boolean
  readonly body: Readonly<Record<string, unknown>>
}

export interface Turnout {
  readonly reply?: Reply
  readonly fault?: Fault
}

/** Called once for every model request, with its number from 0. */
export type Script = (request: ScriptRequest, number: number) => Turnout | Promise<Turnout>

/** What the scripted server understands in one recording. */
export type SpeechScript = (
  sound: HeardSound,
  number: number,
) =>
  | { readonly text?: string; readonly fault?: Fault }
  | Promise<{ readonly text?: string; readonly fault?: Fault }>

/** A decision the stand-in's Decisions endpoint gives; null refuses every question. */
export type DecisionScript = (input: string) => {
  readonly choice: string
  readonly confidence: number
  readonly predicates?: Readonly<Record<string, number>>
} | null
