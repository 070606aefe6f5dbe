import { editDistance, fold, matchWord } from '#shared/domain/likeness.ts'
import { pattern } from './pattern.ts'
import { isSoft } from '#shared/text/stop-words.ts'
import type { QuestionContext } from './context.ts'
import type { Reader } from './reader.ts'
import { CALENDAR } from './time-points.ts'
import { isGeneral } from './vocabulary.ts'

/** Somebody who is named, with the place of their name. */
export interface SaidPerson {
  readonly name: string
  readonly role: 'rep' | 'customer'
  /** Transcripts of a customer. */
  readonly ids: readonly string[]
  readonly start: number
  readonly end: number
}

export interface People {
  readonly said: readonly SaidPerson[]
  readonly remarks: readonly string[]
}

interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

function wordsOf(rest: string): readonly Word[] {
  return [...rest.matchAll(/[\p{L}]+(?:[-'][\p{L}]+)*/gu)].map((match) => ({
    text: fold(match[0].replace(/'s?$/, '')),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

const everyday = (word: string): boolean => isGeneral(word) || isSoft(word)

function isPart(said: string, part: string): boolean {
  const match = matchWord(said, part)
  if (match === 'same' || match === 'nickname') return !everyday(said) || said === part
  // One wrong letter, but not where the word is one of every day: "tell" is not Mr. Bell.
  if (everyday(said) || CALENDAR.has(said)) return false
  return said.length >= 4 && part.length >= 4 && editDistance(said, part, 1) <= 1
}

interface Named {
  readonly name: string
  readonly words: readonly Word[]
}

/** People of the list whose first, last or full name stands in the text. */
function named(words: readonly Word[], names: readonly string[]): readonly Named[] {
  return names.flatMap((name) => {
    const parts = fold(name)
      .split(' ')
      .filter((part) => part.length >= 2)
    const found = words.filter(({ text }) => parts.some((part) => isPart(text, part)))
    return found.length > 0 ? [{ name, words: found }] : []
  })
}

/** Who has the most of their name said: "Marcus Bell" is not every other Marcus. */
function best(found: readonly Named[]): readonly Named[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.words.length > one.words.length &&
          one.words.every((word) => other.words.includes(word)),
      ),
  )
}

/** "What did Walter say about Ray": Ray is what is looked for, not whose calls. */
const TOPIC = pattern(String.raw`\b(?:say|says|said|saying|tell|told|think|thinks|thought|complain\w*|mention|
      mentions|mentioned|mentioning|
  talk|talks|talked)(?: anything| something)?(?: to ¤+)?(?: about| of)? (?:the )?$|
      \bcalls about (?:the )?$`)

const spanOf = (words: readonly Word[]): { start: number; end: number } => ({
  start: Math.min(...words.map(({ from }) => from)),
  end: Math.max(...words.map(({ to }) => to)),
})

/** Whether a name is meant: one word in small letters must be just the surname, and no word of every day. */
function isWritten(reader: Reader, { name, words }: Named): boolean {
  if (words.length > 1) return true
  const last = fold(name).split(' ').at(-1)
  return words.some(
    ({ from, text }) =>
      /\p{Lu}/u.test(reader.written[from] ?? '') ||
      (text.length >= 5 && !everyday(text) && (text === last || text === `${last}s`)),
  )
}

/** Reps and customers that are named. Times are taken out before: "March" is a month, not Mr. Marsh. */
export function readPeople(reader: Reader, context: QuestionContext): People {
  const said: SaidPerson[] = []
  const take = (found: readonly Named[], role: 'rep' | 'customer'): void => {
    for (const { name, words } of found) {
      const span = spanOf(words)
      const ids = role === 'rep' ? [] : (context.customers.find((each) => each.name === name)?.ids ?? [])
      if (!TOPIC.test(reader.rest().slice(0, span.start))) said.push({ name, role, ids, ...span })
    }
    for (const { name, words } of found) {
      if (said.some((each) => each.name === name)) for (const { from, to } of words) reader.cut(from, to)
    }
  }
  const reps = best(named(wordsOf(reader.rest()), context.reps))
  const shared = reps.filter((one) =>
    reps.some((other) => other !== one && other.words.some((word) => one.words.includes(word))),
  )
  const remarks =
    shared.length > 1
      ? [`The name fits ${shared.map(({ name }) => name).join(' and ')}; all of them are counted.`]
      : []
  take(reps, 'rep')
  const names = context.customers.map(({ name }) => name)
  take(
    best(named(wordsOf(reader.rest()), names)).filter((one) => isWritten(reader, one)),
    'customer',
  )
  return { said, remarks }
}

/** A name that is nobody's in the transcripts: "does Kevin ask", "Kevin's questions", "compare Kevin". */
export function strangerIn(reader: Reader): string | null {
  const rest = reader.rest()
  const asked = pattern(
    String.raw`\b(?:does|did|has|is|was|do|would|can|could|compare|about|by|of|for|than|and|with|did not|
      doesn't|didn't)\s+([\p{L}]+)(?=\s|'s|\?|$|¤)`,
    'gu',
  )
  for (const match of rest.matchAll(asked)) {
    const word = match[1] ?? ''
    const at = match.index + match[0].length - word.length
    const capital = /\p{Lu}/u.test(reader.written[at] ?? '')
    const verb =
      /^\s+(ask|talk|speak|say|win|lose|close|sell|get|open|start|answer|handle|mention|have|do|use|quote)\b/
    const acts = /^(does|did)/.test(match[0]) && verb.test(rest.slice(at + word.length))
    if ((capital || acts) && !everyday(word)) return reader.written.slice(at, at + word.length)
  }
  const owner = /\b([\p{L}]+)'s\b/gu
  for (const match of rest.matchAll(owner)) {
    const word = match[1] ?? ''
    const capital = /\p{Lu}/u.test(reader.written[match.index] ?? '')
    if (capital && !everyday(word)) return reader.written.slice(match.index, match.index + word.length)
  }
  return null
}
