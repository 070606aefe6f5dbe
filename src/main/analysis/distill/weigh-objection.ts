import type { ObjectionKind } from '#shared/domain/transcript.ts'
import type { Cue } from './cues/cue.ts'
import { type Amount, amountsIn } from './money/amounts.ts'
import { readNumber, startsNumber, wordsOf } from './money/number-reading.ts'
import { ENOUGH, takesBack } from './objection-cues.ts'
import type { Said, Sentence } from './said.ts'

/** What surrounds a turn of a customer. */
export interface Around {
  /** They are still saying hello and what they want. */
  readonly early: boolean
  /** The last price of the rep, where it is near. */
  readonly quote: number | null
  /** The rep has just named it. */
  readonly fresh: boolean
  /** The rep speaks of a loan or of payments. */
  readonly financed: boolean
  /** The rep has just asked what stands in the way. */
  readonly invited: boolean
  /** The rep's next words take it up: "That's fair", "I understand". */
  readonly acknowledged: boolean
}

export interface Hit {
  readonly kind: ObjectionKind
  readonly weight: number
  readonly sentence: Sentence
}

/** Sums below it are no price of a job. */
export const PRICE = 500
const BRIEF = 12
/** What the surroundings add to a wording that alone is not enough. */
const CONTEXT = 0.3

const OTHER_PARTY =
  /\b(?:they|they're|he|he's|she|somebody|someone|fella|fellow|guy|one from|firm|company|outfit|letter|quote|bid|video)\b/
const GASP =
  /\b(?:oof|ouch|wow|whoa|boy|man|jeez|phew|whew|gosh|yikes|huh|lord|ugh|dang|for (?:a|an|some|just|one|two|fluff))\b/
const ACCEPTS =
  /\b(?:all right|alright|okay|ok|fine|good|great|works|deal|fair|sounds|makes sense|doable|sure|yes|perfect|got it|that's what|right|weren't far|not far off|close enough)\b/
const OWN_LIMIT =
  /\b(?:we|i|he|she)(?:'d|'ve|'re|'m| was| were| had| have| only)?(?: only| just| really| both)? (?:said|had|have|got|figured|figuring|thought|thinking|planned|planning|budgeted|hoping|hoped|expecting|expected|set aside|saved|put aside|put by|made up|written down|wrote down|go to|stay (?:under|at)|spend|can do|could do|told (?:him|her|you))\b|\bin (?:my|our) (?:head|mind)\b|\bat the (?:outside|most)\b|\btop(?:s| out)\b|\bbudget\b|\b(?:limit|ceiling|number|line) (?:is|was)\b/
/** Resistance of any sort: a no, a but, a too, a worry. */
const RESISTS =
  /n't\b|\b(?:not|no|never|nobody|none|nothing|but|though|too|only|just|hate|hard|trouble|problem|worr\w+|afraid|scared|concern\w*|without|instead|rather|wish|why|if|hm+|huh|except|unless|already|still)\b/

/** The line, not the work. */
const CONNECTION =
  /\b(?:can|do) you (?:hear|see) me\b|^(?:\w+, )?can you (?:hear|see)\b|\byou're (?:muted|frozen|breaking up)\b/
const SMALL_LIMIT = 0.93
const LEAST_LIMIT = 0.1
/** What may follow a sum; behind anything else the number counts things. */
const AFTER_SUM =
  /^(?:thousand|hundred|grand|k|dollars|bucks|for|and|or|to|was|is|in|on|at|as|even|from|tops|max|total|all|but|so|set|saved)$/

/** A sum of their own below the price: "I figured three" against six thousand. */
function ownLimit(plain: string, quote: number): 'below' | 'above' | null {
  const limit = OWN_LIMIT.exec(plain)
  if (!limit) return null
  const words = wordsOf(plain)
  let found: 'below' | 'above' | null = null
  for (let at = 0; at < words.length;) {
    const read = startsNumber(words[at]) ? readNumber(words, at) : null
    const after = words[read?.end ?? 0]
    if (!read || (after && !after.apart && !AFTER_SUM.test(after.text))) {
      at = read?.end ?? at + 1
      continue
    }
    const sum = read.value < 100 && quote >= 2_000 ? read.value * 1000 : read.value
    if (sum >= quote * LEAST_LIMIT && sum < quote * SMALL_LIMIT) return 'below'
    if (sum >= quote * SMALL_LIMIT && sum < quote * 2) found = 'above'
    at = read.end
  }
  return found
}

/** The price said back: alone, with a sigh, or against a sum of their own. */
function priceWeight(sentence: Sentence, sums: readonly Amount[], turn: Said, around: Around): number {
  if (around.quote === null) return 0
  const limit = ownLimit(sentence.plain, around.quote)
  if (limit === 'below') return ENOUGH
  if (limit === 'above' || !around.fresh) return 0
  if (sums.length === 0) return 0
  if (GASP.test(turn.plain)) return ENOUGH
  const echoes = turn.words <= BRIEF && !ACCEPTS.test(turn.plain) && sums.some(({ bare }) => !bare)
  return echoes ? (around.acknowledged || sentence.asks ? ENOUGH : 1.6) : 0.8
}

function contextOf(plain: string, asks: boolean, around: Around): number {
  if (!asks && !RESISTS.test(plain)) return 0
  return CONTEXT * (1 + Number(around.acknowledged) + Number(around.invited))
}

/** The kinds of objection that a sentence of a customer speaks for. */
export function weighSentence(
  sentence: Sentence,
  cues: readonly Cue[],
  turn: Said,
  around: Around,
): readonly Hit[] {
  const { plain, asks } = sentence
  const strong = new Map<ObjectionKind, number>()
  const weak = new Map<ObjectionKind, number>()
  for (const { kind, weight, scope } of cues) {
    if (scope === 'quoted' && around.quote === null) continue
    if (weight < ENOUGH && around.early) continue
    if (weight >= ENOUGH) strong.set(kind, (strong.get(kind) ?? 0) + weight)
    else weak.set(kind, Math.max(weak.get(kind) ?? 0, weight))
  }
  const named = around.fresh || OTHER_PARTY.test(plain)
  const sums = named ? amountsIn(plain, true).filter(({ value }) => (value ?? 0) >= PRICE) : []
  const price = priceWeight(sentence, sums, turn, around)
  if (price > 0) strong.set('price', (strong.get('price') ?? 0) + price)
  if (sums.length > 0 && OTHER_PARTY.test(plain)) {
    strong.set('competition', (strong.get('competition') ?? 0) + (around.fresh ? ENOUGH : 1.2))
  }
  if (takesBack.test(plain) || CONNECTION.test(plain)) return []
  const context = contextOf(plain, asks, around)
  const kinds = new Set([...strong.keys(), ...weak.keys()])
  return [...kinds].map((kind) => ({
    // A sigh at what the loan costs in the end is about the loan.
    kind: kind === 'price' && around.financed && price > 0 ? 'financing' : kind,
    weight:
      (strong.get(kind) ?? 0) +
      (weak.has(kind) ? (weak.get(kind) ?? 0) * (strong.has(kind) ? 0.5 : 1) + context : 0),
    sentence,
  }))
}
