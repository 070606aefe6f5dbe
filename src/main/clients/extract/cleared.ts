import type { ClientField } from '#shared/domain/new-client.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { fieldNouns } from './skips.ts'

const OUT = '(?:take|leave|pull|cross)'
const GONE = '(?:remove|delete|erase|clear|wipe|scrap|blank out|take out|take off|get rid of|cross out)'
const WHOSE = '(?:(?:the|his|her|their|that|this|your) )?'

/** Nothing is emptied without one of these words. */
const CUE =
  / (?:take|leave|pull|cross|remove|delete|erase|clear|wipe|scrap|blank|rid|wrong|incorrect|right|correct|good|bogus|not) /
/** Ways to say that what stands in a field is wrong, without saying what is right; made once. */
const patterns = fieldNouns.map(
  ([field, noun]) =>
    [
      field,
      [
        ` ${GONE} ${WHOSE}${noun}(?= )`,
        ` ${OUT} ${WHOSE}${noun} (?:back )?(?:out|off)(?: again)?(?= )`,
        ` ${WHOSE}${noun} (?:i (?:gave|said|told) (?:you )?)?(?:is|was|is all|was all) ` +
          `(?:wrong|incorrect|not right|no good|bogus)(?= )`,
        ` ${WHOSE}${noun} (?:isn't|wasn't|is not|was not) (?:right|correct)(?= )`,
        ` that's (?:not ${WHOSE}${noun}|the wrong ${noun})(?= )`,
      ].map((pattern) => new RegExp(pattern, 'g')),
    ] as const,
)

/** Fields whose value is said to be wrong: emptied, and asked for again. */
export function findCleared(said: Said): (Span & { readonly field: ClientField })[] {
  const found: (Span & { field: ClientField })[] = []
  if (!CUE.test(said.flat)) return found
  for (const [field, ways] of patterns) {
    for (const { from, to } of ways.flatMap((way) => said.find(way))) {
      if (!found.some((one) => one.from < to && from < one.to)) found.push({ field, from, to })
    }
  }
  return found
}

const DENIED =
  / (?:that's|it's|that is|thats|this is) (?:not (?:right|correct|it|what (?:he|she|they|i) said)|wrong|incorrect) /

/** "No, that's not right" as an answer: what was asked about is wrong, not absent. */
export const isDenied = (said: Said): boolean => said.tokens.length <= 8 && DENIED.test(said.flat)
