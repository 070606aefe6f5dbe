import { stem } from '#shared/text/stem.ts'

/** Units under one name each; the words are lower case. */
const UNITS: Readonly<Record<string, string>> = {
  year: 'year years yr yrs',
  month: 'month months mo mos',
  week: 'week weeks wk wks',
  day: 'day days',
  hour: 'hour hours hr hrs',
  minute: 'minute minutes min mins',
  second: 'second seconds',
  decade: 'decade decades',
  generation: 'generation generations',
  square: 'square squares sq',
  foot: 'foot feet ft',
  inch: 'inch inches in "',
  mile: 'mile miles mph',
  percent: '% percent pct',
  sheet: 'sheet sheets',
  layer: 'layer layers',
  window: 'window windows units',
  door: 'door doors',
  skylight: 'skylight skylights',
  gutter: 'gutter gutters',
  downspout: 'downspout downspouts',
  coat: 'coat coats',
  degree: 'degree degrees',
  star: 'star stars',
  gallon: 'gallon gallons',
  pound: 'pound pounds lb lbs',
  home: 'home homes house houses roof roofs',
  job: 'job jobs project projects installation installations',
  customer: 'customer customers homeowner homeowners client clients family families neighbor neighbors',
  review: 'review reviews',
  person: 'people person employee employees installer installers crew crews roofer roofers worker workers',
  color: 'color colors colour colours',
  payment: 'payment payments installment installments instalments',
  room: 'room rooms bedroom bedrooms bathroom bathrooms',
  panel: 'panel panels',
  board: 'board boards',
  shingle: 'shingle shingles',
  ounce: 'ounce ounces oz mil mils',
  mail: 'visit visits inspection inspections trip trips',
}
const BY_WORD = new Map(
  Object.entries(UNITS).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
)

export const unitOf = (word: string): string => BY_WORD.get(word) ?? ''
export const thingStem = (word: string): string => unitOf(word) || stem(word)

/** Small numbers of these say nothing that could be wrong: "two things", "three questions". */
const HARMLESS = new Set(
  (
    'thing things question questions point points step steps way ways reason reasons part parts ' +
    'word words choice ' +
    'choices option options side sides time times bit idea ideas topic topics item items sentence ' +
    'sentences page pages line lines detail details example examples story stories rule rules fact ' +
    'facts concern concerns goal goals priority priorities worry worries hand hands eye eyes cent ' +
    'cents pair pairs kind kinds sort sorts piece pieces minds note notes paths directions levels mistakes'
  ).split(' '),
)
export const isHarmless = (word: string): boolean => HARMLESS.has(word)
