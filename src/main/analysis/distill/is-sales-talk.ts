import type { Talk } from './said.ts'

const SALES =
  /\b(?:estimates?|quotes?|quoted|bids?|proposal|contractor|roof(?:ing|er)?|shingles?|siding|gutters?|downspouts?|deck(?:ing)?|cabinets?|countertops?|insulation|install(?:ed|ation|er|s)?|warranty|deposit|down payment|financing|permit|square feet|linear feet|attic|basement|remodel\w*|replacement|windows?|doors?|kitchen|bathroom|shower|crew|sign|contract|discount|homeowner|house)\b/g
/** Words about such work by 1,000 words, from which on a conversation is taken for one about it. */
const ENOUGH = 6
const BRIEF = 120

/** False for a meeting or a call about something else: there nothing is to be found, whoever speaks. */
export function isSalesTalk(talk: Talk): boolean {
  // A person said who sells and who buys: then it is one.
  const named = talk.knowsRep && talk.knowsBuyer
  let words = 0
  let hits = 0
  const different = new Set<string>()
  for (const turn of talk.turns) {
    words += turn.words
    for (const [hit] of turn.plain.matchAll(SALES)) {
      hits += 1
      different.add(hit)
    }
  }
  if (named) return true
  if (words < BRIEF) return hits > 0
  return different.size >= 3 && (hits * 1000) / words >= ENOUGH
}
