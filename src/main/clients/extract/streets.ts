import { capitalPlace } from './capitals.ts'
import { writtenDigits } from './digit-run.ts'
import { isCorrection } from './correction-cues.ts'
import { cityAt, stateAt } from './geo.ts'
import { nameStrength } from './name-spans.ts'
import type { NumberSaid } from './numbers.ts'
import type { Said, Span } from './said.ts'
import { unitAt, type UnitSaid } from './units.ts'
import {
  directions,
  letteredAvenue,
  notInStreets,
  numberedRoad,
  postBox,
  ruralBox,
  streetTypes,
  weakStreetTypes,
} from './street-words.ts'

export interface StreetSaid extends Span {
  readonly value: string
  readonly confidence: number
  readonly number: string | null
  readonly unit: UnitSaid | null
}

const count = (flat: string): number =>
  flat
    .trim()
    .split(/\s+/)
    .filter((word) => /[a-z0-9]/.test(word)).length

/** Where the name and type of a street end, when they begin at a token; -1 when there is none. */
function typedEnd(said: Said, at: number): number {
  const { tokens } = said
  const lower = (index: number): string => tokens[index]?.lower ?? ''
  let name = at
  while (directions.has(lower(name)) && name < at + 2) name += 1
  if (name > at && streetTypes.has(lower(name)) && !streetTypes.has(lower(name + 1))) {
    // "1206 West Street": the direction is the name.
    return tokens[name]?.gap === '' ? name + 1 : -1
  }
  let weak = -1
  for (let index = name; index < name + 5; index += 1) {
    const token = tokens[index]
    if (!token || (index > at && token.gap !== '') || notInStreets.has(token.lower)) break
    if (index === name) {
      if (/^\d+$/.test(token.text) || !/[\p{L}]/u.test(token.text)) break
      continue
    }
    const next = tokens[index + 1]
    const joined = next !== undefined && next.gap === ''
    if (streetTypes.has(token.lower)) {
      // "St" before another type, or "Park Avenue Drive": the last type is the type.
      if (joined && streetTypes.has(next.lower)) continue
      if (token.lower === 'st' && index === name) continue
      // "1 entry dr" is a door.
      if (/^(?:dr|drs)$/.test(token.lower) && DOOR.test(lower(index - 1))) return -1
      return index + 1
    }
    if (/^\d+$/.test(token.text)) break
    if (weakStreetTypes.has(token.lower) && weak < 0) weak = index + 1
  }
  return weak
}

/** A direction after the type ("St SE"), unless it begins a city ("South Bend"). */
function withSuffix(said: Said, end: number): number {
  const token = said.tokens[end]
  if (!token || token.gap !== '' || !directions.has(token.lower)) return end
  const city = cityAt(said, end)
  return city && city.to - city.from > 1 ? end : end + 1
}

function streetText(said: Said, number: string | null, span: Span): string {
  const name = capitalPlace(said.text(span))
  return number === null ? name : `${number} ${name}`
}

const TYPELESS_CUE =
  /(?:lives? (?:at|on)|address(?: is|:| ,)?|located at|he's at|she's at|they're at|house is at|property is at|property at|addr|street(?: is|:)?|it's) (?:: )?$/

