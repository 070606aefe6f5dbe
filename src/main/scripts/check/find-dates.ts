import type { Place } from './clauses.ts'
import { contextOf } from './context.ts'
import { dayParts, holidays, months, seasons, weekdays } from './date-words.ts'
import type { DateMeaning, Found } from './meaning.ts'
import { readNumber, readOrdinal } from './number-words.ts'
import type { Word } from './words-of.ts'

interface Atom {
  readonly from: number
  readonly next: number
  readonly says: DateMeaning
}

const BEFORE_DAY = /^(?:on|by|until|till|til|from|before|after|for|through|since|is|was|to|starting|around)$/
const BEFORE_HOUR = /^(?:at|by|around|before|after|until|till|from|about|between|to|and)$/
const AFTER_HOUR = /^(?:in|on|sharp|at|tomorrow|this|works|if|and|or|so|for|to|then|when|okay|o'clock)$/
const NOT_A_NOUN =
  /^(?:at|of|and|or|is|works|we|i|to|for|so|because|when|if|then|that|around|between|in|with)$/

const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? ''
const endsClause = (words: readonly Word[], at: number): boolean =>
  words[at] === undefined || /[.,;:!?)\n]/.test(words[at].gap)

function weekdayAt(words: readonly Word[], at: number): Atom | null {
  const word = words[at]
  const weekday = weekdays.get(word?.text ?? '')
  if (word === undefined || weekday === undefined) return null
  // "sat", "sun" and "wed" are words; short forms in a note are "thurs" or "Tue".
  if (/^(?:sat|sun|wed|mon|fri)$/.test(word.text) && !word.capital) return null
  if (/^(?:Sat|Sun|Wed)$/.test(word.written) && words[at + 1]?.capital) return null
  return { from: at, next: at + 1, says: { weekday } }
}

const yearAt = (words: readonly Word[], at: number): number | null =>
  /^(?:19|20)\d\d$/.test(textAt(words, at)) && /^,? $/.test(words[at]?.gap ?? '')
    ? Number(textAt(words, at))
    : null

function withYear(words: readonly Word[], atom: Atom): Atom {
  const year = yearAt(words, atom.next)
  return year === null ? atom : { ...atom, next: atom.next + 1, says: { ...atom.says, year } }
}

/** 1 to 31 in digits, as an ordinal or in words. */
function dayAt(words: readonly Word[], at: number): { value: number; next: number } | null {
  const ordinal = readOrdinal(words, at)
  if (ordinal) return ordinal
  if (/[^ .,]/.test(words[at]?.gap ?? '')) return null
  const read = readNumber(words, at)
  const value = read?.values[0] ?? 0
  return read && Number.isInteger(value) && value >= 1 && value <= 31 && !/\./.test(textAt(words, at))
    ? { value, next: read.next }
    : null
}

function monthAt(words: readonly Word[], at: number): Atom | null {
  const word = words[at]
  const month = months.get(word?.text ?? '')
  // An interest rate is no month.
  if (word === undefined || month === undefined || word.written === 'APR') return null
  const skip = textAt(words, at + 1) === 'the' ? 2 : 1
  const day = dayAt(words, at + skip)
  const isWord = /^(?:may|march|mar|dec|sep|jan)$/.test(word.text)
  if (day && (word.capital || !isWord)) {
    return withYear(words, { from: at, next: day.next, says: { month, day: day.value } })
  }
  const before = textAt(words, at - 1)
  const led = /^(?:in|by|until|since|this|next|early|late|mid|of|before|after|through|last)$/.test(before)
  if (!word.capital || (isWord && !led)) return null
  return withYear(words, { from: at, next: at + 1, says: { month } })
}

/** "the 4th", "on the fourth", "the 1st of December", "3 December". */
function dayOfMonthAt(words: readonly Word[], at: number): Atom | null {
  const led = textAt(words, at) === 'the'
  const ordinal = readOrdinal(words, led ? at + 1 : at)
  const day = ordinal ?? (led ? null : dayAt(words, at))
  if (day === null) return null
  const of = textAt(words, day.next) === 'of' ? 1 : 0
  const month = months.get(textAt(words, day.next + of))
  if (
    month !== undefined &&
    words[day.next + of]?.capital &&
    (of || ordinal !== null || !/:/.test(words[at]?.gap ?? ''))
  ) {
    return withYear(words, { from: at, next: day.next + of + 1, says: { month, day: day.value } })
  }
  if (ordinal === null || !led) return null
  const digits = /^\d/.test(textAt(words, at + 1))
  const alone = endsClause(words, day.next) || NOT_A_NOUN.test(textAt(words, day.next))
  const on = BEFORE_DAY.test(textAt(words, at - 1))
  if (!alone || !(digits || (on && textAt(words, day.next) !== 'of'))) return null
  return { from: at, next: day.next, says: { day: day.value } }
}

