import type { ObjectionKind } from '#shared/domain/transcript.ts'
import { pattern } from './pattern.ts'

const SHOW = pattern(String.raw`\b(?:show|quotes?|quote me|examples?|read me|find|hear how|play|
  give me (?:the |some )?(?:words|
      lines|sentences|wording))\b`)
const HOW = pattern(String.raw`\bhow (?:exactly )?(?:do|does|did|would|can|should|¤+) (?:¤+ |we |they |you |
  our |the |reps? |
      customers? |and |usually |normally |typically |best |sales ?people |team )*(?:answer|handle|
      respond|address|deal with|overcome|counter|react|explain|open|start|begin|introduce|close|end|
      wrap up|bring up|present|name|quote|talk about|describe|ask|finish|sell|pitch|greet|discuss|
      justify|defend)`)
const SAID = pattern(String.raw`\bwhat (?:do|does|did|have|has|are|is|was|were) .{0,60}\b(?:say|says|said|
  saying|tell|told|
      answer|answered|respond|ask|asked|mention|worry|complain|promise\w*|think|want|offer\w*)\b|
      ^(?:and |but )?(?:did|has|does|do|have) (?:anybody|anyone|somebody|someone|any (?:customer|rep|
      homeowner|client)s?|¤+|customers?|reps?|they|we)(?: ever)? (?:say|said|mention\w*|talk\w*|
      ask\w*|bring|brought|discuss\w*|complain\w*|promise\w*)\b|\bwhat (?:was|is|were) (?:said|
      promised|discussed)\b|\bwhere (?:do|did|does) .{0,30}\b(?:say|mention|talk|discuss|promise)\w*|
      \b(?:calls|conversations) (?:about|mentioning|where)\b`)

export const wantsWords = (text: string): boolean =>
  (SHOW.test(text) || HOW.test(text) || SAID.test(text)) &&
  !/\bhow (?:well|often|many|much|long|frequently)\b/.test(text)

/** What the words that are wanted are about; null: only the words of the question tell. */
export function searchSubject(text: string, kinds: readonly ObjectionKind[]): string | null {
  const objection = /\b(?:objections?|object|pushback|concerns?)\b/.test(text)
  if (objection || kinds.length > 0) {
    const what = [...kinds, 'objections'].join(' ')
    const answered = /\b(?:answer|handl|respond|address|deal|overcom|counter|react|say to|repl)\w*/.test(text)
    return answered ? `answers to ${what}` : what
  }
  if (/\b(?:complain|worr(?:y|ies|ied))/.test(text)) return 'objections'
  if (/\bnext[- ]steps?\b/.test(text)) return 'next steps'
  if (
    pattern(String.raw`\b(?:opens?|opening|openings|opened|starts?|starting|begins?|introduces?|
      greets?)\b(?! (?:the )?(?:price|subject|work|job))`).test(text)
  )
    return 'openings'
  if (/\b(?:closes?|closing|closings|ends?|ending|wraps? up|finish\w*)\b/.test(text)) return 'closings'
  if (
    pattern(String.raw`\b(?:name|names|named|present|presents|quote|quotes|bring up|brings up|
    justify|defend|discuss|
      talk about|talks about)\b.{0,20}\b(?:price|prices|cost|money|number)\b`).test(text)
  )
    return 'prices'
  if (/\bquestions?\b/.test(text)) return 'questions'
  return null
}

/** Words that only ask to be shown something. */
export const isWish = (word: string): boolean =>
  pattern(String.raw`^(?:open\w*|start\w*|begin\w*|clos\w*|end\w*|greet\w*|wrap\w*|show\w*|
  quote\w*|example\w*|read|
      find|hear|play|wording|lines?|sentences?|answer\w*|handl\w*|respond\w*|address\w*|overcom\w*|
      counter\w*|react\w*|explain\w*|introduc\w*|present\w*|pitch\w*|discuss\w*|describ\w*|tell|told|
      ask\w*|complain\w*|promis\w*|offer\w*|exactly|ever|anything|reply|replies|replied|think|want)$`).test(
    word,
  )
