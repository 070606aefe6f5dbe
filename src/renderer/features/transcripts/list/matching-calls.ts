import { fold } from '#shared/domain/likeness.ts'
import type { Transcript } from '#shared/domain/transcript.ts'
import { stopWords } from '#shared/text/stop-words.ts'

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu

/** "O’Keefe's" → "O'Keefe": every sign that stands for an apostrophe, and no possessive. */
const plain = (text: string): string =>
  text.replace(/[’‘ʼ′`´＇]/g, "'").replace(/(?<=[\p{L}\p{M}])'s(?![\p{L}\p{M}\p{N}])/giu, '')

/** Names in other scripts fold to nothing and are compared as they stand. */
const folded = (word: string): string => fold(word) || word.toLowerCase()

const wordsIn = (text: string): readonly string[] => plain(text).match(WORD) ?? []

/** "O'Keefe" is found as "okeefe", "o'keefe", "O Keefe" and "Keefe". */
const formsOf = (word: string): readonly string[] => [word, ...word.split("'")].map(folded)

type Named = Pick<Transcript, 'title' | 'customerName' | 'rep' | 'jobNumber' | 'speakers'>

function formsIn({ title, customerName, rep, jobNumber, speakers }: Named): readonly string[] {
  const names = speakers.map(({ name }) => name)
  return wordsIn([title, customerName ?? '', rep ?? '', jobNumber ?? '', ...names].join(' ')).flatMap(formsOf)
}

/** True when every one of the words is among those of the call, or begins one of them. */
const holds = (forms: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => forms.some((form) => form.startsWith(word)))

/**
 * Calls whose title, people or job number hold the words of the query. Where none holds them all, those
 * that hold the telling ones: "the siding with Keefe".
 */
export function matchingCalls<T extends Named>(calls: readonly T[], query: string): readonly T[] {
  const all = wordsIn(query).map(folded)
  if (all.length === 0) return []
  const telling = all.filter((word) => !stopWords.has(word))
  const named = calls.map((call) => ({ call, forms: formsIn(call) }))
  const whole = named.filter(({ forms }) => holds(forms, all))
  const found =
    whole.length > 0 || telling.length === 0 ? whole : named.filter(({ forms }) => holds(forms, telling))
  return found.map(({ call }) => call)
}
