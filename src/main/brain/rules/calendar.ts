/** A date found in a text: the calendar day and where the words stand. */
export interface FoundDate {
  /** YYYY-MM-DD */
  readonly day: string
  readonly start: number
  readonly end: number
}

const DAY_MS = 86_400_000
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
] // prettier-ignore
const counts: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10,
} // prettier-ignore

const WEEKDAY =
  'sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?'
const MONTH = months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')
const COUNT = `\\d{1,2}|${Object.keys(counts).join('|')}`

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
export const addDays = (day: string, days: number): string => iso(Date.parse(day) + days * DAY_MS)
export const weekdayOf = (day: string): number => new Date(day).getUTCDay()
export const weekdayName = (day: string): string => {
  const name = weekdays[weekdayOf(day)] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The next day of that weekday after `today`; with `skipWeek`, the one in the calendar week after this. */
function weekdayAfter(today: string, name: string, which: string): string {
  const wanted = weekdays.findIndex((day) => day.startsWith(name.slice(0, 3).toLowerCase()))
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7
  if (!/next/i.test(which)) return addDays(today, ahead)
  // "Next Friday" is the Friday of next week; weeks begin on Monday.
  const untilMonday = (8 - weekdayOf(today)) % 7 || 7
  return addDays(today, untilMonday + ((wanted + 6) % 7))
}

function monthDay(today: string, month: number, date: number, year: number | null): string | null {
  const of = (y: number): string | null => {
    const time = Date.UTC(y, month, date)
    return new Date(time).getUTCMonth() === month ? iso(time) : null
  }
  if (year !== null) return of(year < 100 ? 2000 + year : year)
  const thisYear = Number(today.slice(0, 4))
  const first = of(thisYear)
  return first !== null && first < today ? of(thisYear + 1) : first
}

type Rule = readonly [pattern: string, resolve: (today: string, m: RegExpExecArray) => string | null]

const rules: readonly Rule[] = [
  ['\\d{4}-\\d{2}-\\d{2}', (_, m) => (Number.isNaN(Date.parse(m[0])) ? null : m[0])],
  ['day after tomorrow', (today) => addDays(today, 2)],
  ['tomorrow(?: morning| afternoon| evening)?', (today) => addDays(today, 1)],
  ['today|tonight|this (?:morning|afternoon|evening)|eod|end of (?:the )?day', (today) => today],
  ['(?:the )?end of (?:the|this) week', (today) => addDays(today, (12 - weekdayOf(today)) % 7)],
  [
    '(?:the )?end of (?:the|this) month',
    (today) => iso(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)),
  ],
  [
    `(?:in )(${COUNT}) (day|week|month)s?`,
    (today, m) => {
      const count = counts[(m[1] ?? '').toLowerCase()] ?? Number(m[1])
      const unit = (m[2] ?? '').toLowerCase()
      return addDays(today, count * (unit === 'day' ? 1 : unit === 'week' ? 7 : 30))
    },
  ],
  [
    `((?:next|this|coming|this coming) )?(${WEEKDAY})(?: (morning|afternoon|evening))?`,
    (today, m) => weekdayAfter(today, m[2] ?? '', m[1] ?? ''),
  ],
  ['next week', (today) => addDays(today, (8 - weekdayOf(today)) % 7 || 7)],
  [
    `(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`,
    (today, m) => {
      const month = months.findIndex((name) => name.startsWith((m[1] ?? '').slice(0, 3).toLowerCase()))
      return monthDay(today, month, Number(m[2]), m[3] ? Number(m[3]) : null)
    },
  ],
  [
    '(\\d{1,2})/(\\d{1,2})(?:/(\\d{2,4}))?',
    (today, m) => monthDay(today, Number(m[1]) - 1, Number(m[2]), m[3] ? Number(m[3]) : null),
  ],
  [
    'the (\\d{1,2})(?:st|nd|rd|th)',
    (today, m) => {
      const date = today.slice(8) <= (m[1] ?? '').padStart(2, '0') ? 0 : 1
      const base = new Date(today)
      const time = Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + date, Number(m[1]))
      return new Date(time).getUTCDate() === Number(m[1]) ? iso(time) : null
    },
  ],
]

const LEAD = '(?:(?:,? ?(?<!\\w)(?:due|by|on|before|no later than|for|until|due on|due by) (?:the )?)|,? )?'

/** The last date named in `text`, with its preposition, as seen from `today`; null when there is none. */
export function findDate(text: string, today: string): FoundDate | null {
  let best: FoundDate | null = null
  for (const [pattern, resolve] of rules) {
    const search = new RegExp(`${LEAD}(?<![\\w/-])(?:${pattern})(?![\\w/])`, 'gi')
    for (let m = search.exec(text); m; m = search.exec(text)) {
      const bare = new RegExp(`(?<![\\w/-])(?:${pattern})$`, 'i').exec(m[0])
      const day = bare && resolve(today, bare)
      const found = day && { day, start: m.index, end: m.index + m[0].length }
      if (found && (!best || found.end > best.end || (found.end === best.end && found.start < best.start)))
        best = found
    }
  }
  return best
}

/** `text` without the words of the date, tidied. */
export function withoutDate(text: string, date: FoundDate): string {
  return `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(/\s+/g, ' ').trim()
}
