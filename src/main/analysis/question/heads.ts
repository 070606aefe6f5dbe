import { pattern } from './pattern.ts'

const CALL =
  '(?:calls?|conversations?|deals?|meetings?|visits?|transcripts?|jobs?|appointments?|sales|losses|wins)'
const KIND = '(?:price|timing|trust|competition|financing)'
const MODIFIER = `(?:(?:the|all|all of|our|of|my|other|those|these|sales|any|won|lost|open|closed|recorded|
  total|many|single|¤+(?:'s?)?),? )*`
const ASKED = `(?:(?:in )?(?:how many|what number of|(?:what is |what's |
      tell me )?(?:the )?(?:total )?number of|count(?: of)?|
  which|what|list|show(?: me)?|find(?: me)?|display|name|give me|get me)|(?:in |for )?(?:what|which|
      what is the|what's the|the)?
  [ ]?(?:percent(?:age)?|share|fraction|proportion|portion|part|%) of|how often do)`
const BEGIN = '(?:(?:and|but|so|ok|please|can you|could you|tell me|i want to know),? )*'

const HEAD = pattern(`^${BEGIN}(?:${ASKED} )?${MODIFIER}${CALL}\\b(?! (?:length|duration|per|by call))`)
const INSIDE = pattern(
  `\\b(?:how many|number of|share of|percent(?:age)? of|fraction of) ${MODIFIER}${CALL}\\b`,
)
const CHOSEN =
  pattern(`\\b${CALL} (?:with|without|where|in which|that|which|when|having|had|have|ended|end|longer|
      shorter|of|over|under|lasting|
  not|other than|excluding|except)\\b|\\b(?:when|if|where|once) (?:the |
      an? )?(?:[\\w¤]+ )?objections? (?:comes?|came|is|was|gets?|are|were)\\b`)
const SHARE = pattern(
  `\\b(?:percent(?:age)?|share|fraction|proportion|portion|part|%) of ${MODIFIER}${CALL}\\b`,
)
const OBJECTIONS = pattern(
  `\\b(?:percent(?:age)?|share|fraction|proportion|portion|part|%) of ${MODIFIER}objections?\\b`,
)
const HEAD_OBJECTION = pattern(`^${BEGIN}(?:how many|number of) (?:¤+ |${KIND} )*objections?\\b`)

/** Calls are what is counted or listed: "how many calls had a price objection" counts no objections. */
export const asksForCalls = (text: string): boolean =>
  !HEAD_OBJECTION.test(text) && (HEAD.test(text) || INSIDE.test(text))

/** Something of the question narrows the calls: "win rate of calls with a price objection". */
export const choosesCalls = (text: string): boolean => asksForCalls(text) || CHOSEN.test(text)

/** "What share of our objections are about price": of all of them, no kind stands before. */
export const sharesObjections = (text: string): boolean => OBJECTIONS.test(text)

/** "What share of our lost calls": where the calls of which a part is wanted end; null when none is. */
export function wholeEnds(text: string): number | null {
  const match = SHARE.exec(text)
  return match ? match.index + match[0].length : null
}
