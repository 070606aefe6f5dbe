import { shapeReader } from './name-shape.ts'
import type { Piece } from './pieces.ts'
import type { ReadPieces } from './read-pieces.ts'

const DATE = String.raw`(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})`
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([ap])\.? ?m\.?)?`
/** WhatsApp: "[12/3/26, 14:02:11] Ann: hi" and "12/3/26, 2:02 PM - Ann: hi"; on the web the time leads. */
const DATED = [
  new RegExp(String.raw`^\[${DATE},? ${CLOCK}\] ?(.*)$`, 'i'),
  new RegExp(String.raw`^${DATE},? ${CLOCK} [-–] (.*)$`, 'i'),
] as const
const CLOCK_FIRST = new RegExp(String.raw`^\[${CLOCK},? ${DATE}\] ?(.*)$`, 'i')
const LONGEST_NAME = 60
/** Programs write such lines too; what stands there is no name. */
const LOG_LEVEL = /^(?:info|warn(?:ing)?|error|debug|trace|fatal|notice|critical)$/i
/** What the service writes in place of words. */
const NO_WORDS = [
  /^<?(?:media|image|video|audio|sticker|gif|document|contact card|video note|voice message) omitted>?$/i,
  /^<attached: .*>$/i,
  /^.{1,120} \(file attached\)$/i,
  /^(?:this message was deleted|you deleted this message)\.?$/i,
  /^missed (?:voice|video) call\b.{0,40}$/i,
  /^messages (?:and calls )?(?:are|you send|to this).{0,60}encrypt.*$/i,
] as const
const EDITED = /\s*<this message was edited>$/i
/** A longer stretch is no call: its times would count days as talk. */
const LONGEST_CALL_SECONDS = 12 * 3600
const FIRST_LINES = 30

interface Dated {
  /** Dots between its numbers. */
  readonly dotted: boolean
  readonly date: readonly [number, number, number]
  /** Seconds of the day. */
  readonly time: number
  readonly rest: string
}
interface Message extends Pick<Dated, 'dotted'> {
  readonly date: Dated['date']
  readonly time: number
  readonly name: string
  readonly texts: string[]
}

function secondsOfDay([hour, minute, second, half]: readonly (string | undefined)[]): number {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  return (hours * 60 + Number(minute)) * 60 + Number(second ?? 0)
}

function datedOf(line: string): Dated | null {
  if (!/^\[?\d/.test(line)) return null
  for (const pattern of [...DATED, CLOCK_FIRST]) {
    const found = pattern.exec(line)
    if (!found) continue
    const parts = found.slice(1)
    const clockFirst = pattern === CLOCK_FIRST
    const [a = 0, b = 0, c = 0] = (clockFirst ? parts.slice(4, 7) : parts.slice(0, 3)).map(Number)
    const time = secondsOfDay(clockFirst ? parts.slice(0, 4) : parts.slice(3, 7))
    const dotted = /^\[?(?:[\d:]+,? )?\d+\.\d+\./.test(line)
    return { dotted, date: [a, b, c], time, rest: parts[7] ?? '' }
  }
  return null
}

/** Invisible marks and narrow spaces that phones put around names and times. */
const plain = (line: string): string =>
  line
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .trim()

/** "~ Ann 🏠" → "Ann": a tilde marks who is not among the contacts. */
const nameOf = (raw: string): string => raw.replace(/^~\s*/, '').replace(/\s+/g, ' ').trim()

function messageIn({ rest, ...dated }: Dated): Message | null {
  const colon = rest.slice(0, LONGEST_NAME + 2).search(/:(?:\s|$)/)
  const name = colon > 0 ? nameOf(rest.slice(0, colon)) : ''
  return name ? { ...dated, name, texts: [rest.slice(colon + 1).trim()] } : null
}

/** Who of the named is a person: looks like one, or writes more than once. */
function writers(messages: readonly Message[]): ReadonlySet<string> {
  const shapeOf = shapeReader()
  const counts = new Map<string, number>()
  for (const { name } of messages) counts.set(name, (counts.get(name) ?? 0) + 1)
  const bare = (name: string): string => name.replace(/[\p{Extended_Pictographic}\ufe0f\u200d]/gu, '').trim()
  const names = [...counts.keys()].filter((name) => !LOG_LEVEL.test(name))
  if (!names.some((name) => shapeOf(bare(name)) === 'strong')) return new Set()
  return new Set(names.filter((name) => (counts.get(name) ?? 0) > 1 || shapeOf(bare(name)) !== 'none'))
}

function wordsOf({ texts }: Message): string {
  const words = texts.filter((text) => !NO_WORDS.some((pattern) => pattern.test(text)))
  return words.join(' ').trim().replace(EDITED, '')
}

type Order = readonly [year: number, month: number, day: number]
const ORDERS: readonly Order[] = [
  [0, 1, 2],
  [2, 0, 1],
  [2, 1, 0],
]

const dayIn = (date: Dated['date'], [year, month, day]: Order): Date => {
  const years = date[year] ?? 0
  return new Date(years < 100 ? 2000 + years : years, (date[month] ?? 0) - 1, date[day] ?? 0)
}

/**
 * Year first where it has four digits, day first with dots; else month first, unless only day first makes days
 * that exist and go on.
 */
function orderOf(messages: readonly Message[]): Order | null {
  const fits = (order: Order): boolean => {
    let last = 0
    return messages.every(({ date }) => {
      const day = dayIn(date, order)
      const exists = day.getMonth() === (date[order[1]] ?? 0) - 1 && day.getDate() === date[order[2]]
      const goesOn = day.getTime() >= last
      last = day.getTime()
      return exists && goesOn
    })
  }
  const yearFirst = messages.every(({ date }) => date[0] > 999)
  const orders = ORDERS.filter((order) => (order[0] === 0) === yearFirst)
  return (messages[0]?.dotted ? orders.toReversed() : orders).find(fits) ?? null
}

function timesOf(messages: readonly Message[]): {
  heldAt: number | null
  starts: readonly (number | null)[]
} {
  const order = orderOf(messages)
  if (!order) return { heldAt: null, starts: messages.map(() => null) }
  const at = messages.map(({ date, time }) => dayIn(date, order).setHours(0, 0, time))
  const [first = 0] = at
  const starts = at.map((ms) => (ms - first) / 1000)
  const oneCall = starts.every((start) => start >= 0 && start <= LONGEST_CALL_SECONDS)
  return { heldAt: first, starts: starts.map((start) => (oneCall ? start : null)) }
}

/** Reads an exported chat, whose every message has its date in front; null when it is none. */
export function readChat(raw: readonly string[]): ReadPieces | null {
  const begin = raw.filter((line) => line.trim()).slice(0, FIRST_LINES)
  if (!begin.some((line) => datedOf(plain(line.slice(0, 300))) !== null)) return null
  const found = raw.map((line) => {
    const text = plain(line)
    const dated = datedOf(text)
    return { text, dated, message: dated && messageIn(dated) }
  })
  const people = writers(found.flatMap(({ message }) => message ?? []))
  const messages: Message[] = []
  // What the service says ("Ann joined") is nobody's, and nor are the lines below it.
  let open = false
  for (const { text, dated, message } of found) {
    if (message && people.has(message.name)) messages.push(message)
    else if (!dated && open) messages.at(-1)?.texts.push(text)
    if (dated) open = message !== null && people.has(message.name)
  }
  if (new Set(messages.map(({ name }) => name)).size < 2) return null
  const said = messages.filter((message) => wordsOf(message) !== '')
  const { heldAt, starts } = timesOf(said)
  const pieces = said.map((message, i): Piece => {
    return { speaker: message.name, start: starts[i] ?? null, end: null, text: wordsOf(message) }
  })
  return { format: 'chat', title: null, heldAt, pieces }
}
