import { readCardinals } from './cardinal.ts'
import { digitValue } from './number-words.ts'
import { readTwoDigits } from './date-grammar.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

interface Part {
  readonly end: number
  readonly text: string
}

const suffixes: readonly (readonly [string, string])[] = [
  ['p m', 'p.m.'],
  ['a m', 'a.m.'],
  ['p.m', 'p.m.'],
  ['a.m', 'a.m.'],
  ['pm', 'p.m.'],
  ['am', 'a.m.'],
]
const zones = [
  'c s t',
  'c d t',
  'c e t',
  'p s t',
  'p d t',
  'm s t',
  'm d t',
  'e s t',
  'e d t',
  'g m t',
  'u t c',
]
const joinedZones = zones.map((zone) => zone.replaceAll(' ', ''))

function after(tokens: readonly Token[], at: number, said: string): number | null {
  const words = said.split(' ')
  return words.every((word, index) => tokens[at + index]?.lower === word) ? at + words.length : null
}

function readSuffix(tokens: readonly Token[], at: number): Part | null {
  for (const [said, written] of suffixes) {
    const end = after(tokens, at, said)
    if (end === null) continue
    const upper = tokens[at]?.text !== tokens[at]?.lower
    const dotted = said.includes('.') && tokens[end]?.text === '.' ? end + 1 : end
    return { end: dotted, text: upper ? written.toUpperCase() : written }
  }
  return null
}

function readZone(tokens: readonly Token[], at: number): Part | null {
  for (const zone of [...zones, ...joinedZones]) {
    const end = after(tokens, at, zone)
    if (end === null) continue
    const said = tokens.slice(at, end).map((token) => token.text)
    return { end, text: said.join('') }
  }
  return null
}

const clock = ["o'clock", "o' clock", 'o clock', 'oclock', "o ' clock", 'o’clock']

function readHour(tokens: readonly Token[], at: number, highest = 23): { end: number; value: number }[] {
  return readCardinals(tokens, at)
    .filter((read) => read.value <= BigInt(highest))
    .map((read) => ({ end: read.end, value: Number(read.value) }))
}

/** "eleven hundred hours". */
function wholeHours(tokens: readonly Token[], at: number): readonly Part[] {
  const hour = readTwoDigits(tokens, at)
  if (hour === null || Number(hour.text) > 23) return []
  if (tokens[hour.end]?.lower !== 'hundred' || tokens[hour.end + 1]?.lower !== 'hours') return []
  return [{ end: hour.end + 2, text: `${hour.text}:00` }]
}

const two = (value: number | string): string => `${value}`.padStart(2, '0')

function readMinutes(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.lower
  const digit = digitValue.get(tokens[at + 1]?.lower ?? '')
  if ((word === 'o' || word === 'oh') && digit !== undefined && digit > 0)
    return { end: at + 2, text: `0${digit}` }
  const minutes = readTwoDigits(tokens, at)
  return minutes !== null && Number(minutes.text) < 60 ? minutes : null
}

/** What may stand after a time; without any suffix the time ends where it stands. */
function withSuffix(tokens: readonly Token[], time: Part): Part {
  const suffix = readSuffix(tokens, time.end)
  const said = suffix === null ? time : { end: suffix.end, text: `${time.text} ${suffix.text}` }
  const zone = readZone(tokens, said.end)
  return zone === null ? said : { end: zone.end, text: `${said.text} ${zone.text}` }
}

function hourFirst(tokens: readonly Token[], at: number): readonly Part[] {
  const times: Part[] = []
  for (const hour of readHour(tokens, at)) {
    const ended = clock.map((said) => after(tokens, hour.end, said)).find((end) => end !== null)
    if (ended !== undefined && ended !== null) {
      times.push(withSuffix(tokens, { end: ended, text: `${two(hour.value)}:00` }))
      continue
    }
    const minutes = readMinutes(tokens, hour.end)
    if (minutes !== null) {
      const time = { end: minutes.end, text: `${two(hour.value)}:${minutes.text}` }
      const whole = withSuffix(tokens, time)
      if (hour.value <= 12 || whole !== time) times.push(whole)
    }
    if (readSuffix(tokens, hour.end) !== null) {
      times.push(withSuffix(tokens, { end: hour.end, text: `${two(hour.value)}:00` }))
    }
  }
  return times
}

const minuteWords = new Set(['min', 'mins', 'minute', 'minutes'])

/** "quarter past one", "twelve past one", "half past two", "quarter to one", "ten minutes to two p m". */
function minutesFirst(tokens: readonly Token[], at: number): readonly Part[] {
  const word = tokens[at]?.lower
  const amounts = word === 'half' ? [{ end: at + 1, value: 30 }] : readHour(tokens, at, 59)
  if (word === 'quarter') amounts.push({ end: at + 1, value: 15 })
  const times: Part[] = []
  for (const amount of amounts) {
    const named = minuteWords.has(tokens[amount.end]?.lower ?? '')
    const link = named ? amount.end + 1 : amount.end
    const linkWord = tokens[link]?.lower
    for (const hour of readHour(tokens, link + 1)) {
      if (linkWord === 'past' && (hour.value <= 12 || word === 'half' || word === 'quarter')) {
        const text = `${two(hour.value)}:${two(amount.value)}`
        times.push(withSuffix(tokens, { end: hour.end, text }))
      }
      if ((linkWord === 'to' || linkWord === 'till') && amount.value > 0 && word !== 'half') {
        const before = hour.value === 1 ? 12 : (hour.value + 23) % 24
        const time = { end: hour.end, text: `${two(before)}:${two(60 - amount.value)}` }
        const whole = withSuffix(tokens, time)
        if (word === 'quarter' || named || whole !== time) times.push(whole)
      }
    }
  }
  return times
}

/** Times of day, hours with two digits: "eleven forty p m" → "11:40 p.m.". */
export const timeGrammar: Grammar = (tokens) => (at) =>
  [...wholeHours(tokens, at), ...hourFirst(tokens, at), ...minutesFirst(tokens, at)].map(
    // "eleven hundred hours" is a time before it is a measure.
    (time): Reading => ({ length: time.end - at, text: time.text, kind: 'time', cost: cost.number - 0.001 }),
  )

/** Only times that are clear without their surroundings: with "o'clock", "a m" or "past". */
export const clearTimeGrammar: Grammar = (tokens) => {
  const read = timeGrammar(tokens)
  return (at) =>
    read(at).filter((reading) => {
      const said = tokens.slice(at, at + reading.length).map((token) => token.lower)
      return (
        /[ap]\.m/.test(reading.text) ||
        said.some((word) => /^(?:past|quarter|half|o.?clock|clock)$/.test(word))
      )
    })
}
