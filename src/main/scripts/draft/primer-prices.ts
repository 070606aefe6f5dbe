import type { Claim, DraftSlots, Fact } from '#shared/domain/script-draft.ts'
import { kindOf, linesOf } from './slots.ts'

const PRICES = /\b(?:price|prices|pricing|cost|costs|money|discounts?)\b/i

/** A primer names no prices unless the person takes that rule out. */
function avoidsPrices(slots: DraftSlots): boolean {
  return kindOf(slots) === 'primer' && linesOf(slots, 'avoid').some((line) => PRICES.test(line))
}

/**
 * The claims of a script where a true price is not enough: in a primer that is to name none, a price counts as
 * without a source until a person vouches for saying it.
 */
export function withoutPrimerPrices(
  slots: DraftSlots,
  facts: readonly Fact[],
  claims: readonly Claim[],
): readonly Claim[] {
  if (!avoidsPrices(slots)) return claims
  const vouched = facts.filter(({ source }) => source.type === 'person' && source.how === 'confirmed')
  return claims.map((claim) => {
    if (claim.kind !== 'price' || claim.factId === null) return claim
    const factId = vouched.find(({ value }) => value === claim.text)?.id ?? null
    return { ...claim, factId }
  })
}
