import { editDistance, fold } from '#shared/domain/likeness.ts'
import type { QuestionContext } from './context.ts'
import { CALENDAR } from './time-points.ts'
import { isGeneral } from './vocabulary.ts'

/** Words that rules look for, as they are written. */
const KNOWN = `
how many much often what when which where who whose does call calls conversation conversations deal
deals question questions objection objections about percent percentage share price prices financing
timing trust competition competitor talk talking ratio listen monologue longest shortest win winning
rate close closed lost won open next step steps minutes words length average roofing roof siding
windows window doors gutters decks kitchen kitchens bathroom bathrooms insulation month months
quarter year week trade trades rep reps outcome customer customers phrase phrases mention mentioned
asked answered unanswered best worst most least more less fewer than between before after since with
without except excluding compare versus show list script scripts first second number
`
  .trim()
  .split(/\s+/)
  .concat([...CALENDAR])

export interface Respelled {
  readonly question: string
  /** "mny" → "many" */
  readonly read: readonly (readonly [said: string, meant: string])[]
}

/** The words of `wrong` as they were probably meant; null where none is like one word. */
export function respell(
  question: string,
  wrong: readonly string[],
  { reps, customers }: Pick<QuestionContext, 'reps' | 'customers'>,
): Respelled | null {
  const names = new Set(
    [...reps, ...customers.map(({ name }) => name)].flatMap((name) => fold(name).split(' ')),
  )
  const read: (readonly [string, string])[] = []
  for (const word of wrong) {
    if (KNOWN.includes(word)) continue
    // "Mondays" is no slip of "Monday": it asks for something else.
    if (word.endsWith('s') && CALENDAR.has(word.slice(0, -1))) return null
    if (word.length < 3 || /\d/.test(word) || names.has(word) || isGeneral(word)) continue
    const limit = word.length >= 8 ? 2 : 1
    const near = KNOWN.map((known) => ({ known, slips: editDistance(word, known, limit) }))
      .filter(
        ({ known, slips }) => slips <= limit && (known.charAt(0) === word.charAt(0) || word.length >= 6),
      )
      // A letter is left out more often than put in.
      .sort((a, b) => a.slips - b.slips || b.known.length - a.known.length)
    const [first, second] = near
    if (!first || (second?.slips === first.slips && second.known.length === first.known.length)) continue
    read.push([word, first.known])
  }
  const replaced = read.reduce(
    (text, [said, meant]) => text.replace(new RegExp(`(?<![\\p{L}])${said}(?![\\p{L}])`, 'giu'), meant),
    question,
  )
  return read.length > 0 && replaced !== question ? { question: replaced, read } : null
}
