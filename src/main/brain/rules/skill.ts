import type { RulesTurn } from './turn.ts'

/** A tool call a skill wants; it may only name tools that are on offer. */
export interface WantedCall {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

export type Decision =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'call'; readonly calls: readonly WantedCall[] }

/** One ability of the built-in rules, keyed by a request's evidence and tools, never by agent name. */
export interface Skill {
  readonly name: string
  /** How sure the skill is that the request is its own, 0 to 1; 0 is never chosen. */
  fits(turn: RulesTurn): number
  decide(turn: RulesTurn): Decision
}

export const say = (text: string): Decision => ({ kind: 'say', text })
export const callTools = (...calls: readonly WantedCall[]): Decision => ({ kind: 'call', calls })
