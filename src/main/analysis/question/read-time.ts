import { pattern } from './pattern.ts'
import { NUMBER, numberFrom, type Reader } from './reader.ts'

export interface TimeRange {
  readonly from: number | null
  readonly to: number | null
}

const MONTH_NAMES = 'january|february|march|april|may|june|july|august|september|october|november|december'
const SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const MONTH = `(${MONTH_NAMES}|${SHORT})\\b\\.?`
const YEAR = '(?:,? (?:of )?(20\\d\\d))?'
const QUARTERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 }

const monthIndex = (name: string): number => {
  const wanted = name.slice(0, 3)
  return MONTH_NAMES.split('|').findIndex((month) => month.startsWith(wanted))
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const at = (year: number, month: number, day = 1): number => new Date(year, month, day).getTime()
const range = (from: number | null, to: number | null): TimeRange => ({ from, to })

/** The month that was meant: without a year the last one that has begun. */
function monthOf(name: string, year: string | undefined, now: Day): Day {
  const month = monthIndex(name)
  const meant = year ? Number(year) : month > now.month ? now.year - 1 : now.year
  return { year: meant, month, day: 1 }
}

type Rule = readonly [RegExp, (found: RegExpExecArray, now: Day) => TimeRange | null]

const back = ({ year, month, day }: Day, unit: string, count: number): number => {
  if (unit === 'day') return at(year, month, day - count)
  if (unit === 'week') return at(year, month, day - 7 * count)
  if (unit === 'month') return at(year, month - count, day)
  if (unit === 'quarter') return at(year, month - 3 * count, day)
  return at(year - count, month, day)
}

/** The calendar unit `offset` units from now: 0 is this one. */
function calendar(unit: string, offset: number, { year, month, day }: Day): TimeRange {
  if (unit === 'day') return range(at(year, month, day + offset), at(year, month, day + offset + 1))
  if (unit === 'week') {
    // Weeks begin on Monday.
    const monday = day - ((new Date(year, month, day).getDay() + 6) % 7) + 7 * offset
    return range(at(year, month, monday), at(year, month, monday + 7))
  }
  if (unit === 'month') return range(at(year, month + offset), at(year, month + offset + 1))
  if (unit === 'quarter') {
    const first = Math.floor(month / 3) * 3 + 3 * offset
    return range(at(year, first), at(year, first + 3))
  }
  return range(at(year + offset, 0), at(year + offset + 1, 0))
}

const UNIT = '(day|week|month|quarter|year)'
const IN = '(?:in|during|for|over|from|of|within)?(?: the)? ?'

const RULES: readonly Rule[] = [
  [
    pattern(`\\b(?:between|from) ${MONTH}${YEAR} (?:and|to|until|till|through|-) ${MONTH}${YEAR}`),
    ([, a = '', yearA, b = '', yearB], now) => {
      const to = monthOf(b, yearB, now)
      const from = monthOf(a, yearA ?? yearB, now)
      const year = !yearA && from.year === to.year && from.month > to.month ? from.year - 1 : from.year
      return range(at(Math.min(year, to.year), from.month), at(to.year, to.month + 1))
    },
  ],
  [
    pattern(`\\b(?:since|after|from) (?:the )?(?:beginning of |start of )?${MONTH}(?: (\\d{1,2})(?:st|nd|rd|
        th)?\\b)?${YEAR}`),
    ([whole = '', name = '', day, year], now) => {
      const { year: meant, month } = monthOf(name, year, now)
      if (day) return range(at(meant, month, Number(day) + (whole.startsWith('after') ? 1 : 0)), null)
      return range(at(meant, month + (whole.startsWith('after') ? 1 : 0)), null)
    },
  ],
  [
    pattern(`\\b(?:before|until|till|up to) ${MONTH}(?: (\\d{1,2})(?:st|nd|rd|th)?\\b)?${YEAR}`),
    ([whole = '', name = '', day, year], now) => {
      const { year: meant, month } = monthOf(name, year, now)
      const through = whole.startsWith('before') ? 0 : 1
      return range(null, day ? at(meant, month, Number(day) + through) : at(meant, month + through))
    },
  ],
  [
    pattern(`\\b(?:since|after) (20\\d\\d)\\b`),
    ([whole = '', year], _now) => range(at(Number(year) + (whole.startsWith('after') ? 1 : 0), 0), null),
  ],
  [
    pattern(`\\b${IN}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)${YEAR}`),
    ([, name = '', day, year], now) => {
      const { year: meant, month } = monthOf(name, year, now)
      return range(at(meant, month, Number(day)), at(meant, month, Number(day) + 1))
    },
  ],
  [
    pattern(`\\b${IN}(?:q([1-4])|(first|second|third|fourth) quarter)\\b${YEAR}`),
    ([, number, word = '', year], now) => {
      const quarter = number ? Number(number) : (QUARTERS[word] ?? 1)
      const month = 3 * (quarter - 1)
      const meant = year ? Number(year) : month > now.month ? now.year - 1 : now.year
      return range(at(meant, month), at(meant, month + 3))
    },
  ],
  [
    pattern(`\\b${IN}(?:last|past|previous|recent) (${NUMBER}) ${UNIT}s\\b`),
    ([, count = '', unit = ''], now) => {
      const many = numberFrom(count)
      return many === null ? null : range(back(now, unit, many), at(now.year, now.month, now.day + 1))
    },
  ],
  [
    pattern(`\\b(?:since|from) (?:the )?(?:beginning|start) of (?:the|this) ${UNIT}\\b`),
    ([, unit = ''], now) => range(calendar(unit, 0, now).from, null),
  ],
  [pattern(`\\bsince last ${UNIT}\\b`), ([, unit = ''], now) => range(calendar(unit, -1, now).from, null)],
  [
    pattern(`\\bbefore (this|last) ${UNIT}\\b`),
    ([, which, unit = ''], now) => range(null, calendar(unit, which === 'last' ? -1 : 0, now).from),
  ],
  [
    pattern(`\\b${IN}(?:this|the current) (?:calendar )?${UNIT}\\b|\\b(year|month) to date\\b|\\b(ytd)\\b`),
    ([, unit, date, ytd], now) => calendar(unit ?? date ?? (ytd ? 'year' : 'month'), 0, now),
  ],
  [pattern(`\\b${IN}(?:last|previous|past) ${UNIT}\\b`), ([, unit = ''], now) => calendar(unit, -1, now)],
  [
    /\b(?:over |in |during )?(?:the )?(?:(last|this) )?(spring|summer|fall|autumn|winter)\b/,
    ([, which, season = ''], now) => {
      const month = season === 'spring' ? 2 : season === 'summer' ? 5 : season === 'winter' ? 11 : 8
      const begun = month <= now.month ? now.year : now.year - 1
      const running = at(begun, month + 3) > at(now.year, now.month, now.day)
      const year = which === 'last' && running ? begun - 1 : begun
      return range(at(year, month), at(year, month + 3))
    },
  ],
  [/\byesterday\b/, (_, now) => calendar('day', -1, now)],
  [/\btoday\b/, (_, now) => calendar('day', 0, now)],
  [
    pattern(`\\b(?:in|during|for|of|over|from|last)(?: the month of)? ${MONTH}${YEAR}`),
    ([, name = '', year], now) => {
      const { year: meant, month } = monthOf(name, year, now)
      return range(at(meant, month), at(meant, month + 1))
    },
  ],
  [
    // "may" and "march" are also other words: alone they are months only with a year or as one word of two.
    pattern(`\\b(january|february|march|april|june|july|august|september|october|november|
        december)\\b${YEAR}|\\bmay (20\\d\\d)\\b`),
    ([, name, year, may], now) => {
      const { year: meant, month } = monthOf(name ?? 'may', year ?? may, now)
      return range(at(meant, month), at(meant, month + 1))
    },
  ],
  [
    /\b(?:in|during|for|of|over) (20\d\d)\b/,
    ([, year]) => range(at(Number(year), 0), at(Number(year) + 1, 0)),
  ],
  [/\b(20[123]\d)\b/, ([, year]) => range(at(Number(year), 0), at(Number(year) + 1, 0))],
]

/** Times that a question names, in the order of the rules; two of them are compared. Local time. */
export function readTimes(reader: Reader, now: number): readonly TimeRange[] {
  const date = new Date(now)
  const today: Day = { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() }
  const found: TimeRange[] = []
  for (const [pattern, read] of RULES) {
    const match = reader.take(pattern)
    const time = match && read(match, today)
    if (time) found.push(time)
  }
  return found
}
