import type { Conversation } from './conversation.ts'
import { firstAmount } from './count-money.ts'
import { hasSentenceMarks, questionsIn, withoutMarkers, wordsOf } from './count-words.ts'

export type Side = 'rep' | 'customer' | 'any'

/** What is counted in one conversation; null: it cannot be counted there. Turns are given by their ordinals. */
export interface Counted {
  readonly words: number
  readonly repWords: number
  readonly repTurns: readonly number[]
  readonly talkRatio: number | null
  readonly longest: Readonly<Record<Side, { readonly words: number; readonly turn: number } | null>>
  /** A turn stands here once for each question. */
  readonly asked: Readonly<Record<Side, readonly number[] | null>>
  readonly questions: readonly number[] | null
  readonly customerQuestions: readonly number[] | null
  readonly priceTurns: readonly number[]
  readonly pricePosition: { readonly value: number; readonly turn: number } | null
}

const kept = new WeakMap<Conversation, Counted>()

/** The turns of a side, with their ordinals and without markers. */
export function turnsOf(
  conversation: Conversation,
  side: Side,
): { readonly turn: number; readonly text: string }[] {
  return conversation.turns
    .map(({ speaker, text }, turn) => ({
      turn,
      text: withoutMarkers(text),
      role: conversation.roles[speaker],
    }))
    .filter(({ role }) => side === 'any' || role === side)
}

const wordsIn = (turns: readonly { readonly text: string }[]): number =>
  turns.reduce((sum, { text }) => sum + wordsOf(text).length, 0)

export function countConversation(conversation: Conversation): Counted {
  const known = kept.get(conversation)
  if (known) return known
  const all = turnsOf(conversation, 'any')
  const rep = turnsOf(conversation, 'rep')
  const words = wordsIn(all)
  const repWords = wordsIn(rep)
  const asked = {
    rep: askedBy(conversation, 'rep'),
    customer: askedBy(conversation, 'customer'),
    any: askedBy(conversation, 'any'),
  }
  const amounts = amountsOf(all.map(({ text }) => text))
  const counted = {
    words,
    repWords,
    repTurns: rep.map(({ turn }) => turn),
    talkRatio: repWords > 0 ? repWords / words : null,
    longest: {
      rep: longestOf(conversation, 'rep'),
      customer: longestOf(conversation, 'customer'),
      any: longestOf(conversation, 'any'),
    },
    asked,
    questions: asked.rep,
    customerQuestions: asked.customer,
    priceTurns: all.map(({ turn }) => turn).filter((turn) => (amounts[turn] ?? -1) >= 0),
    pricePosition: repWords > 0 ? positionOf(all, rep, amounts, words) : null,
  }
  kept.set(conversation, counted)
  return counted
}

function longestOf(conversation: Conversation, side: Side): { words: number; turn: number } | null {
  let longest: { words: number; turn: number } | null = null
  for (const { turn, text } of turnsOf(conversation, side)) {
    const words = wordsOf(text).length
    if (longest === null || words > longest.words) longest = { words, turn }
  }
  return longest
}

function askedBy(conversation: Conversation, side: Side): number[] | null {
  if (!turnsOf(conversation, 'any').some(({ text }) => hasSentenceMarks(text))) return null
  const turns = turnsOf(conversation, side)
  if (wordsIn(turns) === 0) return null
  return turns.flatMap(({ turn, text }) => Array.from({ length: questionsIn(text) }, () => turn))
}

/** Where in each turn its first amount begins, -1 where there is none. */
function amountsOf(texts: readonly string[]): number[] {
  const amounts: number[] = []
  for (const text of texts) {
    const near = amounts.slice(-3).some((at) => at >= 0)
    amounts.push(firstAmount(text, near))
  }
  return amounts
}

function positionOf(
  all: readonly { readonly text: string }[],
  rep: readonly { readonly turn: number; readonly text: string }[],
  amounts: readonly number[],
  words: number,
): { value: number; turn: number } | null {
  const first = rep.find(({ turn }) => (amounts[turn] ?? -1) >= 0)
  if (!first) return null
  const { turn, text } = first
  const before = wordsIn(all.slice(0, turn)) + wordsOf(text.slice(0, amounts[turn])).length
  return { value: before / words, turn }
}
