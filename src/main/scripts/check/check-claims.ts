import type { Claim, Fact, Paragraph } from '#shared/domain/script-draft.ts'
import type { CheckClaims } from '../scripts.ts'
import { findClaims } from './find-claims.ts'
import type { Found } from './meaning.ts'
import { readFact, supports, type ReadFact } from './supports.ts'

const read = new WeakMap<Fact, ReadFact>()

/** A fact is read once, however often the text is checked. */
function remembered(fact: Fact): ReadFact {
  const known = read.get(fact) ?? readFact(fact)
  read.set(fact, known)
  return known
}

function basis(claim: Found, text: string, facts: readonly ReadFact[]): string | null {
  const holding = facts.filter((fact) => supports(claim, text, fact))
  const best = holding.find(({ fact }) => fact.kind === claim.kind) ?? holding[0]
  return best?.fact.id ?? null
}

/**
 * Names, prices, dates, products and numbers in a text, and the fact each rests on. Strict: a claim counts as
 * sourced only when one fact says all of it. Pure; the same text and facts give the same claims.
 */
export const checkClaims: CheckClaims = (paragraphs: readonly Paragraph[], facts: readonly Fact[]) => {
  const known = facts.map(remembered)
  return paragraphs.flatMap(({ id, text }) =>
    findClaims(text).map((claim): Claim => {
      const said = text.slice(claim.start, claim.end)
      const { kind, start, end } = claim
      return { kind, text: said, paragraphId: id, start, end, factId: basis(claim, said, known) }
    }),
  )
}
