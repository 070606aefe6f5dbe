import type { Conversation } from './conversation.ts'
import { firstAmount } from './count-money.ts'

/** An independent count of what docs/analysis.md defines. It imports nothing of the app and is as plain as can be. */
export interface Counted {
  readonly id: string
  readonly words: number
  readonly repWords: number
  readonly longest: { readonly words: number; readonly turn: number } | null
  /** Turn of each question of the rep; null where questions cannot be counted. */
  readonly questions: readonly number[] | null
  readonly customerQuestions: readonly number[] | null
  readonly priceTurns: readonly number[]
  readonly pricePosition: number | null
}

const letter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{M}\p{N}]/u.test(sign)

export function withoutNoise(text: string): string {
  return text
    .split(/(\[[^\]\n]*\])/)
    .filter((_, i) => i % 2 === 0)
    .join(' ')
}

export function wordsIn(text: string): string[] {
  const signs = Array.from(text)
  const words: string[] = []
  let word = ''
  signs.forEach((sign, i) => {
    const inner = ["'", '’', '-', ',', '.'].includes(sign) && letter(signs[i - 1]) && letter(signs[i + 1])
    if (letter(sign) || inner) word += sign
    else if (word) {
      words.push(word)
      word = ''
    }
  })
  if (word) words.push(word)
  return words
}

function questionsIn(text: string): number {
  let count = 0
  let run = ''
  for (const sign of `${text} `) {
    if (sign === '?' || sign === '!') run += sign
    else {
      if (run.includes('?')) count++
      run = ''
    }
  }
  return count
}

function hasMarks(text: string): boolean {
  if (text.includes('?') || text.includes('!')) return true
  return text.split(/\s+/).some((chunk) => /[.…]$/.test(chunk.replace(/["'”’)\]]+$/, '')))
}

export function countConversation({ id, turns, roles }: Conversation): Counted {
  const said = turns.map(({ speaker, text }) => {
    const plain = withoutNoise(text)
    return { role: roles[speaker] ?? 'unknown', plain, words: wordsIn(plain).length }
  })
  const sum = (some: typeof said): number => some.reduce((all, turn) => all + turn.words, 0)
  const words = sum(said)
  const ofRep = said.filter(({ role }) => role === 'rep')
  const most = Math.max(...ofRep.map((turn) => turn.words))
  const marks = said.some(({ plain }) => hasMarks(plain))
  const asked = (role: string): number[] | null => {
    if (!marks || sum(said.filter((turn) => turn.role === role)) === 0) return null
    return said.flatMap((turn, i) =>
      turn.role === role ? Array.from({ length: questionsIn(turn.plain) }, () => i) : [],
    )
  }
  const priceTurns: number[] = []
  let pricePosition: number | null = null
  said.forEach(({ plain, role }, i) => {
    const at = firstAmount(
      plain,
      [1, 2, 3].some((back) => priceTurns.includes(i - back)),
    )
    if (at < 0) return
    priceTurns.push(i)
    if (role === 'rep' && pricePosition === null) {
      pricePosition = (sum(said.slice(0, i)) + wordsIn(plain.slice(0, at)).length) / words
    }
  })
  const repWords = sum(ofRep)
  return {
    id,
    words,
    repWords,
    longest:
      ofRep.length > 0
        ? { words: most, turn: said.findIndex((turn) => turn.role === 'rep' && turn.words === most) }
        : null,
    questions: asked('rep'),
    customerQuestions: asked('customer'),
    priceTurns,
    pricePosition: repWords > 0 ? pricePosition : null,
  }
}

export interface Row {
  readonly numerator: number
  readonly denominator: number
  readonly counted: number
  readonly turns: number
}

/** What one conversation adds to a measure: numerator, denominator, turns; null when it is left out. */
type Adds = readonly [numerator: number, denominator: number, turns: number] | null

function adds(measure: string, conversation: Conversation, counted: Counted): Adds {
  const { outcome, distilled, turns, roles, duration } = conversation
  const repTurns = turns.filter(({ speaker }) => roles[speaker] === 'rep').length
  switch (measure) {
    case 'calls':
      return [1, 1, 1]
    case 'talk_ratio':
      return counted.repWords > 0 ? [counted.repWords, counted.words, repTurns] : null
    case 'longest_monologue':
      return counted.longest && [counted.longest.words, 1, 1]
    case 'questions':
      return counted.questions && [counted.questions.length, 1, counted.questions.length]
    case 'price_mentions':
      return [counted.priceTurns.length, 1, counted.priceTurns.length]
    case 'price_position':
      return counted.pricePosition === null ? null : [counted.pricePosition, 1, 1]
    case 'objections':
      return distilled && [distilled.objections.length, 1, distilled.objections.length]
    case 'objection_answered_rate':
      return (
        distilled && [
          distilled.objections.filter(({ answer }) => answer !== null).length,
          distilled.objections.length,
          distilled.objections.length,
        ]
      )
    case 'next_step_rate':
      return distilled && [distilled.nextStep ? 1 : 0, 1, 1]
    case 'win_rate':
      return outcome === 'won' || outcome === 'lost' ? [outcome === 'won' ? 1 : 0, 1, 1] : null
    case 'length_words':
      return [counted.words, 1, 1]
    case 'length_minutes':
      return duration === null ? null : [duration / 60, 1, 1]
    default:
      throw new Error(`unknown measure ${measure}`)
  }
}

export const MEASURES = `calls talk_ratio longest_monologue questions price_mentions price_position objections
  objection_answered_rate next_step_rate win_rate length_words length_minutes`.split(/\s+/)

export const GROUPINGS: Readonly<Record<string, (conversation: Conversation) => readonly string[]>> = {
  none: () => ['total'],
  rep: ({ rep }) => (rep === null ? [] : [rep]),
  outcome: ({ outcome }) => (outcome === null ? [] : [outcome]),
  projectType: ({ projectTypes }) => projectTypes,
  month: ({ heldAt }) => {
    if (heldAt === null) return []
    const date = new Date(heldAt)
    return [`${date.getFullYear()}-${date.getMonth() < 9 ? '0' : ''}${date.getMonth() + 1}`]
  },
  transcript: ({ id }) => [id],
  objectionKind: ({ distilled }) => [...new Set((distilled?.objections ?? []).map(({ kind }) => kind))],
}

/** All groups of a measure. Objections by kind are counted one by one, see `countKinds`. */
export function countGroups(
  conversations: readonly Conversation[],
  measure: string,
  groupBy: string,
): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const conversation of conversations) {
    const counted = countConversation(conversation)
    const added = adds(measure, conversation, counted)
    for (const key of GROUPINGS[groupBy]?.(conversation) ?? []) {
      const row = rows.get(key) ?? { numerator: 0, denominator: 0, counted: 0, turns: 0 }
      const [numerator, denominator, turns] = added ?? [0, 0, 0]
      rows.set(key, {
        numerator: row.numerator + numerator,
        denominator: row.denominator + denominator,
        counted: row.counted + (added ? 1 : 0),
        turns: row.turns + turns,
      })
    }
  }
  return rows
}

/** Objections and those answered, by kind. */
export function countKinds(
  conversations: readonly Conversation[],
): Map<string, { all: number; answered: number }> {
  const kinds = new Map<string, { all: number; answered: number }>()
  for (const { distilled } of conversations) {
    for (const { kind, answer } of distilled?.objections ?? []) {
      const row = kinds.get(kind) ?? { all: 0, answered: 0 }
      kinds.set(kind, { all: row.all + 1, answered: row.answered + (answer ? 1 : 0) })
    }
  }
  return kinds
}
