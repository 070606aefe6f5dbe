/** What is said to whoever writes, not to the customer: "mention that", "put it in", "please". */
const LINK = String.raw`(?:and|so|but|then|also|please|pls|just|do|you can|you should|can you|could you|i want you to)`
const THING = '(?:it|that|this|so|them|these|those|all of (?:it|that|them))'
const WHERE =
  String.raw`(?:\s+(?:too|as well|please|pls|somewhere|clearly|now|up|down|out|for me|again|` +
  String.raw`(?:in|into|to)(?: (?:there|it|the (?:script|text|proposal|primer|video|draft|offer)))?))*`
const DEED =
  String.raw`(?:make sure (?:to|you|that you)|be sure to|don't forget to|remember to)?\s*` +
  String.raw`(?:(?:mention|say|include|add|state|note|stress|cover|bring up|point out|emphasi[sz]e|highlight|` +
  String.raw`put|work|write|draft|fit|throw|get|tell (?:him|her|them)|bring|use) ${THING}${WHERE}|` +
  String.raw`mention ${THING} (?:to|for) (?:him|her|them)|let (?:him|her|them) know(?: (?:that|so))?|` +
  String.raw`(?:write|draft) (?:the|a) (?:script|text|proposal|primer))`
const COURTESY = String.raw`(?:please|pls|plz|thanks|thank you|thx)`
const TAIL: readonly RegExp[] = [
  new RegExp(String.raw`(?:\s*[,;.–—]|\s+-)\s*(?:${LINK}\s+)*${DEED}[\s.!]*$`, 'i'),
  new RegExp(String.raw`\s+(?:${LINK}\s+)+${DEED}[\s.!]*$`, 'i'),
  new RegExp(String.raw`(?:\s*[,;.–—]\s*${COURTESY}|\s+(?:please|pls|plz))[\s.!]*$`, 'i'),
]
const WHOLE = new RegExp(String.raw`^\W*(?:${LINK}\s+)*(?:${DEED}|${COURTESY})\W*$`, 'i')

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
