import type { Distillation, Finding } from '#shared/domain/transcript.ts'
import type { DistillRequest } from './engine.ts'
import { couldName } from './money/amounts.ts'
import { readTalk, type Said } from './said.ts'

export interface GroundedSummary {
  readonly content: Distillation
  /** Entries that the turns do not bear out. */
  readonly dropped: number
}

/** Share of an entry's longer words that must stand, whole, in the turns it names. */
const OWN_WORDS = 0.6
const RETOLD = 0.3
const LONGEST = 500
const MOST_ENTRIES = 60
const MOST_TONES = 6
const TONE = /^\p{L}[\p{L}-]{1,20}(?: \p{L}[\p{L}-]{1,20})?$/u

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter(Boolean)

/** What is left of a word without its ending, so that "calls" rests on "call". */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|'s)$/, '') : word)

interface Ground {
  readonly turns: ReadonlyMap<number, Said>
  /** Words of each turn, for looking up and for quoting. */
  readonly words: ReadonlyMap<number, readonly string[]>
}

function shareSaid(text: string, turns: readonly number[], { words }: Ground): number {
  const said = new Set(turns.flatMap((turn) => words.get(turn) ?? []).map(stem))
  const wanted = wordsIn(text).filter((word) => word.length > 3)
  return wanted.length === 0 ? 0 : wanted.filter((word) => said.has(stem(word))).length / wanted.length
}

/** Every figure in the text was said in the turns, in digits or in words. */
function figuresSaid(text: string, turns: readonly number[], ground: Ground): boolean {
  const figures = text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []
  return figures.every((figure) => {
    const value = Number(figure.replace(/,/g, ''))
    return turns.some((turn) => {
      const plain = ground.turns.get(turn)?.plain ?? ''
      return plain.includes(figure) || couldName(plain, value)
    })
  })
}

function isQuoted(text: string, turn: number, { words }: Ground): boolean {
  const wanted = wordsIn(text)
  return wanted.length > 0 && ` ${(words.get(turn) ?? []).join(' ')} `.includes(` ${wanted.join(' ')} `)
}

/**
 * Holds a model's summary against the turns. An entry stays when its turns exist and its words rest on them;
 * a phrase when a turn of the rep has it word for word; a sum when it was named there. The rest is left out.
 */
export function groundSummary(summary: Distillation, { turns, roles }: DistillRequest): GroundedSummary {
  const talk = readTalk(turns, roles)
  const ground: Ground = {
    turns: new Map(talk.turns.map((turn) => [turn.ordinal, turn])),
    words: new Map(turns.map(({ ordinal, text }) => [ordinal, wordsIn(text)])),
  }
  let dropped = 0
  const named = (entry: Finding): readonly number[] =>
    [...new Set(entry.turns)].filter((turn) => ground.turns.has(turn)).sort((a, b) => a - b)
  const isBy = (turn: number, role: 'rep' | 'customer'): boolean => {
    const known = role === 'rep' ? talk.knowsRep : talk.knowsBuyer
    return !known || ground.turns.get(turn)?.role === role
  }
  /** The entry with the turns that exist, or null when it rests on nothing. */
  function kept<T extends Finding>(entry: T, least: number, by?: 'rep' | 'customer'): T | null {
    const real = named(entry)
    const text = entry.text.trim()
    const bears =
      text !== '' &&
      text.length <= LONGEST &&
      real.length > 0 &&
      (!by || real.some((turn) => isBy(turn, by))) &&
      shareSaid(text, real, ground) >= least &&
      figuresSaid(text, real, ground)
    if (!bears) dropped += 1
    return bears ? { ...entry, text, turns: [...real] } : null
  }
  const all = <T extends Finding>(entries: readonly T[], keep: (entry: T) => T | null): T[] => {
    if (entries.length > MOST_ENTRIES) dropped += entries.length - MOST_ENTRIES
    return entries.slice(0, MOST_ENTRIES).flatMap((entry) => keep(entry) ?? [])
  }
  const single = (entry: Finding | null, least: number, by?: 'rep'): Finding | null =>
    entry && kept(entry, least, by)
  const priced = (entry: Distillation['priceTalk'][number]) => {
    const { amount } = entry
    const said =
      amount === null || named(entry).some((turn) => couldName(ground.turns.get(turn)?.plain ?? '', amount))
    if (said) return kept(entry, 0)
    dropped += 1
    return null
  }
  const phrase = (entry: Finding): Finding | null => {
    const turn = named(entry).find((each) => isBy(each, 'rep') && isQuoted(entry.text, each, ground))
    if (turn === undefined) dropped += 1
    return turn === undefined ? null : { text: entry.text.trim(), turns: [turn] }
  }
  const content: Distillation = {
    need: all(summary.need, (entry) => kept(entry, OWN_WORDS)),
    objections: all(summary.objections, (entry) => {
      const objection = kept(entry, RETOLD)
      const answer = objection?.answer ? kept(objection.answer, RETOLD, 'rep') : null
      return objection && { ...objection, answer }
    }),
    priceTalk: all(summary.priceTalk, priced),
    commitments: all(summary.commitments, (entry) => kept(entry, RETOLD, entry.who)),
    nextStep: single(summary.nextStep, RETOLD),
    opening: single(summary.opening, RETOLD, 'rep'),
    close: single(summary.close, RETOLD, 'rep'),
    tone: [...new Set(summary.tone.map((tone) => tone.trim().toLowerCase()))]
      .filter((tone) => TONE.test(tone))
      .slice(0, MOST_TONES),
    phrases: all(summary.phrases, phrase),
  }
  return { content, dropped }
}
