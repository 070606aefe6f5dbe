import type { ObjectionKind } from '#shared/domain/transcript.ts'
import { negationBefore } from './negation.ts'
import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'

const KINDS: readonly (readonly [string, ObjectionKind])[] = [
  ['financ\\w*|loans?|credit|monthly payments?|interest rates?', 'financing'],
  ['pric\\w*|costs?|money|expens\\w*|budget\\w*|too high', 'price'],
  ['timing|not now|timelines?|schedul\\w*|waiting|season\\w*', 'timing'],
  ['trust\\w*|credib\\w*|reputation|scams?', 'trust'],
  [
    'competit\\w*|rivals?|(?:an)?(?:other|cheaper|competing) (?:bids?|quotes?|contractors?|compan\\w+)',
    'competition',
  ],
  [
    'spous\\w*|husbands?|wi(?:fe|ves)|partners?|committees?|hoas?|boards?|decisions?|' +
      'decision[- ]makers?|somebody else',
    'decision',
  ],
  ['needs?', 'need'],
  ['products?|materials?|colou?rs?|quality', 'product'],
  ['hassles?|mess(?:es)?|nois\\w*|disrupt\\w*|dust|dirt', 'hassle'],
]
const OBJECTION = '(?:objections?|concerns?|pushback|complaints?|hesitations?|worr(?:y|ies))'
const ANY_KIND = KINDS.map(([words]) => words).join('|')
const LIST = `(?:${ANY_KIND})(?:(?:,| and| or|, and|, or|/| nor| &) (?:an? )?(?:${ANY_KIND}))*`

const BEFORE = pattern(`\\b(${LIST})[- ]+(?:related |based )?${OBJECTION}\\b`)
const BETWEEN = "(?: (?:do|does|did|we|they|get|hear|have|are|come|came|up|most|were|not|aren't|¤+)){0,5}"
const AFTER = pattern(`\\b${OBJECTION}${BETWEEN} (?:about|
      to|on|over|regarding|around|of|against|with) (?:the |our |their |an? )?(${LIST})\\b`)
const VERB = pattern(`\\bobject(?:s|ed|ing)? (?:to|about|on|over) (?:the |our |their )?(${LIST})\\b`)
/** "When trust comes up": without the prices, which are also talked about without an objection. */
const RAISED = pattern(`\\b(?:when|if|where|in which|once|that) (?:the |an? |
      it is )?(${LIST})(?: objections?)? (?:comes? up|came up|is raised|
      was raised|were raised|is an issue|was an issue|gets? raised|got raised|is a concern|
      was a concern)\\b`)
const OTHER_THAN =
  pattern(`(?:other than|except(?: for)?|apart from|besides|excluding|without|but|not) (?:the |about |
      to |on )*(${LIST})\\b
      (?! (?:objections?|concerns?))`)
/** Why a call was lost is nobody's to tell; that the objection was raised in it can be counted. */
const BECAUSE =
  pattern(`\\b(?:because(?: of)?|due to|owing to|thanks to|over|on account of|to|for|on|through|by)[ ]
      (?:the |our |their |an? |
      some )?(${LIST})(?: objections?| concerns?| reasons?| issues?| problems?)?(?=$|[ ?.!,])`)
const DECIDED =
  /\b(?:lost|lose|loses|losing|losses|won|win|wins)\b(?! rate).{0,60}\b(?:to|for|on|over|by|through) /

export interface SaidKinds {
  readonly kinds: readonly ObjectionKind[]
  readonly without: readonly ObjectionKind[]
  /** All of the kinds in one call, not any of them. */
  readonly all: boolean
  /** The question takes the objection for the reason of the outcome. */
  readonly because: boolean
}

/** Kinds of objection that the words of a text are about. */
export const kindsIn = (text: string): readonly ObjectionKind[] =>
  KINDS.filter(([words]) => pattern(`\\b(?:${words})\\b`).test(text)).map(([, kind]) => kind)

/** Kinds of objections: "price objections", "objections about the mess", "lost to a competitor". */
export function readKinds(reader: Reader): SaidKinds {
  const found: { text: string; without: boolean; at: number }[] = []
  const take = (rule: RegExp, without: boolean | null): boolean => {
    const match = rule.exec(reader.rest())
    if (!match?.[1]) return false
    const place = rule === BEFORE ? match[0].indexOf(match[1]) : match[0].lastIndexOf(match[1])
    const from = match.index + place
    const not = without ?? negationBefore(reader.rest(), rule === BEFORE ? match.index : from)
    reader.cut(from, from + match[1].length)
    if (typeof not === 'number') reader.cut(not, match.index)
    if (rule === OTHER_THAN || rule === BECAUSE) reader.cut(match.index, match.index + match[0].length)
    found.push({ text: match[1], without: not !== null && not !== false, at: match.index })
    return true
  }
  const objected = /\b(?:objections?|concerns?|pushback|complaints?|hesitations?|object(?:s|ed)?)\b/
  if (objected.test(reader.rest())) while (take(OTHER_THAN, true)) continue
  for (const rule of [BEFORE, AFTER, VERB]) while (take(rule, null)) continue
  const raised = /¤/.test(reader.rest()) || RAISED.test(reader.rest())
  if (raised && !/\b(?:when|if|where|once) (?:the |an? )?(?:price|cost|money)/.test(reader.rest())) {
    while (take(RAISED, false)) continue
  }
  const before = found.length
  const why = /\b(?:because|due to|owing to|thanks to|on account of)\b/.test(reader.rest())
  if (DECIDED.test(reader.rest()) || why) while (take(BECAUSE, false)) continue
  const because = found.length > before || /\bdue to\b|\bbecause\b/.test(reader.rest())
  const pick = (without: boolean) => [
    ...new Set(found.filter((each) => each.without === without).flatMap(({ text }) => kindsIn(text))),
  ]
  const positive = found.filter(({ without }) => !without)
  const joined = positive.map(({ text }) => text).join(' ')
  const all =
    pick(false).length > 1 &&
    (/\bboth\b/.test(reader.rest()) ||
      (positive.length > 1 && !/\bor\b/.test(reader.rest())) ||
      / and an? /.test(joined))
  if (all) reader.take(/\bboth\b/)
  return { kinds: pick(false), without: pick(true), all, because: because && found.length > before }
}

/** A kind that stands alone, where objections are what is talked about: "and timing?". */
export const looseKinds = (text: string): readonly ObjectionKind[] => kindsIn(text)
