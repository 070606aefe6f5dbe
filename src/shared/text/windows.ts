import { holdsFirmly, holdsKind, type QuestionKind } from './question-kind.ts'
import type { QuestionTerm } from './question-terms.ts'
import { splitSentences } from './sentences.ts'
import { matchStrength, stemText, type StemmedText } from './term-match.ts'

export interface PassageText {
  /** The passage's number in the answer: [1], [2], … */
  readonly index: number
  readonly text: string
  readonly title?: string
  readonly heading?: string
}

/** A line of a passage: a paragraph, a list item, a table row ("Name: …; Price: …") or a turn. */
interface Line {
  readonly text: string
  readonly item: boolean
  /** A short line without an end that names what follows: "Opening hours", "Payment:". */
  readonly label: boolean
  readonly sentences: readonly string[]
}

/** How a sentence starts that goes on with the one before. */
export const BACKWARD = new RegExp(
  String.raw`^(?:it|its|they|their|them|this|that|these|those|he|she|after that|then|later|otherwise|both|each|` +
    String.raw`the (?:rest|same|price|cost|fee)|in that case|until then|from then)\b`,
  'i',
)
const ITEM = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/

/** Words are few and nothing is said yet. */
function isLabel(text: string): boolean {
  if (ITEM.test(text) || text.split(/\s+/).length > 8) return false
  return text.endsWith(':') || !/[.!?;:\d]/.test(text)
}

function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({
      text: line.replace(ITEM, ''),
      item: ITEM.test(line),
      label: isLabel(line),
      sentences: splitSentences(line).map((sentence) => sentence.text),
    }))
}

/** The place an answer would stand: one sentence of one line of a passage. */
interface Place {
  readonly passage: PassageText
  readonly rank: number
  readonly lines: readonly Line[]
  readonly line: number
  readonly sentence: number
  readonly text: string
}

interface Context {
  readonly own: StemmedText
  readonly beside: StemmedText
  readonly label: StemmedText
  readonly around: StemmedText
  readonly heading: StemmedText
  readonly title: StemmedText
  readonly whole: StemmedText
  /** What the whole passage holds of a term, worked out once for all its places. */
  readonly known: Map<QuestionTerm, number>
}

/** A place with how far each term of the question is met there (0 to 1) and what surrounds it. */
export interface ReadPlace extends Place {
  readonly context: Context
  /** The sentences before and after it in its line. */
  readonly near: string
  readonly next: string
}

/** What a term counts for by where it stands, seen from the sentence that would be the answer. */
const WORTH = { beside: 0.9, label: 0.9, around: 0.65, heading: 0.9, title: 0.85, apart: 0.9, whole: 0.45 }

/** All places of the passages, ready to be weighed against a question. */
export function readPlaces(passages: readonly PassageText[]): readonly ReadPlace[] {
  return passages.flatMap((passage, rank) => {
    const lines = linesOf(passage.text)
    const heading = stemText(passage.heading ?? '')
    const title = stemText(passage.title ?? '')
    const whole = stemText(`${passage.title ?? ''} ${passage.heading ?? ''} ${passage.text}`)
    const known = new Map<QuestionTerm, number>()
    let label = ''
    return lines.flatMap((line, at) => {
      const above = label
      if (line.label) label = line.text
      else if (line.text.endsWith(':')) label = line.text
      // A paragraph after a labelled list speaks of something else.
      else if (!line.item && line.sentences.length > 2) label = ''
      const around = stemText(`${lines[at - 1]?.text ?? ''} \n ${lines[at + 1]?.text ?? ''}`)
      const over = stemText(above)
      return line.sentences.map((text, sentence): ReadPlace => {
        const near = `${line.sentences[sentence - 1] ?? ''} … ${line.sentences[sentence + 1] ?? ''}`
        const context = {
          own: stemText(text),
          beside: stemText(near),
          label: over,
          around,
          heading,
          title,
          whole,
          known,
        }
        const next = line.sentences[sentence + 1] ?? ''
        return { passage, rank, lines, line: at, sentence, text, near, next, context }
      })
    })
  })
}

const inPart = ({ stems }: QuestionTerm, { stems: held }: StemmedText): boolean =>
  stems.includes(' ') && stems.split(' ').some((part) => held.has(part))

/** How far a place speaks of a term, 0 to 1. */
export function metAt(term: QuestionTerm, { context }: ReadPlace): number {
  const inWhole = context.known.get(term) ?? matchStrength(term, context.whole)
  context.known.set(term, inWhole)
  if (inWhole === 0) return 0
  const own = matchStrength(term, context.own)
  if (own === 1) return own
  // A document or a section that names somebody speaks of nobody else.
  const named = term.role === 'name' || term.role === 'code'
  if (named && matchStrength(term, context.heading) + matchStrength(term, context.title) >= 1) return 1
  return Math.max(
    own,
    WORTH.beside * matchStrength(term, context.beside),
    WORTH.label * matchStrength(term, context.label),
    WORTH.around * matchStrength(term, context.around),
    WORTH.heading * matchStrength(term, context.heading),
    WORTH.title * matchStrength(term, context.title),
    // The words of a phrase may stand apart: "warranty" in the title, "claim" in the heading.
    (inPart(term, context.own) ? WORTH.apart : WORTH.whole) * inWhole,
  )
}

const LINK = /^(?:of|for|in|at|on|to|from|with|by|and|or|per|after|before|are|is)$/i

/** True when a number counts the thing ("24 signed contracts", "Seats: 10"), or is all there is ("Five."). */
function countsThing(sentence: string, thing: QuestionTerm): boolean {
  const words = sentence.split(/\s+/)
  if (words.length <= 5) return holdsKind(sentence, 'count')
  const isThing = (some: readonly string[]): boolean => matchStrength(thing, stemText(some.join(' '))) > 0
  return words.some((word, i) => {
    if (!holdsKind(word, 'count')) return false
    const after = words.slice(i + 1, i + 5)
    const link = after.findIndex((one) => LINK.test(one))
    return (
      isThing([word, ...after.slice(0, link < 0 ? 4 : link)]) || isThing(words.slice(Math.max(0, i - 2), i))
    )
  })
}

const LOOSELY = 0.6
const BESIDE = 0.7

/** How well a place holds the kind of thing asked for: 1 itself, less beside it, 0 not at all. */
export function typedAt(
  question: string,
  kind: QuestionKind,
  counted: QuestionTerm | null,
  place: ReadPlace,
): number {
  if (kind === 'open') return 1
  const holds = (text: string): number => {
    if (counted) return countsThing(text, counted) ? 1 : 0
    if (!holdsKind(text, kind, question)) return 0
    return holdsFirmly(text, kind) ? 1 : LOOSELY
  }
  const { lines, line } = place
  const named = lines[line]?.label ? lines.slice(line + 1, line + 3).map((next) => holds(next.text)) : []
  const loose = counted && holdsKind(place.text, 'count', question) ? 0.5 : 0
  const beside = BACKWARD.test(place.next) ? 0.9 : BESIDE
  return Math.max(holds(place.text), beside * holds(place.near), 0.9 * Math.max(0, ...named), loose)
}
