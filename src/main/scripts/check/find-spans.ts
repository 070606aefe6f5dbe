import type { Place } from './clauses.ts'
import { contextOf } from './context.ts'
import { longest } from './find-phrases.ts'
import type { Found } from './meaning.ts'
import { wordsLike } from './phrases/phrase.ts'
import { fold, plainSigns } from './words-of.ts'

const SPAN = String.raw`(?:hours?|days?|weeks?|months?|weekends?|fortnights?|afternoons?|mornings?)`
const FEW =
  String.raw`(?:a couple(?: of)?|couple of|a few|several|a handful of)(?: more| short| ` +
  String.raw`long| business| working| good| full)?`
const ONE =
  String.raw`(?:an?|half an?|the better part of an?|a single|a full|a whole|a good|a ` +
  String.raw`business|a working|just a|under an?)`
const LED =
  String.raw`(?<=\b(?:takes?|took|taking|in|within|under|lasts?|lasting|only|just|about|` +
  String.raw`around|inside|over|for|needs?|maybe|roughly|than|be|is) )`

/** Days that are told from today. */
const RELATIVE = wordsLike(
  String.raw`(?:(?:early|late|later|earlier|first thing|sometime|some time|by|before|the end of|end ` +
    String.raw`of|middle of|rest of) )*` +
    String.raw`(?:this|next|last|coming|following)(?: coming)? (?:week|month|year|weekend|quarter|` +
    String.raw`season)(?:end)?`,
  String.raw`the week after(?: next)?|a week from (?:now|today|tomorrow|\w+day)|the day after(?: ` +
    String.raw`tomorrow)?(?= *(?:[.,;!)]|$))`,
  String.raw`(?:by|before|over|after|until|on|for|through) the weekend|this weekend`,
  String.raw`(?:month|year)[- ]?end`,
  String.raw`(?:the )?end of (?:the |this |next )(?:week|month|year|season|summer|winter|spring|` +
    String.raw`fall|quarter)`,
  String.raw`(?<!\bat )(?<!\bat the )(?:the )?end of (?:the|this) day`,
  String.raw`tonight|overnight|yesterday`,
  String.raw`(?:before|after|over|by|around|until) the holidays`,
)
/** Soon is a promise where work begins, ends or a price does. */
const SOON = wordsLike(
  String.raw`today|right away|immediately|right now|at once|the same day|same[- ]day|in no time|as ` +
    String.raw`soon as you sign|any day now|within days`,
)
const DURATION = wordsLike(
  String.raw`${LED}${ONE} ${SPAN}(?: or (?:two|so))?`,
  String.raw`${FEW} (?:hours?|days?|weeks?|months?|weekends?)`,
  String.raw`(?:an?|one) (?:hour|day|week|month)(?:'s)? or (?:two|so)|(?:an?|one) fortnight|fortnight`,
  String.raw`${LED}an? (?:year|season|decade)(?: or (?:two|so))?`,
  String.raw`all of (?:one|an?) (?:day|week|afternoon|morning)`,
)
/** "One day" and "these days" last no day. */
const IDIOM = /\b(?:once|twice|times) (?:in |over )?$/i

/** Days, terms and durations in words; talk between people ("we will talk next week") claims none. */
export function findSpans(text: string, placeOf: (start: number, end: number) => Place): readonly Found[] {
  const plain = plainSigns(text)
  const found: Found[] = []
  const each = (pattern: RegExp, push: (written: string, start: number, end: number) => Found): void => {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const context = contextOf(placeOf(start, end))
      const hard = context.act === 'start' || context.act === 'finish' || context.act === 'expire'
      if (pattern === SOON ? !hard : context.act === 'talk') continue
      if (IDIOM.test(plain.slice(0, start))) continue
      found.push(push(fold(match[0]), start, end))
    }
  }
  const date = (word: string, start: number, end: number): Found => ({
    kind: 'date',
    start,
    end,
    meaning: {
      type: 'date',
      word: word.replace(/^(?:by|before|on|over|until|after|for|early|late|later) /, ''),
    },
  })
  each(RELATIVE, date)
  each(SOON, date)
  each(DURATION, (word, start, end) => ({
    kind: 'number',
    start,
    end,
    meaning: { type: 'phrase', sense: 'duration', words: [word.replace(/^just /, '')] },
  }))
  return longest(found)
}
