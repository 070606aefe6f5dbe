import type { Claim } from '#shared/domain/script-draft.ts'

/** What a paragraph offers, as the text around it carries it out. */
export interface ParagraphDeeds {
  /** An engine is at work: no second one is sent. */
  readonly busy: boolean
  /** Stores a hand-made text over `seen`; null removes the paragraph. Rejects with why not. */
  readonly save: (id: string, text: string | null, seen: string) => Promise<unknown>
  readonly lock: (id: string, locked: boolean) => void
  readonly revise: (id: string, instruction: string) => void
  /** Chooses it for the box where a person says what to change; null where there is none. */
  readonly say: ((id: string) => void) | null
  readonly addBelow: (id: string) => void
  readonly remove: (id: string) => void
  readonly confirm: (claim: Claim) => void
  /** Keeps what was typed into a paragraph that went away; false when it is still there. */
  readonly keep: (id: string, text: string) => boolean
}
