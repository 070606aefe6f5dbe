const LEAD =
  "^\\W*(?:(?:hey|hi|hello|ok(?:ay)?|so|now|also|and|please|pls|next|then|good morning)[\\s,!.]+)*(?:(?:can|could|would|will) (?:you|u)(?: please| pls)? |(?:i|we)(?:'d| would)? (?:need|want|like)(?: to (?:have|get))? (?:you to )?|let'?s |need )?"
const MAKES =
  '(?:(?:write|draft|compose|create|prepare|whip up|put together|make|do|start|get|give|work on) (?:(?:me|us|up|him|her|them) )*)'
const NOUN = '(?:primer|proposal)(?: (?:script|video|pitch))*'
const LITTLE =
  '(?:(?:an?|another|one|new|quick|short|my|our|his|her|their|nice|good|personal) )*(?:(?!the\\b)\\p{L}+[- ]){0,2}?'

/** "Primer for Naomi Okonkwo, job 2282-01, goal: get her to sign": the noun comes first. */
const NOUN_FIRST = new RegExp(`${LEAD}${MAKES}?${LITTLE}${NOUN},? (?:for\\b|(?:job )?#?\\d{3,}-\\d+)`, 'iu')
const WITH_VERB = new RegExp(
  `${LEAD}(?:write|draft|compose|create|prepare|whip up|put together) (?:(?:me|us|up|him|her|them) )*(?:(?:an?|another|the|new|quick|short) )+(?:\\p{L}+[- ]){0,2}?${NOUN}\\b`,
  'iu',
)
const SOMETHING = new RegExp(
  `${LEAD}(?:write|draft) (?:me |us |up )?(?:something|smth|smthg|sth|sumthin\\p{L}*) for \\S`,
  'iu',
)

/** A script is spoken of, but something else is to be done: a note about it, its whereabouts, the stage of its job. */
const ELSEWHERE =
  /\b(?:(?:add|put|leave|make|drop|write|log) (?:a |this |that )?(?:\w+ )?note|task|to-?do|remind me|(?:move|mark|set) (?:it|that|this|the|him|her|them|job)\b|stage|(?:was|got|is|been) (?:sent|signed|due|out|ready|approved|accepted|rejected)|went out|template|tell \p{Lu}|@)/u
/** Something is done with one that there is. */
const HANDLES =
  /^\W*(?:(?:please|can you|could you|hey|ok(?:ay)?)[\s,]+)*(?:find|show|open|search|look|read|pull|check|e-?mail|send|delete|remove|export|print|log|finish|see|use|copy|review|compare|summari[sz]e|list|count|mark|move|tell|ask|call|remind|back|which|get me the|give me the)\b/i
const ASKS = /^\W*(?:what|when|where|who|which|why|how|is|are|was|were|does|do we|did|has|have)\b/i

/** An order for a primer or a proposal, whatever the rest of the message gives for it. */
export function ordersScript(text: string): boolean {
  const plain = text.replace(/[\u2018\u2019]/g, "'")
  if (ASKS.test(plain) || HANDLES.test(plain) || ELSEWHERE.test(plain)) return false
  return [NOUN_FIRST, WITH_VERB, SOMETHING].some((order) => order.test(plain))
}
