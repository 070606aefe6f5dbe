import { capitalPlace } from './capitals.ts'
import { isCorrection } from './correction-cues.ts'
import { cityAt, stateAt, stateBefore } from './geo.ts'
import { nameStrength } from './name-spans.ts'
import { notNames } from './not-names.ts'
import type { NumberSaid } from './numbers.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { similarity } from './similarity.ts'
import { unitAt, type UnitSaid } from './units.ts'
import {
  directions,
  frontTypes,
  letteredAvenue,
  notInStreets,
  numberedRoad,
  postBox,
  ruralBox,
  streetTypes,
  weakStreetTypes,
  wholeStreets,
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
  if (wholeStreets.has(lower(name)) && !(tokens[name + 1]?.gap === '' && streetTypes.has(lower(name + 1))))
    return name + 1
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
  return weak > 0 ? weak : frontEnd(said, name)
}

/** "Calle Bonita", "Camino Real": the type comes first, then one to three words of the name. */
function frontEnd(said: Said, at: number): number {
  if (!frontTypes.has(said.tokens[at]?.lower ?? '')) return -1
  let end = at + 1
  for (let words = 0; words < 3 && end < at + 6; end += 1) {
    const token = said.tokens[end]
    if (notInStreets.has(token?.lower ?? '')) break
    const stops = notNames.has(token?.lower ?? '')
    const article = /^(?:de|del|la|las|los|el|des|du|le|les|y)$/.test(token?.lower ?? '')
    if (!token || token.gap !== '' || !/^\p{L}[\p{L}'’-]+$/u.test(token.text)) break
    if (!article && (unitAt(said, end) !== null || (words > 0 && (stops || cityAt(said, end) !== null))))
      break
    if (!article) words += 1
  }
  return end > at + 1 ? end : -1
}

/** A direction after the type ("St SE"), unless it begins a city ("South Bend"). */
function withSuffix(said: Said, end: number): number {
  const token = said.tokens[end]
  if (!token || token.gap !== '' || !directions.has(token.lower)) return end
  const city = cityAt(said, end)
  if (!city || city.to - city.from < 2) return end + 1
  // "Boulevard East, Charleston West Virginia": the city that lies in the state is the one without it.
  const rest = cityAt(said, end + 1)
  const state = rest?.to === city.to ? stateAt(said, city.to)?.code : undefined
  const { places } = said.lists
  const ours = state !== undefined && rest !== null && places.statesOf(rest.city).includes(state)
  return ours && state !== undefined && !places.statesOf(city.city).includes(state) ? end + 1 : end
}

/** A name spelled behind itself is written once, as it was spelled. */
function spelledOut(said: Said, { from, to }: Span): string {
  const words: string[] = []
  for (const { text, kind } of said.tokens.slice(from, to)) {
    const before = words.at(-1) ?? ''
    const again =
      before.toLowerCase() === text.toLowerCase() || (kind === 'spelled' && similarity(before, text) >= 0.6)
    if (again) words[words.length - 1] = text
    else words.push(text)
  }
  // "Bean hill, B-E-A-N, hill road": two words said again.
  return words.join(' ').replace(/\b(\w{3,} \w{3,}) \1\b/i, '$1')
}

function streetText(said: Said, number: string | null, span: Span): string {
  const name = capitalPlace(spelledOut(said, span))
  return number === null ? name : `${number} ${name}`
}

const TYPELESS_CUE =
  /(?:lives? (?:at|on)|address(?: is|:| ,)?|located at|he's at|she's at|they're at|house is at|property is at|property at|addr|street(?: is|:)?|it's) (?:: )?$/

/** A number that may stand before a street; a known ZIP code only when a street with its type follows. */
function houseBefore(said: Said, at: number, number: NumberSaid | undefined): NumberSaid | null {
  if (!number || said.tokens[at]?.gap !== '' || said.left(number.from, 1).endsWith(' # ')) return null
  const { digits, kind } = number
  if (digits.length > 5 && !digits.endsWith('1/2') && !digits.includes('-')) return null
  if (kind === 'zip') {
    const behindPlace =
      stateBefore(said, number.from) !== null || / (?:zip|code)(?: is)? $/.test(said.left(number.from, 3))
    return !number.named && !behindPlace && typedEnd(said, at) > 0 ? number : null
  }
  return kind === 'plain' ? number : null
}

/** "On Shawano Avenue, 1218" or "the house number is 3030": a number that is not in front of the street. */
function houseElsewhere(said: Said, stop: number, numbers: readonly NumberSaid[]): NumberSaid | null {
  const fits = ({ kind, digits }: NumberSaid): boolean =>
    kind !== 'phone' && kind !== 'localPhone' && digits.length <= 5
  const behind = numbers.find(
    (one) =>
      fits(one) &&
      one.digits.length < 5 &&
      one.from >= stop &&
      !(said.tokens[one.to]?.gap === '' && typedEnd(said, one.to) > 0) &&
      /^ (?:, )?(?:(?:the |house |street |it's |is |number )+)?$/.test(between(said, stop, one.from)),
  )
  const named = numbers.find(
    (one) => fits(one) && / (?:house|street) (?:number|num|#)(?: is|'s|:| ,)* $/.test(said.left(one.from, 5)),
  )
  return behind ?? named ?? null
}

const between = (said: Said, from: number, to: number): string => said.left(to, to - from)

/** Whether a number and words without a type are an address all the same. */
function isBareStreet(said: Said, house: NumberSaid, at: number, end: number, asked: boolean): boolean {
  const city = cityAt(said, at)
  // "3200 southeast Taylor": a direction before the name.
  const directed = directions.has(said.tokens[at]?.lower ?? '') && end - at === 2
  if (directed && house.kind === 'plain' && house.digits.length > 1 && !house.digits.startsWith('0')) {
    const name = said.tokens[end - 1]?.lower ?? ''
    const place = cityAt(said, at)
    const likely = nameStrength(said, end - 1) > 0 || /^\d+(?:st|nd|rd|th)$/.test(name)
    if (likely && !(place && stateAt(said, place.to))) return true
  }
  if (end <= at || house.digits.startsWith('0') || said.tokens[end]?.gap === ':') return false
  if (!asked && (house.digits.length < 2 || said.tokens[house.from]?.gap === ':')) return false
  if (city && stateAt(said, city.to)) return false
  if (house.kind === 'zip' || (house.digits.length === 5 && said.lists.places.ofZip(house.digits)))
    return false
  if (/ (?:a|an|the|since|in|of|about|like|for) $/.test(said.left(house.from, 1))) return false
  const ordinal = /^\d+(?:st|nd|rd|th)$/.test(said.tokens[end - 1]?.lower ?? '')
  const named = asked || TYPELESS_CUE.test(said.left(house.from, 4))
  return named || ordinal || followedByPlace(said, end) || isOwnSegment(said, house.from, end)
}

/** Streets with or without a house number, P.O. boxes, numbered roads and grid addresses. */
export function findStreets(
  said: Said,
  numbers: readonly NumberSaid[],
  askedAt: (at: number) => boolean,
): StreetSaid[] {
  const found: StreetSaid[] = []
  const { tokens } = said
  const add = (number: NumberSaid | null, from: number, end: number, confidence: number): void => {
    const start = number ? Math.min(number.from, from) : from
    const value = streetText(said, number?.digits ?? null, { from, to: end })
    const to = number && number.from >= end && number.from - end < 4 ? number.to : end
    found.push({
      from: start,
      to,
      value,
      confidence,
      number: number?.digits ?? null,
      unit: number && number.from >= end ? null : unitAt(said, end),
    })
  }
  const covered = (at: number): boolean =>
    found.some(({ from, to, unit }) => at >= from && at < Math.max(to, unit?.to ?? 0))
  const lettered = new Set<number>()
  const numberOf = new Map(numbers.map((number) => [number.to, number]))
  for (const number of numbers) {
    // "418 and a half Charlotte Street".
    const half = /^ (?:and a half|1\/2|1 2|½) /.exec(said.ahead(number.to, 3))
    if (half) numberOf.set(number.to + count(half[0]), { ...number, digits: `${number.digits} 1/2` })
  }
  for (const number of numbers) {
    // "220 b west ninth": a letter belongs to the number when a street begins behind it.
    const letter = tokens[number.to]
    const behind = number.to + 1
    if (number.kind !== 'plain' || letter?.gap !== '' || !/^[a-dfg]$/.test(letter.lower)) continue
    if (
      tokens[behind]?.gap !== '' ||
      (/^(?:street|st|avenue|ave)$/.test(tokens[behind]?.lower ?? '') &&
        !letteredAvenue.test(said.ahead(behind, 3)))
    )
      continue
    if (
      letteredAvenue.test(said.ahead(behind, 3)) ||
      typedEnd(said, behind) > 0 ||
      directions.has(tokens[behind]?.lower ?? '')
    ) {
      const digits = `${number.digits}${letter.lower.toUpperCase()}`
      numberOf.delete(number.to)
      numberOf.set(behind, { ...number, digits, to: behind })
      lettered.add(number.to)
    }
  }
  for (let at = 0; at < tokens.length; at += 1) {
    if (lettered.has(at)) continue
    const postal = box(said, at)
    if (covered(at) || (!postal && numbers.some(({ from, to }) => at >= from && at < to))) continue
    const before = numberOf.get(at)
    const house = before && !covered(before.from) ? houseBefore(said, at, before) : null
    const road = numberedRoad.exec(said.ahead(at, 8))
    if (postal) add(house, at, at + count(postal[0]), 0.95)
    else if (road && (house || said.left(at, 1).endsWith(' on ') || (askedAt(at) && at === 0))) {
      const end = withSuffix(said, at + count(road[0]))
      const number = house ?? houseElsewhere(said, end, numbers)
      add(number, at, end, number ? 0.93 : 0.7)
    } else if (house && letteredAvenue.test(said.ahead(at, 8))) add(house, at, at + 2, 0.95)
    else if (house) {
      const [first, second, third] = [0, 1, 2].map((step) => tokens[at + step]?.lower ?? '')
      const grid = directions.has(first ?? '') && /^\d+$/.test(second ?? '') && directions.has(third ?? '')
      const end = typedEnd(said, at)
      const bare = end > 0 ? 0 : bareStreetEnd(said, at)
      // "House number 1604, street Peninsula Drive": a label.
      const label = /^(?:street|road)$/.test(first ?? '') ? typedEnd(said, at + 1) : -1
      if (grid) add(house, at, at + 3, 0.95)
      else if (label > 0 && / (?:number|num|no) $/.test(said.left(house.from, 1)))
        add(house, at + 1, withSuffix(said, label), 0.92)
      else if (end > 0) add(house, at, withSuffix(said, end), 0.95)
      else if (isBareStreet(said, house, at, bare, askedAt(at))) add(house, at, bare, 0.75)
    } else if (
      STREET_CUE.test(said.left(at, 3)) ||
      (askedAt(at) && (at === 0 || ['.', ':'].includes(tokens[at]?.gap ?? ''))) ||
      (found.length > 0 && isCorrection(said, at))
    ) {
      const end = typedEnd(said, at)
      if (end < 0 || !streetTypes.has(tokens[end - 1]?.lower ?? '')) continue
      const stop = withSuffix(said, end)
      const number = houseElsewhere(said, stop, numbers)
      add(number, at, stop, number ? 0.9 : 0.72)
    }
  }
  return found
}

const STREET_CUE =
  / (?:on|street is|street name is|road is|address is|lives on|street :|lives off) (?:the corner of )?$/

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
      !/^(?:[\p{L}'’-]{2,}|\d+(?:st|nd|rd|th))$/u.test(token.text) ||
      notNames.has(token.lower) ||
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
