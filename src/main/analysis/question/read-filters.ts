import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'
import type { ObjectionKind, Outcome } from '#shared/domain/transcript.ts'
import type { ProjectType } from '#shared/domain/new-client.ts'
import type { Narrowing } from '../measures/contribution.ts'
import { NUMBER, numberFrom, type Reader } from './reader.ts'

const TRADES: readonly (readonly [RegExp, ProjectType])[] = [
  [/\b(re-?roof\w*|roof(s|ing|er|ers)?|shingles?)\b/g, 'Roofing'],
  [/\bsidings?\b/g, 'Siding'],
  [/\bwindows?\b/g, 'Windows'],
  [/\b(entry |front |patio |storm |garage )?doors?\b/g, 'Doors'],
  [/\b(gutters?|downspouts?)\b/g, 'Gutters'],
  [/\b(decks?|decking|porch(es)?)\b/g, 'Decks'],
  [/\bkitchens?\b/g, 'Kitchens'],
  [/\b(bath(room)?s?|showers?)\b/g, 'Bathrooms'],
  [/\b(insulation|insulating|attics?)\b/g, 'Insulation'],
]

const once = (pattern: RegExp): RegExp => new RegExp(pattern.source, pattern.flags.replace('g', ''))

function takeAll(reader: Reader, pattern: RegExp): boolean {
  let found = false
  while (reader.take(once(pattern))) found = true
  return found
}

export function readTrades(reader: Reader): readonly ProjectType[] {
  return TRADES.filter(([pattern]) => takeAll(reader, pattern)).map(([, trade]) => trade)
}

const NOT_WON = pattern(String.raw`\b(?:not|never|didn't|did not|don't|do not|doesn't|does not|failed to|
  couldn't)\s+(?:get |
      be )?(?:win|won|close|closed|sell|sold|buy|sign|go with us|choose us)\b|\bunsold\b`)
const LOST = pattern(
  String.raw`\b(?:lost|lose|loses|losers?|losing|loss|losses|unsuccessful|went (?:elsewhere|with (?:somebody|
      someone) else)|walked away|said no)\b`,
  'g',
)
const WON = pattern(
  String.raw`\b(?:won|win|wins|winners?|winning|sold|sell|sells|closed|close|closes|signed|sign|bought|buy|
      successful|said yes|successes)\b`,
  'g',
)
const OPEN = pattern(
  String.raw`\b(?:still (?:open|undecided|deciding|pending)|undecided|pending|open (?:calls?|deals?|jobs?|
      ones?|conversations?|leads?)|(?:are|is) open|deciding)\b`,
  'g',
)

/** Outcomes that are named, lost first; call it after the measures are known: "win rate" names none. */
export function readOutcomes(reader: Reader): readonly Outcome[] {
  if (takeAll(reader, NOT_WON)) return ['lost', 'open']
  const found: Outcome[] = []
  if (takeAll(reader, WON)) found.push('won')
  if (takeAll(reader, LOST)) found.push('lost')
  if (takeAll(reader, OPEN)) found.push('open')
  return found
}

