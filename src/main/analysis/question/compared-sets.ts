import type { Call } from '../measures/call.ts'
import type { CallSet } from './call-sets.ts'
import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'

const COMPARED: readonly (readonly [RegExp, string, CallSet['test']])[] = [
  ...(['customer', 'rep'] as const).map((side) => {
    const other = side === 'customer' ? 'rep' : 'customer'
    const [who, whom] = [side, other].map((each) =>
      each === 'rep'
        ? '(?:reps?|sales ?(?:person|people|man|men)|we)'
        : '(?:customers?|homeowners?|clients?|buyers?|prospects?)',
    )
    return [
      pattern(
        `\\b(?:the |our |a )?${who} (?:ask|asks|asked) more (?:questions )?than (?:the |our |
      a )?${whom}(?: (?:did|does|do|asked?s?))?\\b`,
      ),
      `where the ${side} asks more questions than the ${other}`,
      (call: Call) => {
        const { punctuated, wordsOf } = call.figures
        if (!punctuated || wordsOf.rep === 0 || wordsOf.customer === 0) return null
        const asked = (role: string) =>
          call.figures.questions
            .filter((each) => each.role === role)
            .reduce((sum, { count }) => sum + count, 0)
        return asked(side) > asked(other)
      },
    ] as const
  }),
  ...(['customer', 'rep'] as const).map((side) => {
    const other = side === 'customer' ? 'rep' : 'customer'
    const [who, whom] = [side, other].map((each) =>
      each === 'rep'
        ? '(?:reps?|sales ?(?:person|people|man|men)|we)'
        : '(?:customers?|homeowners?|clients?|buyers?|prospects?)',
    )
    return [
      pattern(
        `\\b(?:the |our |a )?${who} (?:talk|talks|talked|speak|speaks|spoke|say|says|said) (?:more|
      longer)(?: words)? than (?:the |our |a )?${whom}(?: (?:did|does|do))?\\b`,
      ),
      `where the ${side} says more words than the ${other}`,
      ({ figures: { wordsOf } }: Call) =>
        wordsOf.rep === 0 || wordsOf.customer === 0 ? null : wordsOf[side] > wordsOf[other],
    ] as const
  }),
  [
    pattern(String.raw`\b(?:with|had|have|where|in which) (?:no|zero|without any) (?:prices?|amounts?|money|
      numbers?)(?: (?:was |is |being |were )?(?:mentioned|named|said|discussed|given|talk))?\b|
      \bwithout (?:a |any |the )?(?:prices?|amounts?)(?: being)?(?: mentioned| named)?\b
      (?! (?:objections?|concerns?|pushback))`),
    'in which no amount of money is said',
    ({ figures }) => figures.priceTurns.length === 0,
  ],
  [
    pattern(String.raw`\b(?:without|with no|had no|have no|no|never (?:got|had|set|agreed|agreed on)|
      (?:did not|didn't|do not|don't|not) (?:get|have|set|agree(?: on)?|end (?:with|in)|ended? with))[ ]
      (?:an? |any |the )?(?:agreed |clear |concrete |firm )?(?:next[- ]steps?|follow[- ]?ups?)\b`),
    'without an agreed next step',
    ({ figures }) => figures.summary && figures.summary.nextStep === null,
  ],
]

const WITH_STEP = pattern(String.raw`\b(?:with|had|have|has|having|got|ended with|ended in|and) (?:an? |
      the )?
  (?:agreed |clear |concrete |firm )?next[- ]steps?\b`)

/** Sides of a call against each other, what it lacks and what it ends with. */
export function comparedSets(reader: Reader): readonly CallSet[] {
  const sets = COMPARED.flatMap(([rule, words, test]) => (reader.take(rule) ? [{ words, test }] : []))
  const rate =
    /^(?:do|does|did|are|is|when)\b|\b(?:share|percent\w*|fraction|proportion|how often|rate of next)\b/
  if (rate.test(reader.whole) || !reader.take(WITH_STEP)) return sets
  const agreed: CallSet['test'] = ({ figures: { summary } }) => summary && summary.nextStep !== null
  return [...sets, { words: 'with an agreed next step', test: agreed }]
}
