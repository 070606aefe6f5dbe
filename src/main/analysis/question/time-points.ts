import { pattern } from './pattern.ts'
import { NUMBER, numberFrom } from './reader.ts'

export interface TimeRange {
  readonly from: number | null
  readonly to: number | null
}

export interface Today {
  readonly year: number
  readonly month: number
  readonly day: number
}

export const at = (year: number, month: number, day = 1): number => new Date(year, month, day).getTime()

const MONTH_NAMES = 'january|february|march|april|may|june|july|august|september|october|november|december'
export const CALENDAR: ReadonlySet<string> = new Set([
  ...MONTH_NAMES.split('|'),
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
])
const MONTH = `(${MONTH_NAMES}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(?:,? (?:of )?(20\\d\\d))?(?!\\d)'
const TO = ' ?(?:-|–|to|and|through|thru|until|till|up to) ?(?:the )?'
const COUNTED = '(?! ?(?:%|percent|calls|questions|objections|minutes|words|deals|jobs))'

const monthIndex = (name: string): number =>
  MONTH_NAMES.split('|').findIndex((month) => month.startsWith(name.slice(0, 3)))

/** A day, month, quarter or year that is written in a question. `year` is null where none is said. */
export interface TimePoint {
  readonly from: number
  readonly to: number
  readonly year: number | null
  readonly month: number
  readonly day: number | null
  /** Months it lasts; a day has none. */
  readonly months: number
  /** "may", "mar": a month only where something beside it says so. */
  readonly doubtful: boolean
  /** Last day of a stretch inside one month. */
  readonly lastDay: number | null
}

type Shape = readonly [RegExp, (parts: readonly (string | undefined)[]) => Partial<TimePoint> | null]

const yearOf = (said: string | undefined): number | null => {
  if (said === undefined) return null
  return said.length === 2 ? 2000 + Number(said) : Number(said)
}
const isDay = (month: number, day: number): boolean =>
  month >= 0 && month < 12 && day >= 1 && day <= new Date(2028, month + 1, 0).getDate()

function onDay(name: number, said: string | undefined, year: string | undefined, last?: string) {
  const day = Number(said)
  const lastDay = last === undefined ? null : Number(last)
  if (!isDay(name, day) || (lastDay !== null && (!isDay(name, lastDay) || lastDay < day))) return null
  return { month: name, day, lastDay, year: yearOf(year), months: 0 }
}

const QUARTERS = ['first', 'second', 'third', 'fourth']

/** The longest shapes first: a day is not the month it is in. */
const SHAPES: readonly Shape[] = [
  [/\b(20\d\d)-(\d\d)-(\d\d)\b/, ([, y, m, d]) => onDay(Number(m) - 1, d, y)],
  [
    new RegExp(`\\b${MONTH} ${DAY}${TO}${DAY}\\b(?!:)(?! (?:of )?${MONTH})${COUNTED}${YEAR}`),
    ([, m = '', a, b, , y]) => onDay(monthIndex(m), a, y, b),
  ],
  [
    new RegExp(`\\b${DAY}${TO}${DAY} (?:of )?${MONTH}${YEAR}`),
    ([, a, b, m = '', y]) => onDay(monthIndex(m), a, y, b),
  ],
  [
    new RegExp(`\\b${MONTH} (?:the )?${DAY}(?![\\d/%])\\b${COUNTED}${YEAR}`),
    ([, m = '', d, y]) => onDay(monthIndex(m), d, y),
  ],
  [
    new RegExp(`\\b(?:the )?${DAY} (?:day )?(?:of )?${MONTH}${YEAR}`),
    ([, d, m = '', y]) => onDay(monthIndex(m), d, y),
  ],
  [/\b(\d{1,2})\/(\d{1,2})(?:\/(20\d\d|\d\d))?\b(?!\/)/, ([, m, d, y]) => onDay(Number(m) - 1, d, y)],
  [
    new RegExp(`\\b(?:the )?(?:q([1-4])|(first|second|third|fourth) quarter)\\b${YEAR}`),
    ([, n, word, y]) => ({
      month: 3 * (n ? Number(n) - 1 : QUARTERS.indexOf(word ?? '')),
      year: yearOf(y),
      months: 3,
    }),
  ],
  [
    pattern(String.raw`\b(?:the )?(?:h([12])|(first|second) half of)
      (?: (?:of )?(?:the year|this year|(20\d\d)))?
      (?![\w ]*(?:call|conversation|meeting))`),
    ([all = '', n, word, y]) =>
      n || y || /year/.test(all)
        ? { month: n === '2' || word === 'second' ? 6 : 0, year: yearOf(y), months: 6 }
        : null,
  ],
  [
    new RegExp(`\\b${MONTH}${YEAR}`),
    ([, m = '', y]) => ({
      month: monthIndex(m),
      year: yearOf(y),
      months: 1,
      doubtful: (m === 'may' || m === 'mar') && y === undefined,
    }),
  ],
  [/\b(20[123]\d)\b(?! ?(?:%|percent|calls|words|questions))/, ([, y]) => ({ year: yearOf(y), months: 12 })],
]

/** Everything in a text that is a point of the calendar, in the order it stands there. */
export function timePoints(text: string): readonly TimePoint[] {
  const found: TimePoint[] = []
  let rest = text
  for (const [shape, read] of SHAPES) {
    const every = new RegExp(shape.source, 'g')
    for (const match of rest.matchAll(every)) {
      const point = read(match)
      if (!point) continue
      const [from, to] = [match.index, match.index + match[0].trimEnd().length]
      const plain = { month: 0, day: null, year: null, months: 0, doubtful: false, lastDay: null }
      found.push({ ...plain, ...point, from, to })
      rest = rest.slice(0, from) + '¤'.repeat(to - from) + rest.slice(to)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The first and the last moment of a point; without a year the last one that has begun. */
export function spanOf(point: TimePoint, now: Today, year = point.year): { from: number; to: number } {
  const { month, day, months, lastDay } = point
  const begun = at(now.year, month, day ?? 1) <= at(now.year, now.month, now.day)
  const meant = year ?? (begun ? now.year : now.year - 1)
  if (day !== null) return { from: at(meant, month, day), to: at(meant, month, (lastDay ?? day) + 1) }
  return { from: at(meant, month), to: at(meant, month + months) }
}

export const amountOf = (count: string): number | null => numberFrom(count)
export const AMOUNT = NUMBER