/** Streets with or without a house number, P.O. boxes, numbered roads and grid addresses. */
export function findStreets(said: Said, numbers: readonly NumberSaid[], asked: boolean): StreetSaid[] {
  const found: StreetSaid[] = []
  const { tokens } = said
  const add = (number: NumberSaid | null, from: number, end: number, confidence: number): void => {
    const start = number ? number.from : from
    const value = streetText(said, number?.digits ?? null, { from, to: end })
    found.push({
      from: start,
      to: end,
      value,
      confidence,
      number: number?.digits ?? null,
      unit: unitAt(said, end),
    })
  }
  const covered = (at: number): boolean =>
    found.some(({ from, to, unit }) => at >= from && at < Math.max(to, unit?.to ?? 0))
  const numberOf = new Map(numbers.map((number) => [number.to, number]))
  for (const number of numbers) {
    // "418 and a half Charlotte Street".
    const half = /^ (?:and a half|1\/2|1 2|½) /.exec(said.ahead(number.to, 3))
    if (half) numberOf.set(number.to + half[0].trim().split(' ').length, { ...number, digits: `${number.digits} 1/2` })
  }
  for (let at = 0; at < tokens.length; at += 1) {
    if (covered(at)) continue
    if (numbers.some(({ from, to }) => at >= from && at < to)) {
      if (!box(said, at)) continue
    }
    const before = numberOf.get(at)
    const house =
      before &&
      tokens[at]?.gap === '' &&
      (before.digits.length <= 5 || before.digits.endsWith('1/2') || before.digits.includes('-')) &&
      before.kind === 'plain' && !covered(before.from) && !/ # $/.test(said.left(before.from, 1)) ? before : null
    const right = said.ahead(at, 8)
    const postal = box(said, at)
    const road = numberedRoad.exec(right)
    const lettered = house ? letteredAvenue.exec(right) : null
    if (postal) add(house, at, at + count(postal[0]), 0.95)
    else if (road && (house || / on $/.test(said.left(at, 1)))) {
      add(house, at, withSuffix(said, at + count(road[0])), house ? 0.95 : 0.7)
    } else if (lettered) add(house, at, at + 2, 0.95)
    else if (house) {
      const grid =
        directions.has(tokens[at]?.lower ?? '') &&
        writtenDigits(tokens[at + 1]) !== null &&
        directions.has(tokens[at + 2]?.lower ?? '')
      const end = typedEnd(said, at)
      if (grid) add(house, at, at + 3, 0.95)
      else if (end > 0) add(house, at, withSuffix(said, end), 0.95)
      else {
        const bare = bareStreetEnd(said, at)
        const named = TYPELESS_CUE.test(said.left(house.from, 4)) || asked
        const likely = house.digits.length > 1 && !(cityAt(said, at) && stateAt(said, cityAt(said, at)?.to ?? 0)) && !(house.digits.length === 5 && said.lists.places.ofZip(house.digits)) && !/ (?:a|an|the|since|in|of|about|like|for) $/.test(said.left(house.from, 1))
        if (bare > at && likely && (named || followedByPlace(said, bare) || isOwnSegment(said, house.from, bare))) add(house, at, bare, 0.75)
      }
    } else if (
      / (?:on|off|street is|street name is|address is|lives on|of) (?:the corner of )?$/.test(
        said.left(at, 3),
      ) ||
      (asked && at === 0) ||
      (found.length > 0 && isCorrection(said, at))
    ) {
      const end = typedEnd(said, at)
      const last = tokens[end - 1]?.lower ?? ''
      if (end > 0 && streetTypes.has(last) && !/ (?:off|of) $/.test(said.left(at, 1))) {
        // "On Shawano Avenue, 1218": the number may come last.
        const stop = withSuffix(said, end)
        const behind = numbers.find(({ from, kind, digits }) => from === stop && kind === 'plain' && digits.length < 5)
        if (behind) found.push({ from: at, to: behind.to, value: streetText(said, behind.digits, { from: at, to: stop }), confidence: 0.9, number: behind.digits, unit: null })
        else add(null, at, stop, 0.72)
      }
    }
  }
  return found
}

/** "2570 Dundee", "31 north broadway": one or two name words without a type. */
function bareStreetEnd(said: Said, at: number): number {
  const { tokens } = said
  let end = at
  while (directions.has(tokens[end]?.lower ?? '') && end < at + 1) end += 1
  for (let words = 0; words < 2; words += 1) {
    const token = tokens[end]
    if (
      !token ||
      (end > at && token.gap !== '') ||
      !/^[\p{L}'’-]+$/u.test(token.text) ||
      notInStreets.has(token.lower)
    )
      break
    // A second word that begins the city is not part of the street.
    if (words === 1 && cityAt(said, end) !== null) break
    end += 1
  }
  return end
}

const DOOR = /^(?:entry|front|back|storm|patio|screen|frnt|strm|garage|side|sliding|ext)$/

/** "118 Tremont" between two marks. */
function isOwnSegment(said: Said, from: number, to: number): boolean {
  const starts = from === 0 || ['.', '\n', ','].includes(said.tokens[from]?.gap ?? '')
  const ends = to === said.tokens.length || ['.', '\n', ','].includes(said.tokens[to]?.gap ?? '')
  const names = said.tokens.slice(from + 1, to).every((_, at) => nameStrength(said, from + 1 + at) > 0)
  return starts && ends && names && /^\d{2,5}$/.test(said.tokens[from]?.text ?? '')
}

function followedByPlace(said: Said, at: number): boolean {
  const start = said.tokens[at]?.lower === 'in' ? at + 1 : at
  return cityAt(said, start) !== null && said.tokens[at]?.gap !== '.'
}

const box = (said: Said, at: number): RegExpExecArray | null =>
  postBox.exec(said.ahead(at, 8)) ?? ruralBox.exec(said.ahead(at, 8))