/** "2026-12-01", "12/1", "12/1/26". */
function numericAt(words: readonly Word[], at: number): Atom | null {
  const [a, b, c] = [words[at], words[at + 1], words[at + 2]]
  if (!a || !b || !/^\d{1,4}$/.test(a.text) || !/^\d{1,2}$/.test(b.text)) return null
  if (/^\d{4}$/.test(a.text) && b.gap === '-' && c?.gap === '-' && /^\d{1,2}$/.test(c.text)) {
    return {
      from: at,
      next: at + 3,
      says: { year: Number(a.text), month: Number(b.text), day: Number(c.text) },
    }
  }
  if (b.gap !== '/' || a.text.length > 2) return null
  const [month, day] = [Number(a.text), Number(b.text)]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  if (c?.gap === '/' && /^(?:\d{2}|\d{4})$/.test(c.text)) {
    const year = c.text.length === 2 ? 2000 + Number(c.text) : Number(c.text)
    return { from: at, next: at + 3, says: { year, month, day } }
  }
  const before = textAt(words, at - 1)
  return BEFORE_DAY.test(before) || weekdays.has(before)
    ? { from: at, next: at + 2, says: { month, day } }
    : null
}

/** Both halves of the day, or the one that was said. */
function timesOf(hour: number, minute: number, half: 'am' | 'pm' | null): readonly number[] {
  const base = (hour % 12) * 60 + minute
  if (hour > 12 || hour === 0) return [hour * 60 + minute]
  if (half === 'am') return [base]
  return half === 'pm' ? [base + 720] : [base, base + 720]
}

function halfAt(words: readonly Word[], at: number): { half: 'am' | 'pm'; next: number } | null {
  const [one, two] = [textAt(words, at), textAt(words, at + 1)]
  if ((one === 'am' || one === 'pm') && /^[ ]?$/.test(words[at]?.gap ?? ''))
    return { half: one, next: at + 1 }
  if (/^[ap]$/.test(one) && two === 'm' && /^\.? ?$/.test(words[at + 1]?.gap ?? '')) {
    return { half: one === 'a' ? 'am' : 'pm', next: at + 2 }
  }
  return null
}

function timeAt(words: readonly Word[], at: number): Atom | null {
  const word = words[at]
  if (word === undefined) return null
  if (word.text === 'noon' || word.text === 'midnight') {
    return { from: at, next: at + 1, says: { times: [word.text === 'noon' ? 720 : 0] } }
  }
  const quarter = /^(?:half|quarter)$/.test(word.text) && /^(?:past|to|after)$/.test(textAt(words, at + 1))
  const read = readNumber(words, quarter ? at + 2 : at)
  const value = read?.values[0] ?? 0
  if (read === null || !Number.isInteger(value)) return null
  if (quarter) {
    const minutes = word.text === 'half' ? 30 : 15
    const before = textAt(words, at + 1) === 'to'
    const times = timesOf(value, 0, null).map((time) => (before ? time - minutes : time + minutes))
    return { from: at, next: read.next, says: { times: times.map((time) => (time + 1440) % 1440) } }
  }
  // "ten thirty" and "ten fifteen" are read as one run of digits.
  const spoken = !read.digits && value > 100 && value < 1260 && value % 100 < 60
  let [hour, minute, next] = spoken
    ? [Math.floor(value / 100), value % 100, read.next]
    : [value, 0, read.next]
  if (/^\d{1,2}$/.test(word.text) && words[at + 1]?.gap === ':' && /^[0-5]\d$/.test(textAt(words, at + 1))) {
    ;[hour, minute, next] = [Number(word.text), Number(textAt(words, at + 1)), at + 2]
    if (hour > 23) return null
  } else if (hour < 1 || hour > 12) return null
  const clock = next === at + 2 && words[at + 1]?.gap === ':'
  const half = halfAt(words, next)
  if (half) return { from: at, next: half.next, says: { times: timesOf(hour, minute, half.half) } }
  if (textAt(words, next) === "o'clock")
    return { from: at, next: next + 1, says: { times: timesOf(hour, minute, null) } }
  const after = words[next]
  const before = textAt(words, at - 1)
  const free =
    endsClause(words, next) || AFTER_HOUR.test(after?.text ?? '') || weekdays.has(after?.text ?? '')
  const led = before === 'at' || (BEFORE_HOUR.test(before) && weekdays.has(textAt(words, at - 2)))
  const named = weekdays.has(before) || (BEFORE_HOUR.test(before) && dayParts.has(textAt(words, next + 2)))
  if (clock || ((led || named || spoken) && free && (!spoken || led || named))) {
    return { from: at, next, says: { times: timesOf(hour, minute, null) } }
  }
  return null
}

