import type { Inspiration } from '#shared/domain/script-draft.ts'
import { findClaims } from '../check/find-claims.ts'
import { DELICATE, PRICE } from './delicate.ts'
import { wordsOfTrades } from './trade-words.ts'
import { sentencesOf } from './words.ts'

/** What a phrase is to fit: the script's job and what is to be said in it. */
export interface PhraseUse {
  readonly trades: readonly string[]
  readonly otherTrades: RegExp | null
  readonly cover: readonly string[]
  /** A recorded video, in which nobody can be stopped or asked. */
  readonly recorded: boolean
}

const START = /^(?:We|Our|I|You will|You'll)\s/
const ALL = '(?:every\\w*|each|all|our|your)'
/** How we go about our work, right after who does it: a deed with what it is done to, or it may be about anything. */
const DEED =
  `(?:shows? (?:you|people|${ALL})|walks? (?:you|people)|explains? (?:${ALL}|what|how|why|things)|` +
  `answers? ${ALL}|writes? (?:down|${ALL})|listens? (?:to (?:you|people)|first|before)|` +
  `asks? (?:you|people|${ALL}|about)|talks? (?:with you|(?:things|everything) (?:through|over))|` +
  `photographs? ${ALL}|takes? (?:a |some )?(?:photos?|pictures?)|cleans? (?:up|${ALL})|protects? ${ALL}|` +
  `covers? your|plans? (?:around|${ALL})|measures? (?:twice|${ALL})|looks? (?:at|over) ${ALL}|` +
  `goe?s? (?:through|over)|keeps? you|puts? everything|treats? ${ALL}|tells? you|calls? you)`
const OUR_WAY = new RegExp(
  String.raw`^(?:We|I|Our (?:crews?|people|installers?|team))(?: (?:also|usually|simply|like to|want to|prefer to|` +
    String.raw`try to|would rather|all|both))* ${DEED}\b|^Our way\b|` +
    String.raw`^You(?: will|'ll) (?:always |also )?(?:know|see|hear|get|have)\b.*\b(?:photos?|pictures?|` +
    String.raw`writing|written|plain words|questions?|person|answer)\b`,
)
const PAST = new RegExp(
  String.raw`\b(?:did|didn't|was|were|wasn't|had|found|saw|came|went|took|hung|warrant\w*|` +
    String.raw`because (?:we|it|the)|not the)\b`,
  'i',
)
const PROMISE = new RegExp(
  String.raw`\b(?:will|'ll|won't|going to|gonna|promise\w*|guarantee\w*|deal|throw|today|tomorrow|` +
    String.raw`tonight|yesterday|week|month|year|season|already|again|earlier|last time|you said|you told|` +
    String.raw`you mentioned|your neighbors?|sign|free)\b`,
  'i',
)
/** Who or what is meant was said before. */
const POINTS_BACK = new RegExp(
  String.raw`\b(?:it|its|it's|they|they're|them|their|he|she|him|his|her|hers|there|those|these|such|one|ones|` +
    String.raw`same|other|others|another|here|too|either|neither|instead)\b|` +
    String.raw`\bthis\b|\bthat(?!\s+(?:we|you|i|nothing|everything|everybody|nobody|your|our)\b)|` +
    String.raw`\bthe (?!(?:whole )?(?:work|job|home|house|yard|end|day|first|crew|agreement|way we)\b)`,
  'i',
)
/** A rule or a condition, which holds for what was spoken of. */
const CONDITION = new RegExp(
  String.raw`\b(?:rules?|if|unless|except|provided|as long as|only|may|must|might|can't|cannot|can not|should\w*|` +
    String.raw`have to|has to|needs? to|allowed|permitted|supposed|never|don't|do not|doesn't|not|no|when|whenever|` +
    String.raw`while|until|or|but|required?)\b`,
  'i',
)
const INTERRUPTS = /\b(?:stop|interrupt|cut) (?:me|us|in)\b|\b(?:me|us) off\b|\bright now\b/i
const LITTLE = /^(?:about|with|that|this|your|what|when|have|from|want|know|they|them|there|our|home|work)$/i

const contentOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 3 && !LITTLE.test(word))

/** It was said about the same trade, or speaks of a point that is to be covered. */
function isNear({ why, text }: Inspiration, sentence: string, { trades, cover }: PhraseUse): boolean {
  const about = `${why} ${text}`.toLowerCase()
  if (trades.some((trade) => about.includes(trade.toLowerCase())) || wordsOfTrades(trades).test(text))
    return true
  const wanted = new Set(cover.flatMap(contentOf))
  return contentOf(sentence).some((word) => wanted.has(word))
}

/**
 * Sentences that somebody else was told, where they fit everybody: how we work, with no name, number, promise or
 * condition, and nothing that points back. In doubt none.
 */
export function speakPhrase(said: Inspiration, use: PhraseUse): readonly string[] {
  return sentencesOf(said.text.trim().replace(/[’‘]/g, "'")).filter((sentence) => {
    const words = sentence.split(/\s+/).length
    if (words < 6 || words > 26 || !START.test(sentence) || !sentence.endsWith('.')) return false
    if (!OUR_WAY.test(sentence) || POINTS_BACK.test(sentence) || CONDITION.test(sentence)) return false
    const promised = sentence.replace(/^You(?: will|'ll) /, '')
    if (PROMISE.test(promised) || PAST.test(sentence)) return false
    if (/[:;…"“”()[\]\d]|\.\.|--|—|\b(?:um|uh|kinda|gotta|y'know)\b/i.test(sentence)) return false
    if (DELICATE.test(sentence) || PRICE.test(sentence) || use.otherTrades?.test(sentence)) return false
    if (use.recorded && INTERRUPTS.test(sentence)) return false
    return isNear(said, sentence, use) && findClaims(sentence).length === 0
  })
}
