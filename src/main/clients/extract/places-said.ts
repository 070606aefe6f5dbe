import { isCorrection } from './correction-cues.ts'
import { nameStrength } from './name-spans.ts'
import { notNames } from './not-names.ts'
import { capitalPlace } from './capitals.ts'
import type { Finding } from './finding.ts'
import { cityAt, stateAt, stateBefore, unknownCity } from './geo.ts'
import type { NumberSaid } from './numbers.ts'
import type { CityWords, Said } from './said.ts'
import type { Span } from './token.ts'
import type { StreetSaid } from './streets.ts'

export interface PlaceOptions {
  readonly streets: readonly StreetSaid[]
  readonly numbers: readonly NumberSaid[]
  /** The question before asked for a city, state or address. */
  readonly asked: boolean
  /** Tokens that are something else already. */
  readonly taken: (at: number) => boolean
}

const CITY_CUE =
  / (?:(?:lives?|living|located|based|house|home|property|place|place is|over|up|down|out|he's|she's|they're|he is|she is|they are|address is) in|town (?:is|of)|city (?:is|of|:)|city|moved to|over by) (?:the city of )?(?:: )?$/
const WEAK_CITY_CUE = / (?:in|near|lead for|out of|for|around) $/

/** Cities, states and ZIP codes. */
export function findPlaces(said: Said, options: PlaceOptions): Finding[] {
  const found: Finding[] = []
  const { tokens } = said
  const zips = options.numbers.filter((number) => number.kind === 'zip' || isZipLike(said, number, options))
  const zipAt = (at: number): NumberSaid | undefined => zips.find(({ from }) => from === at)
  const covered = ({ from, to }: Span): boolean =>
    found.some((one) => one.from < to && from < one.to) || range(from, to).some((at) => options.taken(at))
  const city = (words: CityWords, confidence: number): void => {
    const sure = words.known ? confidence : Math.min(confidence, 0.75)
    found.push({
      field: 'city',
      value: capitalPlace(words.city),
      from: words.from,
      to: words.to,
      confidence: sure,
    })
  }
  const state = (at: Span & { readonly code: string }, confidence: number, anchor = at.from): void => {
    found.push({ field: 'state', value: at.code, from: at.from, to: at.to, confidence, anchor })
  }
  // City and state together prove each other.
  for (let at = 0; at < tokens.length; at += 1) {
    for (const words of citiesFrom(said, at)) {
      const next = stateAt(said, words.to)
      if (!next || !near(said, words.to) || covered({ from: at, to: next.to })) continue
      const right = said.lists.places.statesOf(words.city).includes(next.code)
      const strong = right || followsStreet(options, at) || zipAt(next.to) !== undefined
      if (!strong && !next.full) continue
      city(words, right ? 0.96 : 0.8)
      state(next, 0.96, words.from)
      break
    }
  }
  // What stands between a street and its state is the city, known or not.
  for (const street of options.streets) {
    const start = skipIn(said, street.unit?.to ?? street.to)
    for (let to = start + 1; to <= start + 3; to += 1) {
      const next = stateAt(said, to)
      const words = next && !covered({ from: start, to: next.to }) ? unknownCity(said, start, to) : null
      if (!next || !words || !near(said, start)) continue
      city(words, 0.75)
      state(next, 0.95)
      break
    }
    const words = cityAt(said, start)
    const verb = words !== null && words.to - words.from === 1 && notNames.has(tokens[start]?.lower ?? '')
    if (words && !verb && near(said, start) && !covered(words)) city(words, 0.93)
  }
  for (const zip of zips) {
    found.push({
      field: 'zip',
      value: zip.digits,
      from: zip.from,
      to: zip.to,
      confidence: zip.kind === 'zip' ? 0.96 : 0.9,
    })
    const before = zip.from - 1
    const ahead = stateBefore(said, zip.from)
    if (ahead && near(said, zip.from) && !covered(ahead)) state(ahead, 0.95)
    const place = said.lists.places.ofZip(zip.digits)
    for (const start of [before - 3, before - 2, before - 1, before, zip.to]) {
      const words = start >= 0 ? cityAt(said, start) : null
      if (!words || covered(words) || !near(said, Math.max(start, zip.from))) continue
      if (start < zip.from && words.to !== zip.from) continue
      if (place && said.lists.places.isNear(words.city, zip.digits)) city(words, 0.95)
    }
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const words = cityAt(said, at)
    if (words && !covered(words)) {
      const left = said.left(at, 5)
      // "Ray as in Raymond" spells.
      if (left.endsWith(' as in ')) continue
      const plain =
        words.to - words.from > 1 || !isEverydayWord(said, at) || said.lists.places.zipCount(words.city) > 4
      if (CITY_CUE.test(left)) city(words, 0.92)
      else if (
        WEAK_CITY_CUE.test(left) &&
        !left.endsWith(' put in ') &&
        plain &&
        !looksLikePerson(said, words)
      )
        city(words, left.endsWith(' in ') ? 0.88 : 0.72)
      else if (
        options.asked &&
        !stateAt(said, at)?.full &&
        said.tokens.length - (words.to - words.from) <= 6 &&
        (at === 0 || / (?:it's|in|um|uh|yeah|yes|city is|that's|just|oh|,) $/.test(left))
      )
        city(words, 0.9)
    }
    const alone = stateAt(said, at)
    if (alone && !covered(alone)) {
      const cue = / (?:in|state is|state of|state|state :|over in|out in) $/.test(said.left(at, 2))
      if ((cue || isCorrection(said, at)) && alone.full) state(alone, 0.9)
      else if (options.asked && (tokens.length <= 4 || (at === 0 && alone.full && tokens.length <= 8)))
        state(alone, 0.9)
      else if (found.some(({ field, to }) => field === 'city' && to === at) && near(said, at))
        state(alone, 0.9)
    }
  }
  return found
}

/** "Boise," or "… 0122 oakland the address is": a city without a cue, when everything else is explained. */
export function findLooseCities(said: Said, taken: (at: number) => boolean): Finding[] {
  const found: Finding[] = []
  const { tokens, lists } = said
  const isWord = (at: number): boolean => notNames.has(tokens[at]?.lower ?? '')
  for (let at = 0; at < tokens.length; at += 1) {
    const words = cityAt(said, at)
    if (!words || range(words.from, words.to).some(taken)) continue
    const single = words.to - words.from === 1
    if (single && (isEverydayWord(said, at) || said.left(at, 2).endsWith(' as in '))) continue
    const segment =
      (at === 0 || tokens[at]?.gap !== '') && (words.to === tokens.length || tokens[words.to]?.gap !== '')
    const starts = at === 0 || tokens[at]?.gap !== '' || taken(at - 1)
    const ends =
      words.to === tokens.length || tokens[words.to]?.gap !== '' || taken(words.to) || isWord(words.to)
    const named = lists.surnames.has(tokens[at]?.lower ?? '') || lists.firstNames.has(tokens[at]?.lower ?? '')
    const big = lists.places.zipCount(words.city) >= (single && named ? 5 : 1)
    const person = single && (lists.firstNames.get(tokens[at]?.lower ?? '') ?? Infinity) < 1200
    if (!segment && !(starts && ends && big && !person)) continue
    found.push({
      field: 'city',
      value: capitalPlace(words.city),
      from: words.from,
      to: words.to,
      confidence: segment ? 0.82 : 0.74,
    })
    at = words.to - 1
  }
  return found
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

/** Nothing but a comma, or a line's end, stands between. */
const near = (said: Said, at: number): boolean =>
  ['', ',', '\n', '(', ':'].includes(said.tokens[at]?.gap ?? 'x') ||
  /^\s*[|/]\s*$/.test(said.source.slice(said.tokens[at - 1]?.end ?? 0, said.tokens[at]?.start ?? 0))

const skipIn = (said: Said, at: number): number =>
  /^(?:in|over|up|down)$/.test(said.tokens[at]?.lower ?? '')
    ? said.tokens[at + 1]?.lower === 'in'
      ? at + 2
      : at + 1
    : at

const followsStreet = ({ streets }: PlaceOptions, at: number): boolean =>
  streets.some(({ to, unit }) => at === to || at === unit?.to)

function* citiesFrom(said: Said, at: number): Generator<CityWords> {
  for (const size of [4, 3, 2, 1]) {
    const words = cityAt(said, at)
    if (words && words.to - words.from <= size) {
      yield words
      return
    }
    const span = { from: at, to: at + size }
    if (span.to > said.tokens.length || !/^[a-z]/i.test(said.tokens[at]?.text ?? '')) continue
    const text = said.text(span)
    if (said.lists.places.statesOf(text).length > 0) yield { ...span, city: text, known: true }
  }
}

function isEverydayWord(said: Said, at: number): boolean {
  const { text, lower } = said.tokens[at] ?? { text: '', lower: '' }
  return said.lists.commonWords.has(lower) && (text === lower || said.tokens[at - 1] === undefined)
}

/** "for dallas cooper": a first name with a surname behind it. */
function looksLikePerson(said: Said, { to, from }: Span): boolean {
  const next = said.tokens[to]
  const { firstNames } = said.lists
  return next?.gap === '' && firstNames.has(said.tokens[from]?.lower ?? '') && nameStrength(said, to) > 0
}

/** A bare five-digit number that is a ZIP code because of where it stands. */
function isZipLike(said: Said, number: NumberSaid, { streets, asked }: PlaceOptions): boolean {
  if (number.kind !== 'plain' || number.digits.length !== 5) return false
  if (streets.some(({ from, to }) => number.from >= from && number.from < to)) return false
  const before = number.from
  const afterPlace =
    near(said, before) &&
    (stateBefore(said, before) !== null ||
      [1, 2, 3, 4].some((size) => cityAt(said, before - size)?.to === before))
  if (said.lists.places.ofZip(number.digits) === null) return afterPlace
  const afterStreet =
    near(said, before) && streets.some(({ to, unit }) => before === to || before === unit?.to)
  const beforeCity =
    cityAt(said, number.to) !== null &&
    near(said, number.to) &&
    said.lists.places.isNear(cityAt(said, number.to)?.city ?? '', number.digits)
  return (
    afterPlace ||
    afterStreet ||
    beforeCity ||
    asked ||
    isCorrection(said, before) ||
    said.tokens[before]?.kind === 'zip'
  )
}
