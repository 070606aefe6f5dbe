/** What is said to whoever writes, not to the customer: "mention that", "put it in", "please". */
const LINK = String.raw`(?:and|so|but|then|also|please|pls|just|do|you can|you should|can you|could you|i want you to)`
const THING = '(?:it|that|this|so|them|these|those|all of (?:it|that|them))'
const SPOT =
  '(?:there|it|writing|(?:the )?(?:very )?(?:start|end|beginning|top|bottom)|' +
  '(?:the )?(?:(?:first|second|third|last|next|opening|closing) )?' +
  '(?:script|text|proposal|primer|video|draft|offer|paragraph|part|section|sentence))'
const WHERE =
  String.raw`(?:\s+(?:too|as well|please|pls|somewhere|clearly|now|up|down|out|for me|again|` +
  String.raw`(?:in|into|to|at|near)(?: ${SPOT})?|${SPOT}))*`
const DEED =
  String.raw`(?:make sure (?:to|you|that you)|be sure to|don't forget to|remember to)?\s*` +
  String.raw`(?:(?:mention|say|include|add|state|note|stress|cover|bring up|point out|emphasi[sz]e|` +
  String.raw`highlight|write|draft|use|tell (?:him|her|them)) ${THING}${WHERE}|` +
  String.raw`(?:put|work|fit|throw|get|bring) ${THING} (?:in|into|at|near)\b(?: ${SPOT})?${WHERE}|` +
  String.raw`(?:put|work) in ${THING}${WHERE}|let (?:him|her|them) know(?: (?:that|so))?|` +
  String.raw`(?:write|draft) (?:the|a) (?:script|text|proposal|primer))`
const COURTESY = String.raw`(?:please|pls|plz|thanks|thank you|thx)`
const TAIL: readonly RegExp[] = [
  new RegExp(String.raw`(?:\s*[,;.–—]|\s+-)\s*(?:${LINK}\s+)*${DEED}[\s.!]*$`, 'i'),
  new RegExp(String.raw`\s+(?:${LINK}\s+)+${DEED}[\s.!]*$`, 'i'),
  new RegExp(String.raw`(?:\s*[,;.–—]\s*${COURTESY}|\s+(?:please|pls|plz))[\s.!]*$`, 'i'),
]
const WHOLE = new RegExp(String.raw`^\W*(?:${LINK}\s+)*(?:${DEED}|${COURTESY})\W*$`, 'i')

const BARE_COURTESY = new RegExp(String.raw`^\W*${COURTESY}\W*$`, 'i')
const ANNOUNCED =
  /^(?:please )?(?:put|mention|say|include|add|note|write) (?:it|this|that)(?: in| down)?\s*:\s*/i

/** "Put this in: the price is …" without its beginning. */
export const withoutAnnouncement = (text: string): string => text.replace(ANNOUNCED, '')
/** "Please" or "thanks" and nothing else. */
export const isCourtesy = (text: string): boolean => BARE_COURTESY.test(text)

/** Nothing but an instruction that points to what was said before it. */
export const isInstruction = (text: string): boolean => WHOLE.test(text)

/** A value without the instruction that came with it; empty where there is nothing else. */
export function withoutInstruction(value: string): string {
  let rest = value.trim()
  for (;;) {
    if (isInstruction(rest)) return ''
    const next = TAIL.reduce((text, tail) => text.replace(tail, ''), rest).trim()
    if (next === rest) return rest
    rest = next
  }
}
