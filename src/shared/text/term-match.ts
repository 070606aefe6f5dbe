import { impliedStems } from './implied-words.ts'
import type { QuestionTerm } from './question-terms.ts'
import { isSoft } from './stop-words.ts'
import { tokenize } from './tokens.ts'

/** A piece of text cut into stems, ready for matching. */
export interface StemmedText {
  /** Stems with one space between and around, so that a phrase is found by `includes`. */
  readonly joined: string
  readonly stems: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** What the text says without the word: "$5" a price, "Monday to Friday" also Wednesday. */
  readonly implied: ReadonlySet<string>
}

export function stemText(text: string): StemmedText {
  const tokens = tokenize(text)
  const stems = tokens.map((token) => token.stem)
  return {
    joined: ` ${stems.join(' ')} `,
    stems: new Set(stems),
    words: new Set(tokens.map((token) => token.text)),
    implied: new Set(impliedStems(text)),
  }
}

function has(text: StemmedText, stems: string): boolean {
  return stems.includes(' ') ? text.joined.includes(` ${stems} `) : text.stems.has(stems)
}

/** Same family: "inspect" and "inspector", "refer" and "referral"; not "contract" and "contractor". */
function isRelated(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length)
  if (short < 5) return false
  let common = 0
  while (common < short && a[common] === b[common]) common++
  return common >= 5 && common >= short - 1 && common / Math.max(a.length, b.length) >= 0.7
}

/** One letter wrong, missing, too many or swapped with its neighbour; the first letter is right. */
function isTypo(asked: string, written: string): boolean {
  if (asked.length < 6 || asked[0] !== written[0] || Math.abs(asked.length - written.length) > 1) return false
  let at = 0
  while (at < asked.length && asked[at] === written[at]) at++
  const rest = (text: string, from: number): string => text.slice(from)
  return (
    rest(asked, at + 1) === rest(written, at + 1) ||
    rest(asked, at + 1) === rest(written, at) ||
    rest(asked, at) === rest(written, at + 1) ||
    (asked[at] === written[at + 1] &&
      asked[at + 1] === written[at] &&
      rest(asked, at + 2) === rest(written, at + 2))
  )
}

function isCompound(word: string, text: StemmedText): boolean {
  if (word.length < 6) return false
  for (let cut = 3; cut <= word.length - 3; cut++) {
    if (text.joined.includes(` ${word.slice(0, cut)} ${word.slice(cut)} `)) return true
  }
  return false
}

/**
 * Porter cuts "elevators" and "elevation" alike: a stem that is much shorter than the word proves
 * little.
 */
function isWeakStem(term: QuestionTerm, text: StemmedText): boolean {
  if (term.stems.length >= term.text.length * 0.6 || text.words.has(term.text)) return false
  const single = term.text.replace(/s$/, '')
  return !text.words.has(single) && !text.words.has(`${single}s`)
}

/** How well a text holds a term: 1 as asked, less for a synonym or a related form, 0 not at all. */
export function matchStrength(term: QuestionTerm, text: StemmedText): number {
  if (has(text, term.stems)) return isWeakStem(term, text) ? 0.5 : 1
  if (term.role === 'number' || term.role === 'code') return 0
  if (text.implied.has(term.stems)) return 0.9
  if (term.alternatives.some(({ stems }) => has(text, stems))) return 0.9
  if (term.stems.includes(' ')) {
    if (has(text, term.stems.replaceAll(' ', ''))) return 1
    const parts = term.stems.split(' ')
    if (parts.every((part) => has(text, part))) return 0.8
    // "Speed limit": the free word of a phrase may be left out, its word of substance not.
    const firm = parts.filter((_, i) => !isSoft(term.text.split(' ')[i] ?? ''))
    return firm.length > 0 && firm.length < parts.length && firm.every((part) => has(text, part)) ? 0.7 : 0
  }
  if (isCompound(term.stems, text)) return 1
  for (const stem of text.stems) if (isRelated(term.stems, stem)) return 0.75
  for (const word of text.words) if (isTypo(term.text, word)) return 0.7
  return 0
}
