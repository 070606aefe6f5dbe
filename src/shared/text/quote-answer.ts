import { splitSentences } from './sentences.ts'
import { holdsKind, questionKind } from './question-kind.ts'
import { questionTerms } from './question-terms.ts'
import { readQuestion, supportAt } from './support.ts'
import { matchStrength, stemText } from './term-match.ts'
import { BACKWARD, readPlaces, type PassageText, type ReadPlace } from './windows.ts'

/** A part of an answer: verbatim text of one passage, or the items of one of its lists. */
export interface QuotedPart {
  readonly index: number
  readonly text: string
  /** Items of a list; `text` is then the line that introduces them, or empty. */
  readonly items: readonly string[]
  readonly score: number
}

const MOST_WORDS = 60
const MOST_ALTOGETHER = 90
const MOST_ITEMS = 8
const MOST_PARTS = 3

const LIST = new RegExp(
  [
    String.raw`\bwhat (?:are|were)\b`,
    String.raw`\b(?:list|name (?:all|the)|steps?|checklist|procedure|(?:types|kinds) of|all (?:the|of))\b`,
    String.raw`\bwhat (?:\w+ ){0,2}(?:do|does|should|must|can|need)\b.*\b(?:do|bring|prepare|include)`,
    String.raw`\bwhat (?:\w+ ){0,2}(?:do|does|should|must|can|need)\b.*\b(?:check|wear|happen)`,
    String.raw`\bhow (?:do|should|can) (?:i|we|you|they|\w+s)\b`,
    String.raw`\b(?:which|what) (?:\w+ )?\w+s (?:are|do|does|should|can|must|have)\b`,
    String.raw`\bwhat (?:happens|is|'s) (?:\w+ ){0,3}(?:included|needed|required|when|if|covered)`,
  ].join('|'),
  'i',
)
const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

interface Scored {
  readonly place: ReadPlace
  readonly score: number
}

function scorePlaces(question: string, passages: readonly PassageText[]): readonly Scored[] {
  const places = readPlaces(passages)
  const asked = readQuestion(question, {
    total: places.length,
    holding: (term) => places.filter(({ context }) => matchStrength(term, context.own) > 0).length,
  })
  return places
    .map((place) => {
      const asksBack = place.text.endsWith('?') ? 0.7 : 1
      const label = place.lines[place.line]?.label && !place.lines[place.line]?.item ? 0.75 : 1
      return { place, score: supportAt(asked, place) * asksBack * label * (1 - 0.015 * place.rank) }
    })
    .toSorted((a, b) => b.score - a.score)
}

/** The sentence with its neighbours in the same line, as far as they speak to the question too. */
function windowAt(question: string, { lines, line, sentence }: ReadPlace): string {
  const own = lines[line]
  if (!own) return ''
  if (countWords(own.text) <= MOST_WORDS && (own.item || own.sentences.length <= 2)) return own.text
  const terms = questionTerms(question)
  const kind = questionKind(question)
  const speaks = (text: string): boolean =>
    terms.some((term) => term.role !== 'soft' && matchStrength(term, stemText(text)) > 0) ||
    (kind !== 'open' && holdsKind(text, kind, question))
  let [from, to] = [sentence, sentence]
  const size = (): number => countWords(own.sentences.slice(from, to + 1).join(' '))
  const fits = (at: number): boolean => size() + countWords(own.sentences[at] ?? '') <= MOST_WORDS
  const before = own.sentences[from - 1]
  if (
    before &&
    fits(from - 1) &&
    (BACKWARD.test(own.sentences[from] ?? '') || (size() < 25 && speaks(before)))
  )
    from--
  const after = own.sentences[to + 1]
  if (after && fits(to + 1) && (BACKWARD.test(after) || size() < 12 || speaks(after))) to++
  return own.sentences.slice(from, to + 1).join(' ')
}

/** The list around a place, or null: items in a row, with the line that introduces them. */
function listAt({ lines, line }: ReadPlace): { intro: string; items: readonly string[] } | null {
  const at = lines[line]?.item ? line : lines[line + 1]?.item ? line + 1 : -1
  if (at < 0) return null
  let from = at
  let to = at
  while (lines[from - 1]?.item) from--
  while (lines[to + 1]?.item) to++
  const before = lines[from - 1]?.text ?? ''
  const items = lines.slice(from, to + 1).map(({ text }) => text)
  if (items.length < 2) return null
  return { intro: before.endsWith(':') ? before : '', items }
}

/** Hours and the like stand in lines of their own: those next to each other belong together. */
function timetableAt(question: string, { lines, line }: ReadPlace): readonly string[] {
  const isRow = (at: number): boolean => {
    const own = lines[at]
    return own !== undefined && countWords(own.text) <= 14 && /\d|noon|closed/i.test(own.text)
  }
  if (!/\b(?:hours|open|schedule|timetable)\b/i.test(question) || /day\b|days\b/i.test(question)) return []
  let [from, to] = [line, line]
  while (isRow(from - 1)) from--
  while (isRow(to + 1)) to++
  return to > from && isRow(line) ? lines.slice(from, to + 1).map(({ text }) => text) : []
}

/** The list that a question for several things wants: one under a heading or line that speaks of it. */
function listFor(question: string, scored: readonly Scored[]): QuotedPart | null {
  if (!LIST.test(question) || questionKind(question) !== 'open') return null
  const terms = questionTerms(question).filter((term) => term.role !== 'soft')
  const least = (scored[0]?.score ?? 0) * 0.85
  for (const { place, score } of scored) {
    if (score < least) return null
    const list = listAt(place)
    if (!list) continue
    const above = stemText(`${list.intro} ${place.passage.heading ?? ''} ${place.passage.title ?? ''}`)
    if (!terms.some((term) => matchStrength(term, above) >= 0.7)) continue
    return { index: place.passage.index, text: list.intro, items: list.items.slice(0, MOST_ITEMS), score }
  }
  return null
}

function partAt(question: string, { place, score }: Scored): QuotedPart {
  const { index } = place.passage
  const rows = timetableAt(question, place)
  if (rows.length) return { index, text: '', items: rows.slice(0, MOST_ITEMS), score }
  const own = place.lines[place.line]
  // A label says nothing without what it names, and "noon to 7" nothing without its label.
  if (own?.label && !own.item) {
    const next = place.lines[place.line + 1]
    if (next) return { index, text: own.text, items: [next.text], score }
  }
  return { index, text: windowAt(question, place), items: [], score }
}

const textOf = ({ text, items }: QuotedPart): string => [text, ...items].join(' ')

/** True when two windows share a sentence: they lie over each other, and reading both says it twice. */
function overlaps(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true
  return splitSentences(other).some(({ text }) => countWords(text) > 3 && one.includes(text))
}

/** The parts of the passages that answer a question, best first, verbatim and short. */
export function quoteAnswer(question: string, passages: readonly PassageText[]): readonly QuotedPart[] {
  const scored = scorePlaces(question, passages)
  const [first] = scored
  if (!first || first.score <= 0) return []
  const list = listFor(question, scored)
  if (list) return [list]
  const parts: QuotedPart[] = []
  let words = 0
  for (const one of scored) {
    if (parts.length >= MOST_PARTS || one.score < first.score * 0.88) break
    const part = partAt(question, one)
    const size = countWords(textOf(part))
    if (parts.length && (words + size > MOST_ALTOGETHER || parts[0]?.items.length)) continue
    const repeats = parts.some((had) => overlaps(textOf(had), textOf(part)))
    if (repeats || (parts.length && part.items.length)) continue
    parts.push(part)
    words += size
  }
  return parts
}
