import type { ObjectionKind } from '#shared/domain/transcript.ts'

/** Where a wording counts: in a question only, after a price was named, or anywhere. */
export type CueScope = 'asked' | 'quoted' | 'any'

/** A wording that speaks for a kind of objection; the heavier the surer. */
export interface Cue {
  readonly kind: ObjectionKind
  readonly weight: number
  readonly words: RegExp
  /** The same, to be held against many sentences, one a line. */
  readonly anywhere: RegExp
  readonly scope: CueScope
}

/** The pattern comes in pieces because it is long; it is held against plain sentences. */
export function cue(
  kind: ObjectionKind,
  weight: number,
  pattern: readonly string[],
  scope: CueScope = 'any',
): Cue {
  const source = pattern.join('')
  return { kind, weight, words: new RegExp(source), anywhere: new RegExp(source, 'm'), scope }
}

/** "a b c" as an alternation; a plus stands for a space inside one of them. */
export const anyOf = (words: string): string =>
  `(?:${words.trim().split(/\s+/).join('|').replaceAll('+', ' ')})`
