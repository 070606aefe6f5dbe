import type { Claim, Fact, Paragraph } from '#shared/domain/script-draft.ts'
import type { CheckClaims } from '../scripts.ts'
import { findClaims } from './find-claims.ts'
import type { Claimed } from './meaning.ts'
import { readFacts, type ReadFact } from './read-fact.ts'
import { supports } from './supports.ts'

function basis(claim: Claimed, text: string, facts: readonly ReadFact[]): string | null {
  const holding = facts.filter((fact) => supports(claim, text, fact))
  const best = holding.find(({ fact }) => fact.kind === claim.kind) ?? holding[0]
  return best?.fact.id ?? null
}

/**
 * Names, prices, dates, products and numbers in a text, and the fact each rests on. Strict: a claim counts as
 * sourced only when one fact says all of it. Pure; the same text and facts give the same claims.
 */
export const checkClaims: CheckClaims = (paragraphs: readonly Paragraph[], facts: readonly Fact[]) => {
  const known = readFacts(facts)
  return paragraphs.flatMap(({ id, text }) =>
    findClaims(text).map((claim): Claim => {
      const said = text.slice(claim.start, claim.end)
      const { kind, start, end } = claim
      return { kind, text: said, paragraphId: id, start, end, factId: basis(claim, said, known) }
    }),
  )
}
