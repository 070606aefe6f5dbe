import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'
import {
  AMOUNT,
  amountOf,
  at,
  spanOf,
  type TimePoint,
  timePoints,
  type TimeRange,
  type Today,
} from './time-points.ts'

/** A time with the place it stands at. */
export interface SaidTime extends TimeRange {
  readonly start: number
  readonly end: number
}

const range = (from: number | null, to: number | null): TimeRange => ({ from, to })

type Rule = readonly [RegExp, (found: RegExpExecArray, now: Today) => TimeRange | null]

const back = ({ year, month, day }: Today, unit: string, count: number): number => {
  if (unit === 'day') return at(year, month, day - count)
  if (unit === 'week') return at(year, month, day - 7 * count)
  if (unit === 'month') return at(year, month - count, day)
  if (unit === 'quarter') return at(year, month - 3 * count, day)
  return at(year - count, month, day)
}

/** Weeks begin on Monday. */
const monday = ({ year, month, day }: Today): number => day - ((new Date(year, month, day).getDay() + 6) % 7)

/** The calendar unit `offset` units from now: 0 is this one. */
function calendar(unit: string, offset: number, now: Today): TimeRange {
  const { year, month, day } = now
  if (unit === 'day') return range(at(year, month, day + offset), at(year, month, day + offset + 1))
  if (unit === 'week') {
    const first = monday(now) + 7 * offset
    return range(at(year, month, first), at(year, month, first + 7))
  }
  if (unit === 'month') return range(at(year, month + offset), at(year, month + offset + 1))
  if (unit === 'quarter') {
    const first = Math.floor(month / 3) * 3 + 3 * offset
    return range(at(year, first), at(year, first + 3))
  }
  return range(at(year + offset, 0), at(year + offset + 1, 0))
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The last such day that has come, today included. */
function weekday(name: string, { year, month, day }: Today): number {
  const today = new Date(year, month, day).getDay()
  return day - ((today - WEEKDAYS.indexOf(name) + 7) % 7)
}

const UNIT = '(day|week|month|quarter|year)'
const IN = '(?:in|during|for|over|from|of|within)?(?: the)? ?'
const NAMED_DAY = `(${WEEKDAYS.join('|')})`

const RELATIVE: readonly Rule[] = [
  [
    pattern(`\\b${IN}(?:last|past|previous|recent) (${AMOUNT}) ${UNIT}s?\\b`),
    ([, count = '', unit = ''], now) => {
      const many = amountOf(count)
      return many === null ? null : range(back(now, unit, many), at(now.year, now.month, now.day + 1))
    },
  ],
  [
    pattern(`\\b(?:since|from) (?:the )?(?:beginning|start) of (?:the|this) ${UNIT}\\b`),
    ([, unit = ''], now) => range(calendar(unit, 0, now).from, null),
  ],
  [
    pattern(`\\bsince (this|last) ${UNIT}\\b`),
    ([, which, unit = ''], now) => range(calendar(unit, which === 'last' ? -1 : 0, now).from, null),
  ],
  [
    pattern(`\\b(?:before|until|prior to) (this|last) ${UNIT}\\b`),
    ([, which, unit = ''], now) => range(null, calendar(unit, which === 'last' ? -1 : 0, now).from),
  ],
  [
    pattern(`\\b${IN}(?:this|the current) (?:calendar )?${UNIT}\\b|\\b(year|month) to date\\b|\\b(ytd)\\b`),
    ([, unit, date, ytd], now) => calendar(unit ?? date ?? (ytd ? 'year' : 'month'), 0, now),
  ],
  [
    pattern(`\\b${IN}(?:last|previous|past|prior) ${UNIT}\\b`),
    ([, unit = ''], now) => calendar(unit, -1, now),
  ],
  [pattern(`\\b${IN}${UNIT} before last\\b`), ([, unit = ''], now) => calendar(unit, -2, now)],
  [
    /\b(?:over |in |during |on )?(?:the )?(last|this|past) weekend\b/,
    ([, which], now) => {
      const saturday = monday(now) + (which === 'this' ? 5 : -2)
      return range(at(now.year, now.month, saturday), at(now.year, now.month, saturday + 2))
    },
  ],
  [
    pattern(`\\bsince (?:last |this )?${NAMED_DAY}\\b`),
    ([, name = ''], now) => range(at(now.year, now.month, weekday(name, now)), null),
  ],
  [
    pattern(`\\b(?:on|last|this) (?:last |this )?${NAMED_DAY}\\b(?!,? ¤)`),
    ([whole, name = ''], now) => {
      const day = weekday(name, now)
      const last = /\blast\b/.test(whole) && day === now.day ? day - 7 : day
      return range(at(now.year, now.month, last), at(now.year, now.month, last + 1))
    },
  ],
  [
    /\b(?:over |in |during )?(?:the )?(?:(last|this) )?(spring|summer|fall|autumn|winter)(?: of (20\d\d))?\b/,
    ([, which, season = '', said], now) => {
      const month = season === 'spring' ? 2 : season === 'summer' ? 5 : season === 'winter' ? 11 : 8
      const begun = month <= now.month ? now.year : now.year - 1
      const running = at(begun, month + 3) > at(now.year, now.month, now.day)
      const year = said ? Number(said) : which === 'last' && running ? begun - 1 : begun
      return range(at(year, month), at(year, month + 3))
    },
  ],
  [/\byesterday\b/, (_, now) => calendar('day', -1, now)],
  [/\btoday\b/, (_, now) => calendar('day', 0, now)],
]

const THROUGH = /^,? ?(?:to|until|till|through|thru|up to|-|–) ?(?:the (?:end of )?|end of )?$/
const AND = /^,? and (?:the )?$/
const LEAD = /\b(?:between|from) (?:the )?(?:beginning of |start of )?$/
const SINCE = /\b(?:since|after|starting(?: in| from| on)?|as of|from) (?:the )?(?:(?:beginning|start) of )?$/
const BEFORE =
  /\b(?:before|prior to|until|till|up to|through|by) (?:the )?(?:end of |start of |beginning of )?$/
const IN_IT = pattern(String.raw`\b(?:in|during|for|on|of|over|within|last|this past)(?: the)?(?: month of)?
  (?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? ?$`)
/** A part of a month cannot be told from its name. */
const PART_OF =
  /\b(?:end|middle|beginning|start|half|week|weeks|rest|days?|early|mid|late)(?: of)?(?: the)?[ -]$/

function lone(text: string, point: TimePoint, now: Today): SaidTime | null {
  const before = text.slice(0, point.from)
  const span = spanOf(point, now)
  const taken = (rule: RegExp): number => point.from - (rule.exec(before)?.[0].length ?? 0)
  const on = /^ (?:on|onwards?|forward|and after|or later)\b/.exec(text.slice(point.to))?.[0]
  const since = SINCE.exec(before)
  if (on) return { from: span.from, to: null, start: taken(LEAD), end: point.to + on.length }
  if (since && !since[0].startsWith('from')) {
    const from = since[0].startsWith('after') ? span.to : span.from
    return { from, to: null, start: taken(SINCE), end: point.to }
  }
  const until = BEFORE.exec(before)
  if (until && !/^by (?:the )?$/.test(until[0])) {
    const whole = !/^(?:before|prior)/.test(until[0]) && !/start|beginning/.test(until[0])
    const through = whole || /end of/.test(until[0])
    return { from: null, to: through ? span.to : span.from, start: taken(BEFORE), end: point.to }
  }
  if (PART_OF.test(before)) return null
  const inside = IN_IT.test(before) || since !== null
  if (point.doubtful && !inside) return null
  const lead = point.lastDay !== null && LEAD.test(before) ? LEAD : IN_IT.test(before) ? IN_IT : SINCE
  return { ...span, start: taken(lead), end: point.to }
}

/** Two points are one range; the first has the year of the second where it has none of its own. */
function between(a: TimePoint, b: TimePoint, now: Today): TimeRange {
  const last = spanOf(b, now, b.year ?? a.year)
  let first = spanOf(a, now, a.year ?? b.year)
  if (first.from >= last.to && a.year === null) {
    first = spanOf(a, now, new Date(first.from).getFullYear() - 1)
  }
  // "From November to February" ends after the year it begins in.
  if (b.year === null && a.year !== null && first.from >= last.to)
    return range(first.from, spanOf(b, now, a.year + 1).to)
  return range(first.from, last.to)
}

function calendarTimes(reader: Reader, now: Today): readonly SaidTime[] {
  const text = reader.rest()
  const points = timePoints(text)
  const found: SaidTime[] = []
  for (let i = 0; i < points.length; i++) {
    const [point, next] = [points[i], points[i + 1]]
    if (!point) continue
    const before = text.slice(0, point.from)
    const link = next ? text.slice(point.to, next.from) : ''
    const lead = LEAD.exec(before)
    const and = lead?.[0].startsWith('between') && AND.test(link)
    if (next && (THROUGH.test(link) || and)) {
      const time = between(point, next, now)
      const start = point.from - ((lead ?? SINCE.exec(before) ?? IN_IT.exec(before))?.[0].length ?? 0)
      if (time.from !== null && time.to !== null && time.from < time.to)
        found.push({ ...time, start, end: next.to })
      i++
      continue
    }
    // "In May and June", "May or June": the second stands as the first does.
    const listed =
      found.at(-1)?.end !== undefined &&
      /^,? ?(?:and|or|vs\.?|versus|than|,|to) ?(?:in )?$/.test(text.slice(found.at(-1)?.end ?? 0, point.from))
    const pairs = next !== undefined && next.months === 1 && /^ (?:and|or|vs\.?|versus|to) $/.test(link)
    const time = lone(text, listed || pairs ? { ...point, doubtful: false } : point, now)
    if (time) found.push(time)
  }
  for (const { start, end } of found) reader.cut(start, end)
  return found
}

/** Times that a question names, in the order they stand there. Local time. */
export function readTimes(reader: Reader, now: number): readonly SaidTime[] {
  const date = new Date(now)
  const today: Today = { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() }
  const found = [...calendarTimes(reader, today)]
  for (const [rule, read] of RELATIVE) {
    for (;;) {
      const match = rule.exec(reader.rest())
      if (!match) break
      // The blank before it parts it from what it belongs to: "excluding last month".
      const start = match.index + (match[0].length - match[0].trimStart().length)
      const end = match.index + match[0].length
      reader.cut(start, end)
      const time = read(match, today)
      if (time) found.push({ ...time, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const within = (inner: TimeRange, outer: TimeRange): boolean =>
  (outer.from ?? -Infinity) <= (inner.from ?? -Infinity) && (outer.to ?? Infinity) >= (inner.to ?? Infinity)
const isOpen = ({ from, to }: TimeRange): boolean => from === null || to === null

/**
 * Times that are meant side by side. "In October of this year" is one, "since June until August" too; "Q3 or
 * Q4" are two.
 */
export function timesApart(times: readonly TimeRange[]): readonly TimeRange[] {
  const apart: TimeRange[] = []
  for (const { from, to } of times) {
    const i = apart.findIndex(
      (other) =>
        within(other, { from, to }) || within({ from, to }, other) || isOpen(other) || isOpen({ from, to }),
    )
    const other = apart[i]
    if (!other) apart.push({ from, to })
    else {
      const later = [from, other.from].filter((each) => each !== null)
      const sooner = [to, other.to].filter((each) => each !== null)
      apart[i] = range(
        later.length > 0 ? Math.max(...later) : null,
        sooner.length > 0 ? Math.min(...sooner) : null,
      )
    }
  }
  return apart.sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
}

/** Neighbouring calendar months, which can be shown month by month. */
export function areMonths(times: readonly TimeRange[]): boolean {
  return times.every(({ from, to }, i) => {
    if (from === null || to === null) return false
    const date = new Date(from)
    const next = times[i + 1]
    return (
      date.getDate() === 1 &&
      to === at(date.getFullYear(), date.getMonth() + 1) &&
      (!next || next.from === to)
    )
  })
}
