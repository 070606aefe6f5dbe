import type { Distillation, TranscriptTurn } from '#shared/domain/transcript.ts'

/** Characters of turns that go into one model call. */
export const PART_CHARACTERS = 60_000
/** Turns of the part before that stand at the head of the next, so that an answer finds its objection. */
const OVERLAP = 4
const OVERLAP_SHARE = 8
const MOST_PHRASES = 8

const size = ({ text, speaker }: TranscriptTurn): number => text.length + speaker.length + 40

/** The turns in parts, none longer than the limit unless one turn alone is. */
export function inParts(
  turns: readonly TranscriptTurn[],
  most = PART_CHARACTERS,
): readonly (readonly TranscriptTurn[])[] {
  const parts: TranscriptTurn[][] = []
  let filled = Infinity
  turns.forEach((turn, at) => {
    if (filled + size(turn) > most) {
      const before = parts.length === 0 ? [] : turns.slice(Math.max(0, at - OVERLAP), at)
      const overlap = before.reduce((sum, each) => sum + size(each), 0)
      // Long turns are not worth sending twice.
      parts.push(overlap < most / OVERLAP_SHARE ? before : [])
      filled = overlap < most / OVERLAP_SHARE ? overlap : 0
    }
    parts.at(-1)?.push(turn)
    filled += size(turn)
  })
  return parts
}

interface Found {
  readonly turns: readonly number[]
}

/** Parts overlap by a few turns, so what both saw lies close together. */
const NEAR = 60

/** One entry for what two neighbouring parts both saw. */
function once<T extends Found>(entries: readonly T[], sameKind: (a: T, b: T) => boolean): T[] {
  const kept: T[] = []
  for (const entry of entries) {
    const seen = kept
      .slice(-NEAR)
      .some((other) => sameKind(other, entry) && other.turns.some((n) => entry.turns.includes(n)))
    if (!seen) kept.push(entry)
  }
  return kept
}

const last = <T>(values: readonly (T | null)[]): T | null =>
  values.findLast((value) => value !== null) ?? null

/** Summaries of the parts as one: what was said first opens, what was agreed last is the next step. */
export function mergeSummaries(parts: readonly Distillation[]): Distillation {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    need: once(
      parts.flatMap(({ need }) => need),
      () => true,
    ),
    objections: once(
      parts.flatMap(({ objections }) => objections),
      (a, b) => a.kind === b.kind,
    ),
    priceTalk: once(
      parts.flatMap(({ priceTalk }) => priceTalk),
      (a, b) => a.kind === b.kind && a.amount === b.amount,
    ),
    commitments: once(
      parts.flatMap(({ commitments }) => commitments),
      (a, b) => a.who === b.who,
    ),
    nextStep: last(parts.map(({ nextStep }) => nextStep)),
    opening: parts[0]?.opening ?? null,
    close: last(parts.map(({ close }) => close)),
    tone: [...new Set(parts.flatMap(({ tone }) => tone))],
    phrases: once(
      parts.flatMap(({ phrases }) => phrases),
      (a, b) => a.text === b.text,
    ).slice(0, MOST_PHRASES),
  }
}
