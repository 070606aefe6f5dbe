import type { ClientField } from '#shared/domain/new-client.ts'
import type { Said, Span } from './said.ts'
import { fieldNouns } from './skips.ts'

const OUT = '(?:take|leave|pull|cross)'
const GONE = '(?:remove|delete|erase|clear|wipe|blank out|take out|take off|get rid of|cross out)'
const WHOSE = '(?:(?:the|his|her|their|that|this|your) )?'


const CUE =
  / (?:take|leave|pull|cross|remove|delete|erase|clear|wipe|blank|rid|wrong|incorrect|right|correct|good|bogus|not) /
const patterns = fieldNouns.map(
  ([field, noun]) =>
    [
      field,
      [
        ` ${GONE} ${WHOSE}${noun}(?= )`,
        ` ${OUT} ${WHOSE}${noun} (?:back )?(?:out|off)(?: again)?(?= )`,
        ` (?:the|that|his|her|their) ${noun} (?:i (?:gave|said|told) (?:you )?)?(?:is|was|is all|was all) ` +
          `(?:wrong|incorrect|not right|no good|bogus)(?= )`,
        ` (?:the|that|his|her|their) ${noun} (?:isn't|wasn't|is not|was not) (?:right|correct)(?= )`,
        ` that's (?:not (?:the|his|her|their) ${noun}|the wrong ${noun})(?= )`,
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
