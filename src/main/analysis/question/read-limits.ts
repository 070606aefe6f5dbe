import { figureOf, type Narrowing } from '../measures/contribution.ts'
import type { Call } from '../measures/call.ts'
import type { CallSet } from './call-sets.ts'
import { comparedSets } from './compared-sets.ts'
import { pattern } from './pattern.ts'
import { NUMBER, numberFrom, type Reader } from './reader.ts'

const MORE =
  'more than|over|above|at least|greater than|upwards of|exceed(?:s|ed|ing)?|no less than|' +
  'no fewer than|not less than|longer than|not more than|no more than|a minimum of'
const LESS =
  'fewer than|less than|under|below|at most|up to|within the first|shorter than|no longer than|' +
  'not longer than|a maximum of'
const EXACT = 'exactly|precisely|just|only'
const SIGN = '>=|<=|>|<|='
const TAIL =
  "((?: (?!and |or |in |by |with |from |since |during |did |do |was |were |are |is )[a-z'-]+){0,4})"
const LIMIT = pattern(
  `(?:\\b(no (?:more|longer) than|not (?:more|longer) than|${MORE}|${LESS}|${EXACT})|
      (${SIGN})) ?(?:an? )?(${NUMBER}|half|an?(?= (?:minute|hour|question|objection)))
  (?![a-z])( ?%| percent| per cent)?${TAIL}`,
)
const BETWEEN = pattern(
  `\\b(?:between|from) (${NUMBER})( ?%| percent)? (?:and|to) (${NUMBER})( ?%| percent)?${TAIL}`,
)
const OR_MORE = pattern(`\\b(${NUMBER})( ?%| percent)? or (more|fewer|less|longer|shorter)${TAIL}`)
const PLUS = pattern(`\\b(\\d+)( ?%)?\\+${TAIL}`)
/** "With 3 objections", "with no questions". */
const PLAIN =
  pattern(`\\b(?:with|had|have|has|having|asked|raised|got) (no|zero|${NUMBER})( ?%)?((?: (?:price |
      customer )?
  (?:questions?|objections?|mentions? of (?:a |the )?price|price mentions?|amounts?)))\\b`)
const HALFWAY = pattern(String.raw`\b(before|after|past|in the first|in the second|
      in the last) (?:the )?(?:halfway(?: point| mark)?|half|middle)
  (?: of (?:the |a )?(?:call|conversation|meeting)s?)?\b`)
const CALL_NOUN = /\b(?:calls?|conversations?|deals?|meetings?|visits?|jobs?|ones?|win rate)\b/
const ANY_OBJECTION = pattern(String.raw`\b(?:with|without|had|have|has|having|no|raised|raise|
      got)(?: an?y?| no| some| zero| a single)* objections?\b
  (?: at all| raised)?|\b(?:where |in which )?(?:nobody|no one|no customer|
      the customer never) (?:objects|objected|raised? (?:an?y? )?objections?)|
  \bnever (?:got |had )?(?:an? |any )?objections?\b`)

const PRICE_NOUN = /^ (?:price mentions?|mentions? of (?:a |the )?prices?|amounts?(?: of money)?|prices?)\b/

type Figure = Narrowing['measure'] | 'customer_questions' | 'minutes' | 'call_words' | 'price_mentions'

interface Bound {
  readonly op: 'more' | 'less' | 'exact'
  readonly value: number
}

export interface Limits {
  readonly where: Narrowing | null
  readonly sets: readonly CallSet[]
  /** What is said and cannot be a limit here. */
  readonly unread: string | null
}

/** What the number counts, by the word behind it. */
function figureBehind(noun: string, whole: string, share: boolean): Figure | null {
  if (share) {
    if (/\b(?:price|prices|cost|money)\b/.test(whole)) return 'price_position'
    return /\b(?:talk\w*|speak\w*|time|words|conversation|calls?)\b/.test(`${noun} ${whole}`)
      ? 'talk_ratio'
      : null
  }
  if (/^ (?:\w+ )?questions?\b/.test(noun)) {
    const customer =
      /\b(?:customers?|homeowners?|clients?|buyers?|prospects?)(?: who| that)? asks?(?:ed)?\b|^ customer/
    return customer.test(`${noun} ${whole}`) ? 'customer_questions' : 'questions'
  }
  if (/^ (?:\w+ )?objections?\b/.test(noun)) return 'objections'
  if (PRICE_NOUN.test(noun)) return 'price_mentions'
  if (/^ (?:minutes?|mins?|hours?|hrs?|seconds?|secs?)\b/.test(noun)) return 'minutes'
  if (/^ words\b/.test(noun)) {
    return /monolog|without|in a row|at a time|in one (?:go|turn)|longest/.test(whole)
      ? 'longest_monologue'
      : 'call_words'
  }
  return null
}