const KINDS: readonly (readonly [string, ObjectionKind])[] = [
  ['financ\\w*|loans?|credit|monthly payments?|interest rates?', 'financing'],
  ['pric\\w*|costs?|money|expens\\w*|budget\\w*|too high', 'price'],
  ['timing|not now|timelines?|schedul\\w*|waiting|season\\w*', 'timing'],
  ['trust\\w*|credib\\w*|reputation|scams?', 'trust'],
  [
    'competit\\w*|(?:other|another|cheaper|competing) (?:bids?|quotes?|contractors?|compan\\w+)',
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

/** Kinds that stand beside a word for objections: "price objections", "objections about the mess". */
export function readKinds(reader: Reader): readonly ObjectionKind[] {
  const all = KINDS.map(([words]) => words).join('|')
  const list = `(?:${all})(?:(?:,| and| or|, and|, or|/) (?:${all}))*`
  const before = pattern(`\\b(${list})[- ]+(?:related )?${OBJECTION}\\b`)
  const between = '(?: (?:do|does|did|we|they|get|hear|have|are|come|came|up|most|¤+)){0,5}'
  const after = pattern(`\\b${OBJECTION}${between} (?:about|
      to|on|over|regarding|around|of|against|with) (?:the |our |their )?(${list})\\b`)
  const verb = pattern(`\\bobject(?:s|ed|ing)? (?:to|about|on|over) (?:the |our |their )?(${list})\\b`)
  const said = [before, after, verb].flatMap((rule) => {
    const match = rule.exec(reader.rest())
    if (!match?.[1]) return []
    const from = match.index + match[0].indexOf(match[1])
    reader.cut(from, from + match[1].length)
    return [match[1]]
  })
  const text = said.join(' ')
  return KINDS.filter(([words]) => pattern(`\\b(?:${words})\\b`).test(text)).map(([, kind]) => kind)
}

const MORE =
  'more than|over|above|at least|greater than|upwards of|exceed(?:s|ed|ing)?|no less than|' +
  'no fewer than|not less than'
const LESS = 'fewer than|less than|under|below|at most|no more than|not more than|up to|within the first'
const LIMIT = pattern(
  `\\b(${MORE}|${LESS}) (?:an? )?(${NUMBER}|half)( ?%| percent| per cent)?((?: [a-z'-]+){0,6})`,
)
const ANY_OBJECTION =
  /\b(?:with|without|had|have|has|having|no|raised|raise) (?:an?y? |no |some )?objections?\b/
const HALFWAY = /\b(before|after|past) (?:the )?(?:halfway(?: point| mark)?|half|middle)\b/
const OR_MORE = pattern(`\\b(${NUMBER})( ?%| percent)? or (more|fewer|less)((?: [a-z'-]+){0,6})`)

export interface Limit {
  readonly where: Narrowing | null
  /** What is said and cannot be a limit here ("more than 20 minutes"). */
  readonly unread: string | null
}

function limitOf(
  whole: string,
  more: boolean,
  inclusive: boolean,
  value: number,
  share: boolean,
  noun: string,
): Narrowing | null {
  const op = more ? 'more' : 'less'
  const talk = /\b(talk|talks|talking|speak|speaks|speaking|time|words|conversation|call|calls)\b/
  if (share) {
    const price = /\b(price|prices|cost|money)\b/.test(whole)
    if (price || talk.test(noun) || talk.test(whole)) {
      return { measure: price ? 'price_position' : 'talk_ratio', op, value: value / 100 }
    }
    return null
  }
  const counted = inclusive ? (more ? value - 1 : value + 1) : value
  if (/^ (?:\w+ )?questions?\b/.test(noun)) return { measure: 'questions', op, value: counted }
  if (/^ (?:\w+ )?objections?\b/.test(noun)) return { measure: 'objections', op, value: counted }
  if (/^ words\b/.test(noun) && /monolog|without|in a row|at a time|in one (go|turn)|longest/.test(whole)) {
    return { measure: 'longest_monologue', op, value: counted }
  }
  return null
}

const INCLUSIVE = /^(at least|at most|no |not |up to)/

/** Limits without a number: "calls without objections", "before the halfway point". */
function looseLimit(reader: Reader): Limit | null {
  const half = /\b(?:price|prices|cost|money|number)\b/.test(reader.whole) ? reader.take(HALFWAY) : null
  if (half) {
    const op = half[1] === 'before' ? 'less' : 'more'
    return { where: { measure: 'price_position', op, value: 0.5 }, unread: null }
  }
  if (!/\b(?:calls?|conversations?|deals?|meetings?|visits?)\b/.test(reader.whole)) return null
  const any = /\bhow many (?:\w+ )?objections?\b/.test(reader.whole)
    ? null
    : ANY_OBJECTION.exec(reader.rest())
  if (!any) return null
  const none = /\b(?:without|no)\b/.test(any[0])
  return { where: { measure: 'objections', op: none ? 'less' : 'more', value: none ? 1 : 0 }, unread: null }
}

/** A limit on a figure; null when the question has none. */
export function readLimit(reader: Reader): Limit | null {
  const found = LIMIT.exec(reader.rest())
  const turned = found ? null : OR_MORE.exec(reader.rest())
  const match = found ?? turned
  if (!match) return looseLimit(reader)
  const [whole, first = '', second = '', third, fourth = ''] = match
  const [word, number, percent, noun] = found
    ? [first, second, third, fourth]
    : [third, first, second, fourth]
  // "No more than 5" is less, though it has "more" in it.
  const more = found ? pattern(`^(?:${MORE})$`).test(word ?? '') : word === 'more'
  const inclusive = turned !== null || INCLUSIVE.test(word ?? '')
  const half = number === 'half'
  const value = half ? 50 : numberFrom(number ?? '')
  if (value === null) return null
  const where = limitOf(reader.whole, more, inclusive, value, half || Boolean(percent?.trim()), noun)
  const length = whole.length - noun.length
  const unit = /^ [a-z'-]+/.exec(noun)?.[0] ?? ''
  reader.cut(match.index, match.index + length + (where ? 0 : unit.length))
  return { where, unread: where ? null : (whole.slice(0, length) + unit).trim() }
}

const QUOTED = /"([^"]{1,200})"|(?:^|[\s(])'([^']{2,200}(?:'(?:s|t|re|ll|ve|d|m)\b[^']*)*)'(?=[\s?.!,)]|$)/

/** A phrase in quotation marks, or what follows "how often do we say". */
export function readPhrase(reader: Reader): string | null {
  const quoted = reader.take(QUOTED)
  if (quoted) {
    reader.take(/\b(?:the )?(?:phrases?|words?|line|sentence|expression)\b/)
    return (quoted[1] ?? quoted[2] ?? '').trim()
  }
  const said = pattern(String.raw`\b(?:how (?:often|many times|frequently)|how many (?:calls|conversations|
    reps|people)|who|
      which reps?|when) (?:is |are |do |does |did |was |were )?(?:(?:we|you|they|the|our|reps?|
      customers?|homeowners?|people|anyone|anybody|somebody|someone|sales|¤+) ?)*(?:says?|said|
      mentions?|mentioned|uses? the (?:word|phrase)|used the (?:word|phrase)|uses?|talks? about|
      talked about|asks? about|asked about|brings? up|hears?) (?:the (?:word|phrase) )?(?!the most|
      most\b)(.+?)(?= (?:in|on|during|with|by|per|for|from|since|when|to) (?:the |our |their |a |
      customers?|¤|won|lost|calls?|each|roof|sid)|\?|\.|
      $| the most| most(?: often)?$| more(?: often)?$)`).exec(reader.rest())
  const passive =
    pattern(String.raw`\bhow (?:often|many times|frequently) (?:is|are|was|were|do|does|did) (?:the (?:word|
      phrase) )?(.+?) (?:mentioned|said|used|brought up|come up|comes up|discussed|talked about)\b`).exec(
      reader.rest(),
    )
  const calls =
    pattern(String.raw`\b(?:which|what|how many|in which|in how many) (?:¤+ |won |lost |open )*(?:calls?|
      conversations?|meetings?|visits?) (?:mention|mentions|mentioned|talk about|are about|contain|
      discuss|discussed|touch on|bring up) (.+?)(?= (?:by|per|in|since|during|last|this)\b|\?|\.|$)`).exec(
      reader.rest(),
    )
  return takePhrase(reader, said) ?? takePhrase(reader, passive) ?? takePhrase(reader, calls)
}

function takePhrase(reader: Reader, said: RegExpExecArray | null): string | null {
  const phrase = said?.[1]
    ?.replace(/^(the|a|an|our|their) (?=\S+$)/, '')
    .replace(/[¤,]+/g, ' ')
    .trim()
  if (!said?.[1] || !phrase) return null
  if (
    pattern(String.raw`^(the |a |an |our )?(price|prices|pricing|money|dollar amounts?|dollars|
    objections?|questions?|
      next steps?|that|this|it|what|something)\b`).test(phrase)
  )
    return null
  const from = said.index + said[0].length - said[1].length
  reader.cut(from, from + said[1].length)
  return phrase
}

export function readSpeaker(text: string): AnalysisQuery['speaker'] | null {
  if (/\b(anybody|anyone|both sides|either side|all speakers)\b/.test(text)) return 'any'
  const customer = '(?:customers?|homeowners?|clients?|buyers?|prospects?)'
  const asks = `\\b${customer}(?:'s?)? (?:usually |typically |often |mostly |ever )?(?:ask|asks|asked|
    say|says|said|tell|talk|speak|mention|bring|use|questions?|phrases?|monologue|worry|think|hear|want)`
  const from = `\\b(?:from|by|of) (?:the |our )?${customer}\\b|\\b(?:do|does|did) (?:the |
    our )?${customer}\\b`
  return pattern(`${asks}|${from}`).test(text) ? 'customer' : null
}
