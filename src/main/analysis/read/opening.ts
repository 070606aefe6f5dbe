import { secondsOf, TIME } from './time-stamps.ts'

interface Timed {
  readonly start: number | null
  readonly end: number | null
  /** The time of the day rather than of the recording. */
  readonly clock: boolean
}

/** How a line of a transcript may begin. */
export type Opening =
  /** Nothing but a time. */
  | ({ readonly kind: 'time' } & Timed)
  /** Name and time, the words follow on the next lines. `style`: how the two are set off. */
  | ({ readonly kind: 'head'; readonly name: string; readonly style: string } & Timed)
  /** "Name: words". */
  | ({
      readonly kind: 'said'
      readonly name: string
      readonly words: string
      readonly tight: boolean
    } & Timed)
  /** A time, then words without a name. */
  | ({ readonly kind: 'timed'; readonly words: string } & Timed)

const LONGEST_HEAD = 160
const LONGEST_NAME = 130
const RANGE = `(${TIME})(?: ?(?:-->|->|–|—|-|to) ?(${TIME}))?`
const LEADING = new RegExp(
  String.raw`^([[({<]?)${RANGE}[\])}>]?(?=[\s:|,–—-]|$)[ \t]*[-–—|,]?[ \t]*:?[ \t]*`,
  'iu',
)
const TRAILING = new RegExp(String.raw`([\s,|–—·•@-]*)([[({<]?)${RANGE}[\])}>]?[ \t]*$`, 'iu')
const AFTER_COLON = new RegExp(String.raw`^\s*[[(]${RANGE}[\])]\s*`, 'iu')
/** Cheap looks before the patterns above are tried. */
const MAY_LEAD = /^[[({<]?\d/
const mayTrail = (text: string): boolean => /\d:\d/.test(text.slice(-40))
const PLAIN_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}.'’()-]| (?=\S))*$/u
const BARE_TIME = new RegExp(String.raw`^\s*${RANGE}\s*$`, 'iu')

function timesOf(start: string | undefined, end: string | undefined, opened: string): Timed {
  if (start === undefined) return { start: null, end: null, clock: false }
  const clock = /m\.?$/i.test(start) || (opened === 'name' && secondsOf(start) >= 3600)
  return { start: secondsOf(start), end: end === undefined ? null : secondsOf(end), clock }
}

/** The name without list marks, Markdown, brackets and "From … to Everyone". */
function cleanName(raw: string, chat: boolean): string {
  if (!chat && PLAIN_NAME.test(raw)) return raw
  let name = raw.replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '').trim()
  name = name.replace(/^(?:(?:[-–—•>]|>>+) *)+/, '').trim()
  if (/^\[[^[\]]*\]$/.test(name)) name = name.slice(1, -1).trim()
  if (chat) name = name.replace(/^From +/i, '').replace(/ +to +\S.{0,60}$/i, '')
  return name.replace(/\s+/g, ' ').trim()
}

/** Where the colon behind a name stands: outside of parentheses, and not that of a time. */
function colonOf(line: string): number {
  let depth = 0
  const upTo = Math.min(line.length, LONGEST_NAME)
  for (let i = 0; i < upTo; i += 1) {
    const char = line[i] ?? ''
    if (char === '(' || char === '[') depth += 1
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1)
    else if (char === '：' && depth === 0) return i
    else if (char === ':' && depth === 0) {
      const next = line[i + 1] ?? ' '
      const isTime = /\d/.test(next) && /\d/.test(line[i - 1] ?? '')
      if (!isTime && next !== '/' && next !== '\\') return i
    }
  }
  return -1
}

function said(rest: string, lead: Timed): Opening | null {
  const colon = colonOf(rest)
  if (colon <= 0) return null
  let raw = rest.slice(0, colon)
  let words = rest.slice(colon + 1)
  const marks = /^[\s>•-]*([*_]{1,3})/.exec(raw)?.[1]
  // "**Name:** words": the mark that closes stands behind the colon.
  if (marks && raw.split(marks).length === 2 && words.startsWith(marks)) words = words.slice(marks.length)
  let times = lead
  const trailing = mayTrail(raw) ? TRAILING.exec(raw) : null
  if (trailing && trailing.index > 0) {
    raw = raw.slice(0, trailing.index)
    times = timesOf(trailing[3], trailing[4], trailing[2] ?? '')
  }
  const name = cleanName(raw, lead.start !== null)
  // A chat says the time of the day.
  if (lead.start !== null && /^From +/i.test(raw.trim())) times = { ...times, clock: true }
  if (!name) return null
  const bare = words.length < 60 ? BARE_TIME.exec(words) : null
  if (bare) return { kind: 'head', name, style: 'colon', ...timesOf(bare[1], bare[2], '') }
  const behind = AFTER_COLON.exec(words)
  if (behind && times.start === null) {
    times = timesOf(behind[1], behind[2], '')
    words = words.slice(behind[0].length)
  }
  const tight = words !== '' && !/^\s/.test(words) && rest[colon] === ':' && !marks
  return { kind: 'said', name, words: words.trim(), tight, ...times }
}

/** How a line begins; null for words alone. `line`: trimmed. Looks at the first 160 characters only. */
export function openingOf(line: string): Opening | null {
  const body = line.replace(/^(?:#{1,6}|[-•*]) +/, '')
  const lead = MAY_LEAD.test(body) ? LEADING.exec(body.slice(0, LONGEST_HEAD)) : null
  const times = timesOf(lead?.[2], lead?.[3], lead?.[1] ?? '')
  const rest = lead ? body.slice(lead[0].length) : body
  if (lead && !rest) return { kind: 'time', ...times }
  const found = (lead ? null : markedTime(body)) ?? said(rest, times)
  if (found) return found
  if (lead) return { kind: 'timed', words: rest, ...times }
  if (body.length > LONGEST_HEAD) return null
  const trailing = mayTrail(body) ? TRAILING.exec(body) : null
  if (!trailing || trailing.index === 0) return null
  const raw = body.slice(0, trailing.index)
  const bracketed = /^\[[^[\]]+\]$/.test(raw.trim())
  const name = cleanName(raw, false)
  if (!name) return null
  const gap = trailing[1] ?? ''
  const set = /\t| {2}/.test(gap) ? 'wide' : gap.trim() || (gap ? 'narrow' : 'none')
  const style = `${bracketed ? 'name' : set}${trailing[2] ?? ''}`
  return { kind: 'head', name, style, ...timesOf(trailing[3], trailing[4], bracketed ? 'name' : '') }
}

/** "**[00:12] Name:** words": the mark stands in front of the time. */
function markedTime(body: string): Opening | null {
  const marks = /^[*_]{1,3}/.exec(body)?.[0].length ?? 0
  const lead = marks ? LEADING.exec(body.slice(marks, LONGEST_HEAD)) : null
  if (!lead) return null
  const found = said(body.slice(marks + lead[0].length), timesOf(lead[2], lead[3], lead[1] ?? ''))
  if (found?.kind !== 'said') return found
  return { ...found, words: found.words.replace(/^[*_]{1,3} */, '') }
}
