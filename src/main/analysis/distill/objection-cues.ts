import type { Cue } from './cues/cue.ts'
import { experienceCues } from './cues/experience-cues.ts'
import { idiomCues } from './cues/idiom-cues.ts'
import { moreNeedCues } from './cues/more-need-cues.ts'
import { morePriceCues } from './cues/more-price-cues.ts'
import { moreProductCues } from './cues/more-product-cues.ts'
import { moreRivalCues } from './cues/more-rival-cues.ts'
import { moreTrustCues } from './cues/more-trust-cues.ts'
import { needCues } from './cues/need-cues.ts'
import { priceCues } from './cues/price-cues.ts'
import { productCues } from './cues/product-cues.ts'
import { rivalCues } from './cues/rival-cues.ts'
import { trustCues } from './cues/trust-cues.ts'

/** Weight from which on a kind of objection counts as voiced. */
export const ENOUGH = 2

/** Wordings of resistance, written by hand. */
export const objectionCues: readonly Cue[] = [
  ...priceCues,
  ...rivalCues,
  ...trustCues,
  ...needCues,
  ...productCues,
  ...morePriceCues,
  ...moreRivalCues,
  ...moreTrustCues,
  ...moreNeedCues,
  ...moreProductCues,
  ...idiomCues,
  ...experienceCues,
]

/** Words that take an objection back: praise, or a question settled. */
export const takesBack = new RegExp(
  [
    String.raw`\b(?:not worried|no worries|don't worry|isn't a problem|not a problem|no problem|`,
    String.raw`doesn't bother|don't mind|fine with|okay with|happy with|not (?:too |that )?expensive|`,
    String.raw`isn't (?:too |that )?(?:expensive|bad)|less than (?:i|we) (?:thought|expected)|`,
    String.raw`better than (?:i|we) (?:thought|expected)|reasonable|that's fair|fair enough|`,
    String.raw`makes sense|works for (?:me|us))\b`,
  ].join(''),
)
