import { plainSigns } from './words-of.ts'

const DAYS =
  String.raw`new year|easter|thanksgiving|christmas|halloween|hanukkah|holidays|(?:fourth|4th) of ` +
  String.raw`july|birthday|` +
  String.raw`memorial day|labor day|mother's day|father's day|valentine's day|friday|monday`
/** Ways of speaking that count and date nothing. */
const IDIOMS = new RegExp(
  String.raw`\b(?:(?:happy|merry|blessed|joyous) (?:${DAYS})|season's greetings|thanks a million|a ` +
    String.raw`million thanks|one in a million|` +
    String.raw`two heads|24/7|(?:a |one )?(?:hundred|100) ?(?:percent|%) (?:sure|certain|honest|` +
    String.raw`behind|with you|agree|on your side)|` +
    String.raw`on your side (?:a |one )?(?:hundred|100) ?(?:percent|%)|at the end of the day,? ` +
    String.raw`(?=it|you|we|this|that|what))`,
  'gi',
)

/** Where a text only speaks that way. */
export const idiomsIn = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  [...plainSigns(text).matchAll(IDIOMS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