function wordAt(words: readonly Word[], at: number): Atom | null {
  const word = words[at]
  if (word === undefined) return null
  const [next, before] = [textAt(words, at + 1), textAt(words, at - 1)]
  const pair = `${word.text}-${next.replace(/'s$/, '').replace(/^years?$/, 'year')}`
  if (holidays.has(pair) && word.capital) return { from: at, next: at + 2, says: { word: pair } }
  if (holidays.has(word.text)) return { from: at, next: at + 1, says: { word: word.text } }
  const led = /^(?:this|next|last|by|before|until|in|late|early|since)$/.test(before)
  const article = before === 'the' && /^(?:in|by|before|until|after|for)$/.test(textAt(words, at - 2))
  // "spring a leak" and "fall in" are verbs.
  if (seasons.has(word.text) && (led || article)) return { from: at, next: at + 1, says: { word: word.text } }
  return null
}

function partAt(words: readonly Word[], at: number): Atom | null {
  const here = dayParts.get(textAt(words, at))
  if (here) return { from: at, next: at + 1, says: { part: here } }
  const later = dayParts.get(textAt(words, at + 2))
  return later && textAt(words, at) === 'in' ? { from: at, next: at + 3, says: { part: later } } : null
}

const READERS = [numericAt, monthAt, weekdayAt, dayOfMonthAt, timeAt, wordAt] as const

function atomAt(words: readonly Word[], at: number): Atom | null {
  for (const read of READERS) {
    const atom = read(words, at)
    if (atom) return atom
  }
  return null
}

const clash = (a: DateMeaning, b: DateMeaning): boolean => Object.keys(b).some((key) => key in a)

/** "In the spring we see a lot of leaks" speaks of every spring. */
function isAnySeason(words: readonly Word[], at: number, says: DateMeaning, place: Place): boolean {
  if (says.word === undefined || !seasons.has(says.word) || Object.keys(says).length > 1) return false
  const before = textAt(words, at - 1)
  if (!/^(?:in|the)$/.test(before) || (before === 'the' && textAt(words, at - 2) !== 'in')) return false
  const { act, tense } = contextOf(place)
  const bound = act === 'start' || act === 'finish' || act === 'expire' || tense === 'future'
  return !bound && !/\b(?:see|meet) you\b/i.test(place.clause)
}

/** Dates, weekdays, times and what is put together of them: "Tuesday, December 1 at ten". */
export function findDates(
  words: readonly Word[],
  placeOf: (start: number, end: number) => Place,
): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length;) {
    const first = atomAt(words, at)
    if (first === null) {
      at++
      continue
    }
    let { next, says } = first
    for (;;) {
      let from = next
      if (/[.!?;\n]\s|\n/.test(words[from]?.gap ?? '') && !/^[a-z]{3,4}$/.test(textAt(words, from - 1))) break
      while (/^(?:at|on|the|of|around|by)$/.test(textAt(words, from)) && from < next + 2) from++
      const more = partAt(words, next) ?? atomAt(words, from) ?? atomAt(words, next)
      if (more === null || clash(says, more.says)) break
      says = { ...says, ...more.says }
      next = more.next
    }
    const [start, end] = [words[first.from]?.start ?? 0, words[next - 1]?.end ?? 0]
    if (!isAnySeason(words, first.from, says, placeOf(start, end)))
      found.push({ kind: 'date', start, end, meaning: { type: 'date', ...says } })
    at = next
  }
  return found
}
