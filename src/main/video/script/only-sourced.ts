import type { CheckClaims } from '#main/scripts/scripts.ts'
import type { Claim, Fact, Paragraph } from '#shared/domain/script-draft.ts'
import { splitSentences } from '#shared/text/sentences.ts'

/** A primer names no price, even a true one; everything else it names needs a source. */
const isBad = ({ kind, factId }: Claim): boolean => factId === null || kind === 'price'

const MOST_ROUNDS = 5

/**
 * The text without the sentences that name something nobody knows the source of. A sentence may read
 * otherwise once its neighbour is gone, so it is looked at again until nothing is left to take out.
 * Pure.
 */
export function onlySourced(
  paragraphs: readonly Paragraph[],
  facts: readonly Fact[],
  checkClaims: CheckClaims,
): readonly Paragraph[] {
  let rest = paragraphs
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const bad = checkClaims(rest, facts).filter(isBad)
    if (bad.length === 0) return rest
    rest = rest.flatMap((paragraph) => {
      const own = bad.filter(({ paragraphId }) => paragraphId === paragraph.id)
      if (own.length === 0) return [paragraph]
      const held = splitSentences(paragraph.text).filter(
        ({ start, end }) => !own.some((claim) => claim.start < end && start < claim.end),
      )
      const text = held.map((sentence) => sentence.text).join(' ')
      return text === '' ? [] : [{ ...paragraph, text }]
    })
  }
  return checkClaims(rest, facts).some(isBad) ? [] : rest
}

/** Names and numbers of a text that must be heard as they stand. Pure. */
export function mustBeHeard(
  paragraphs: readonly Paragraph[],
  facts: readonly Fact[],
  checkClaims: CheckClaims,
): readonly string[] {
  const claims = checkClaims(paragraphs, facts)
  return [...new Set(claims.filter(({ kind }) => kind !== 'detail').map(({ text }) => text))]
}
