import type { Distillation, SpeakerRole, TranscriptTurn } from '#shared/domain/transcript.ts'
import { firstMoney } from './money.ts'
import { countQuestions, hasSentenceMarks } from './questions.ts'
import { countWords, withoutMarkers } from './spoken-words.ts'
import type { LongestTurn, TranscriptFigures } from './transcript-figures.ts'

/** Grows when anything below is counted otherwise: stored figures of another version are counted again. */
export const FIGURES_VERSION = '3'

/** Turns after an amount in which a bare number may be another one. */
const MONEY_REACH = 3

export interface FigureParts {
  readonly turns: readonly TranscriptTurn[]
  /** By the speaker's name in the turns. */
  readonly roles: ReadonlyMap<string, SpeakerRole>
  readonly distillation: Distillation | null
}

function summaryOf(made: Distillation): NonNullable<TranscriptFigures['summary']> {
  return {
    objections: made.objections.map(({ kind, turns, answer }) => ({
      kind,
      turns,
      answer: answer?.turns ?? null,
    })),
    nextStep: made.nextStep?.turns ?? null,
    opening: made.opening?.turns ?? [],
    close: made.close?.turns ?? [],
  }
}

const longer = (best: LongestTurn | null, turn: LongestTurn): LongestTurn =>
  best && best.words >= turn.words ? best : turn

/** Counts one transcript. Pure. */
export function countFigures({ turns, roles, distillation }: FigureParts): TranscriptFigures {
  const wordsOf = { rep: 0, customer: 0, other: 0, unknown: 0 }
  const turnsOf: Record<'rep' | 'customer', number[]> = { rep: [], customer: [] }
  const questions: { ordinal: number; count: number; role: SpeakerRole }[] = []
  const longest: Record<'rep' | 'customer' | 'any', LongestTurn | null> = {
    rep: null,
    customer: null,
    any: null,
  }
  const priceTurns: number[] = []
  let repPrice: { ordinal: number; before: number } | null = null
  let words = 0
  let punctuated = false
  for (const { ordinal, speaker, text: written, start, end } of turns) {
    const role = roles.get(speaker) ?? 'unknown'
    const text = withoutMarkers(written)
    const said = countWords(text)
    punctuated ||= hasSentenceMarks(text)
    const asked = countQuestions(text)
    if (asked > 0) questions.push({ ordinal, count: asked, role })
    const seconds = start !== null && end !== null && end > start ? end - start : null
    const turn = { ordinal, words: said, seconds }
    longest.any = longer(longest.any, turn)
    if (role === 'rep' || role === 'customer') {
      longest[role] = longer(longest[role], turn)
      turnsOf[role].push(ordinal)
    }
    const last = priceTurns.at(-1)
    const talkOfMoney = last !== undefined && ordinal - last <= MONEY_REACH
    const at = firstMoney(text, talkOfMoney)
    if (at !== null) {
      priceTurns.push(ordinal)
      if (role === 'rep') repPrice ??= { ordinal, before: words + countWords(text.slice(0, at)) }
    }
    wordsOf[role] += said
    words += said
  }
  return {
    words,
    turns: turns.length,
    wordsOf,
    turnsOf,
    punctuated,
    questions,
    longest,
    priceTurns,
    repPrice: repPrice && { ordinal: repPrice.ordinal, position: words > 0 ? repPrice.before / words : 0 },
    summary: distillation && summaryOf(distillation),
  }
}
