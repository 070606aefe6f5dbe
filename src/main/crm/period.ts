/** A stretch of local calendar days: [from, to), epoch milliseconds. */
export interface Period {
  /** As it is said in an answer: "tomorrow", "this week", "Tuesday, December 1". */
  readonly label: string
  readonly from: number
  readonly to: number
  /** The words it was read from, so that they are not taken for a name. */
  readonly words: string
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const WEEKDAY =
  '(sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)'
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)`

/** Local midnight `days` after the day of `at`; right across changes of daylight saving. */
function day(at: number, days = 0): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

function spoken(at: number): string {
  return new Date(at).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
}

function oneDay(at: number, words: string, label = spoken(at)): Period {
  return { label, from: day(at), to: day(at, 1), words }
}

/** Weeks start on Monday, as crews and offices count them. */
function monday(now: number): number {
  return day(now, -((new Date(now).getDay() + 6) % 7))
}

function relative(text: string, now: number): Period | null {
  const plain = /\b(today|tonight|this (?:morning|afternoon|evening)|tomorrow|yesterday)\b/.exec(text)
  if (plain) {
    const [words] = plain
    const days = words === 'tomorrow' ? 1 : words === 'yesterday' ? -1 : 0
    return oneDay(day(now, days), words, days === 0 ? 'today' : words)
  }
  const span = /\b(this|next|last|past|coming|previous|current) (week|weekend|month)\b/.exec(text)
  if (span) {
    const [words, which = '', unit] = span
    const shift = /next|coming/.test(which) ? 1 : /last|past|previous/.test(which) ? -1 : 0
    if (unit === 'month') {
      const date = new Date(now)
      const from = new Date(date.getFullYear(), date.getMonth() + shift, 1).getTime()
      const to = new Date(date.getFullYear(), date.getMonth() + shift + 1, 1).getTime()
      return { label: words, from, to, words }
    }
    const start = day(monday(now), 7 * (unit === 'weekend' && which === 'coming' ? 0 : shift))
    return unit === 'weekend'
      ? { label: words, from: day(start, 5), to: day(start, 7), words }
      : { label: words, from: start, to: day(start, 7), words }
  }
  const count = /\b(next|last|past|coming|in the next) (\d{1,3}|[a-z]+) (day|week)s?\b/.exec(text)
  const amount = count ? NUMBERS.indexOf(count[2] ?? '') : -1
  const days = (amount > 0 ? amount : Number(count?.[2])) * (count?.[3] === 'week' ? 7 : 1)
  if (count && days > 0) {
    const [words, which = ''] = count
    return /last|past/.test(which)
      ? { label: words, from: day(now, -days), to: day(now, 1), words }
      : { label: words, from: day(now), to: day(now, days + 1), words }
  }
  return null
}

function weekday(text: string, now: number): Period | null {
  const found = new RegExp(`\\b(?:(on|this|next|last|past|coming|by|for) )?${WEEKDAY}\\b(?!-)`).exec(text)
  if (!found) return null
  const [words, which = '', name = ''] = found
  // "sat", "sun" and "wed" are also plain words; alone they need a preposition.
  if (name.length === 3 && which === '') return null
  const wanted = WEEKDAYS.findIndex((each) => each.startsWith(name.slice(0, 3)))
  const ahead = (wanted - new Date(now).getDay() + 7) % 7
  if (which === 'last' || which === 'past') return oneDay(day(now, ahead === 0 ? -7 : ahead - 7), words)
  // "Next Tuesday" said on a Monday is the one of the following week, not tomorrow.
  if (which === 'next') return oneDay(day(monday(now), 7 + ((wanted + 6) % 7)), words)
  return oneDay(day(now, ahead), words)
}

function calendar(text: string, now: number): Period | null {
  const today = new Date(now)
  const nearest = (month: number, date: number, words: string): Period | null => {
    const years = [today.getFullYear() - 1, today.getFullYear(), today.getFullYear() + 1]
    const options = years.map((year) => new Date(year, month, date))
    const real = options.filter((each) => each.getMonth() === month)
    const distance = (each: Date): number => Math.abs(each.getTime() - now)
    const [best] = real.toSorted((a, b) => distance(a) - distance(b))
    return best ? oneDay(best.getTime(), words) : null
  }
  const iso = /(?<![\d-])(20\d\d)-(\d\d)-(\d\d)(?![\d-])/.exec(text)
  if (iso) {
    return oneDay(new Date(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3])).getTime(), iso[0])
  }
  const written =
    new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`).exec(text) ??
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\\b`).exec(text)
  if (written) {
    const parts = [written[1] ?? '', written[2] ?? '']
    const date = Number(parts.find((part) => /^\d/.test(part)))
    const name = parts.find((part) => /^[a-z]/.test(part)) ?? ''
    const month = MONTHS.findIndex((each) => each.startsWith(name.slice(0, 3)))
    if (date >= 1 && date <= 31) return nearest(month, date, written[0])
  }
  const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?(?![\d/])/.exec(text)
  if (slashed && Number(slashed[1]) <= 12 && Number(slashed[2]) <= 31) {
    return nearest(Number(slashed[1]) - 1, Number(slashed[2]), slashed[0])
  }
  const ordinal = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/.exec(text)
  if (ordinal && Number(ordinal[1]) >= 1 && Number(ordinal[1]) <= 31) {
    const date = Number(ordinal[1])
    const month = today.getMonth() + (date < today.getDate() ? 1 : 0)
    return oneDay(new Date(today.getFullYear(), month, date).getTime(), ordinal[0])
  }
  return null
}

/** The days a question speaks of, or null. Pure: local calendar of `now`. */
export function readPeriod(question: string, now: number): Period | null {
  const text = question.toLowerCase().replace(/\s+/g, ' ')
  return relative(text, now) ?? calendar(text, now) ?? weekday(text, now)
}
