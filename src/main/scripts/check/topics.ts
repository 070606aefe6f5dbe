import type { Place } from './clauses.ts'
import { nearestInClause } from './nearest.ts'

type MoneyTopic =
  | 'monthly'
  | 'yearly'
  | 'unit'
  | 'deposit'
  | 'discount'
  | 'fee'
  | 'allowance'
  | 'deductible'
  | 'elsewhere'
  | 'finance'
  | 'total'

const cue = (words: string): RegExp => new RegExp(String.raw`\b(?:${words})\b`, 'gi')
const CUES: readonly (readonly [MoneyTopic, RegExp])[] = [
  ['monthly', cue(String.raw`monthly|(?:a|per|each|every) month|/ ?mo(?:nth)?`)],
  ['yearly', cue(String.raw`(?:a|per|each|every) year|annually|(?:a|per|each|every) week|weekly`)],
  [
    'unit',
    cue(
      String.raw`(?:(?<=[\d%] ?)an?|(?<=\d )an|per|each|for each|for every|every) (?:additional |` +
        String.raw`extra )?(?:square foot|square|foot|` +
        String.raw`sq|sheet|window|door|panel|hour|linear|board|gallon|bundle|day|person|piece|vent|` +
        String.raw`skylight|yard|inch)`,
    ),
  ],
  [
    'deposit',
    cue(
      String.raw`deposit|down(?: payment)?|up ?front|at signing|first payment|balance|final payment|` +
        String.raw`remaining|rest`,
    ),
  ],
  [
    'discount',
    cue(
      String.raw`off|discount(?:ed|s)?|sav(?:e|es|ing|ings)|less|cheaper|knock(?:s|ed)?|rebate|` +
        String.raw`credit|reduction|reduced|` +
        String.raw`coupon|back|lower|deduct`,
    ),
  ],
  ['fee', cue(String.raw`fees?|permit|disposal|inspection|surcharge|tax(?:es)?|commission`)],
  ['allowance', cue(String.raw`allowance|allow|up to|pre-?approv\w*|approved|budget|limit`)],
  ['deductible', cue('deductible')],
  [
    'elsewhere',
    cue(
      String.raw`(?:other|another|their|second|his|her) (?:quotes?|bids?|offers?|price)|` +
        String.raw`competitors?|quotes so far`,
    ),
  ],
  ['finance', cue(String.raw`interest|apr|financ\w*|loan|rate`)],
  [
    'total',
    cue(
      String.raw`total|price|priced|cost|costs|investment|comes to|all in|all together|altogether|` +
        String.raw`runs?|charge`,
    ),
  ],
]

/** What an amount or a percentage is: a deposit is no price, and a month's payment no total. */
export const moneyTopic = (place: Place): MoneyTopic => nearestInClause(place, CUES) ?? 'total'

type WarrantyScope = 'work' | 'material'
const WORK = /\b(?:workmanship|labor|our work|install\w*|craftsmanship)\b/i
const MATERIAL =
  /\b(?:materials?|manufacturer\w*|product|shingles?|factory|fade|finish|paint|glass|hail|parts)\b/i

/** Whose warranty is meant, where it says so. */
export const warrantyScope = (text: string): readonly WarrantyScope[] => [
  ...(WORK.test(text) ? (['work'] as const) : []),
  ...(MATERIAL.test(text) ? (['material'] as const) : []),
]

const TRADES: readonly (readonly [string, RegExp])[] = [
  ['roof', /\b(?:roof\w*|shingles?)\b/i],
  ['siding', /\bsiding\b/i],
  ['window', /\bwindows?\b/i],
  ['gutter', /\bgutters?\b/i],
  ['deck', /\bdecks?\b/i],
  ['bath', /\b(?:bath\w*|showers?|tubs?)\b/i],
  ['kitchen', /\b(?:kitchens?|cabinets?|countertops?)\b/i],
  ['paint', /\b(?:paint\w*)\b/i],
]
export const tradesIn = (text: string): readonly string[] =>
  TRADES.filter(([, pattern]) => pattern.test(text)).map(([trade]) => trade)

/** Nothing of what one names, or both something in common. */
export const agree = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one))