/** A figure of one call; null where it cannot be counted. */
function valueOf(call: Call, figure: Figure): number | null {
  const { figures, duration } = call
  switch (figure) {
    case 'minutes':
      return duration === null ? null : duration / 60
    case 'call_words':
      return figures.words
    case 'price_mentions':
      return figures.priceTurns.length
    case 'customer_questions': {
      if (!figures.punctuated || figures.wordsOf.customer === 0) return null
      return figures.questions
        .filter(({ role }) => role === 'customer')
        .reduce((sum, { count }) => sum + count, 0)
    }
    case 'questions':
    case 'talk_ratio':
    case 'longest_monologue':
    case 'objections':
    case 'price_position':
      return figureOf(call, figure)
  }
}

const isWhere = (figure: Figure): figure is Narrowing['measure'] =>
  figure !== 'minutes' &&
  figure !== 'call_words' &&
  figure !== 'price_mentions' &&
  figure !== 'customer_questions'

const setOf = (figure: Figure, { op, value }: Bound, words: string): CallSet => ({
  words,
  test: (call) => {
    const counted = valueOf(call, figure)
    if (counted === null) return null
    return op === 'exact' ? counted === value : op === 'more' ? counted > value : counted < value
  },
})

interface Found {
  readonly from: number
  readonly to: number
  readonly bounds: readonly Bound[]
  readonly noun: string
  readonly percent: boolean
  readonly text: string
}

const numeral = (text: string): number | null =>
  text === 'half' ? 50 : text === 'no' ? 0 : text === 'a' || text === 'an' ? 1 : numberFrom(text)

function bound(word: string, value: number): Bound {
  if (/^(?:exactly|precisely|just|only|=)$/.test(word)) return { op: 'exact', value }
  if (/^(?:no|not) (?:more|longer) than$|^(?:at most|up to|a maximum of|<=)$/.test(word))
    return { op: 'less', value: value + 1 }
  if (/^(?:at least|no (?:less|fewer) than|not less than|a minimum of|>=)$/.test(word))
    return { op: 'more', value: value - 1 }
  return pattern(`^(?:${MORE}|>)$`).test(word) ? { op: 'more', value } : { op: 'less', value }
}

function find(rest: string): Found | null {
  const make = (
    match: RegExpExecArray,
    bounds: readonly (Bound | null)[],
    noun: string,
    percent: boolean,
  ): Found | null => {
    const known = bounds.filter((each) => each !== null)
    if (known.length < bounds.length) return null
    const from = match.index
    return { from, to: from + match[0].length, bounds: known, noun, percent, text: match[0] }
  }
  const range = BETWEEN.exec(rest)
  if (range) {
    const [low, high] = [numeral(range[1] ?? ''), numeral(range[3] ?? '')]
    if (low !== null && high !== null) {
      const both = [bound('at least', low), bound('at most', high)]
      return make(range, both, range[5] ?? '', Boolean(range[2] ?? range[4]))
    }
  }
  const limit = LIMIT.exec(rest)
  if (limit) {
    const value = numeral(limit[3] ?? '')
    const said = value === null ? null : bound((limit[1] ?? limit[2] ?? '').trim(), value)
    return make(limit, [said], limit[5] ?? '', Boolean(limit[4]?.trim()) || limit[3] === 'half')
  }
  const turned = OR_MORE.exec(rest)
  if (turned) {
    const value = numeral(turned[1] ?? '')
    const more = turned[3] === 'more' || turned[3] === 'longer'
    const noun = turned[4] || ''
    return make(
      turned,
      [value === null ? null : bound(more ? 'at least' : 'at most', value)],
      noun,
      Boolean(turned[2]),
    )
  }
  const plus = PLUS.exec(rest)
  if (plus) return make(plus, [bound('at least', Number(plus[1]))], plus[3] ?? '', Boolean(plus[2]))
  const plain = PLAIN.exec(rest)
  if (plain && CALL_NOUN.test(rest)) {
    const value = numeral(plain[1] ?? '')
    return make(plain, [value === null ? null : { op: 'exact', value }], plain[3] ?? '', Boolean(plain[2]))
  }
  return null
}

const INCLUDED = pattern(String.raw`at least|at most|up to|no (?:more|less|longer)|not (?:more|less|longer)|
  or (?:more|less|longer|shorter)|between|from|minimum|maximum|[<>]=|\+`)

/** Minutes are no whole numbers: "at least 10 minutes" has 10 in it, and hours are sixty of them. */
function asMinutes({ bounds, text, noun }: Found): readonly ((minutes: number) => boolean)[] {
  const scale = /^ (?:hours?|hrs?)/.test(noun) ? 60 : /^ (?:seconds?|secs?)/.test(noun) ? 1 / 60 : 1
  const inclusive = INCLUDED.test(text)
  return bounds.map(({ op, value }) => {
    if (op === 'exact') return (minutes) => Math.floor(minutes) === value * scale
    const limit = (inclusive ? (op === 'more' ? value + 1 : value - 1) : value) * scale
    if (op === 'more') return (minutes) => (inclusive ? minutes >= limit : minutes > limit)
    return (minutes) => (inclusive ? minutes <= limit : minutes < limit)
  })
}

function minutesSet(found: Found): CallSet {
  const tests = asMinutes(found)
  return {
    words: `of ${found.text
      .replace(/^longer/, 'more')
      .replace(/^shorter/, 'less')
      .trim()}`,
    test: ({ duration }) => (duration === null ? null : tests.every((test) => test(duration / 60))),
  }
}

const AVERAGE = pattern(
  String.raw`\b(longer|shorter|more questions|fewer questions|more objections|
      fewer objections) than (?:the |our |an? )?(?:average|mean|usual|normal)(?: call)?\b`,
)

/** "Longer than average": the mean over all calls. */
function averageSet(reader: Reader, calls: readonly Call[]): CallSet | null {
  const match = reader.take(AVERAGE)
  if (!match) return null
  const word = match[1] ?? ''
  const figure: Figure = word.includes('question')
    ? 'questions'
    : word.includes('objection')
      ? 'objections'
      : 'minutes'
  const values = calls.flatMap((call) => valueOf(call, figure) ?? [])
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const op = /^(?:longer|more)/.test(word) ? 'more' : 'less'
  const unit = figure === 'minutes' ? 'minutes' : figure
  const shown = Math.round(mean * 10) / 10
  return setOf(
    figure,
    { op, value: mean },
    `with ${op === 'more' ? 'more' : 'fewer'} than the mean of all calls, ${shown} ${unit}`,
  )
}

export interface LimitParts {
  readonly calls: readonly Call[]
  /** Calls are what is counted or chosen, so that "no next step" narrows them. */
  readonly choosesCalls: boolean
}

/** Limits on figures of a call; all that a question has. */
export function readLimits(reader: Reader, { calls, choosesCalls }: LimitParts): Limits {
  const sets: CallSet[] = choosesCalls ? [...comparedSets(reader)] : []
  const average = averageSet(reader, calls)
  if (average) sets.push(average)
  // "At least one trust objection" is one at all.
  reader.take(/\bat least (?:one|1|an?)(?= ¤+[- ]objections?)|\b(?:one|1) or more(?= ¤+[- ]objections?)/)
  let where: Narrowing | null = null
  for (let i = 0; i < 6; i++) {
    const found = find(reader.rest())
    if (!found) break
    const figure = figureBehind(found.noun, reader.whole, found.percent)
    const unit = (PRICE_NOUN.exec(found.noun) ?? /^ [a-z'-]+/.exec(found.noun))?.[0] ?? ''
    const head = found.text.length - found.noun.length
    if (figure === null) {
      return { where, sets, unread: (found.text.slice(0, head) + unit).trim() }
    }
    const [only] = found.bounds
    const scale = figure === 'talk_ratio' || figure === 'price_position' ? 100 : 1
    if (
      isWhere(figure) &&
      where === null &&
      found.bounds.length === 1 &&
      only &&
      (only.op !== 'exact' || (only.value === 0 && scale === 1))
    ) {
      const value = scale === 100 ? plainShare(found, only) : only.value
      where =
        only.op === 'exact'
          ? { measure: figure, op: 'less', value: 1 }
          : { measure: figure, op: only.op, value }
      // The noun stays: it is what the question may ask for.
      reader.cut(found.from, found.from + head)
      continue
    }
    const said = found.text.slice(0, head + unit.length)
    const words = `with ${said.replace(/^(?:with|had|have|has|having|asked|raised|got) /, '').trim()}`
    sets.push(
      figure === 'minutes'
        ? minutesSet({ ...found, text: said })
        : {
            words,
            test: (call) => {
              const each = found.bounds.map(({ op, value }) =>
                setOf(figure, { op, value: value / scale }, '').test(call),
              )
              return each.includes(null) ? null : each.every(Boolean)
            },
          },
    )
    reader.cut(found.from, found.from + head + unit.length)
    if (figure === 'minutes') reader.take(/^ ?(?:long|in length)\b/)
  }
  const half = /\b(?:price|prices|cost|money|number)\b/.test(reader.whole) ? reader.take(HALFWAY) : null
  if (half && where === null) {
    where = {
      measure: 'price_position',
      op: /before|first/.test(half[1] ?? '') ? 'less' : 'more',
      value: 0.5,
    }
  }
  const counted = /\bhow (?:many|much) (?:\w+ )?objections?\b/.test(reader.whole)
  const loose = CALL_NOUN.test(reader.whole) && !counted ? ANY_OBJECTION.exec(reader.rest()) : null
  if (loose && where === null) {
    const none = /\b(?:without|no|nobody|never|zero)\b/.test(loose[0])
    where = { measure: 'objections', op: none ? 'less' : 'more', value: none ? 1 : 0 }
    // The noun stays for "objections", the rest is understood.
    const noun = /objections?/.exec(loose[0])
    reader.cut(loose.index, loose.index + (noun ? noun.index : loose[0].length))
  }
  return { where, sets, unread: null }
}

/** Shares are no whole numbers: "at least 60 %" is not "more than 59 %". */
function plainShare({ text }: Found, { op, value }: Bound): number {
  const whole = /at least|no less|no fewer|not less|or more|minimum|>=|\+/.test(text) ? value + 1 : value
  const said = /at most|up to|no more|not more|or less|or fewer|maximum|<=/.test(text) ? value - 1 : whole
  const nudge = said === value ? 0 : op === 'more' ? -1e-9 : 1e-9
  return said / 100 + nudge
}
