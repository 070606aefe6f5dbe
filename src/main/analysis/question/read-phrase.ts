import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'

const QUOTED = /"([^"]{1,200})"|(?:^|[\s(])'([^']{2,200}(?:'(?:s|t|re|ll|ve|d|m)\b[^']*)*)'(?=[\s?.!,)]|$)/

/** A phrase in quotation marks. */
export function readQuoted(reader: Reader): string | null {
  const quoted = reader.take(QUOTED)
  if (!quoted) return null
  reader.take(/\b(?:the )?(?:phrases?|words?|line|sentence|expression)\b/)
  return (quoted[1] ?? quoted[2] ?? '').trim()
}

/** What follows "how often do we say", "which calls mention", "how many customers mentioned". */
export function readPhrase(reader: Reader): string | null {
  const said = pattern(String.raw`\b(?:how (?:often|many times|frequently)|how many (?:calls|conversations|
    reps|people|customers|homeowners|clients|buyers)|who|
      which reps?|when) (?:is |are |do |does |did |was |were )?(?:(?:we|you|they|the|our|reps?|
      customers?|homeowners?|people|anyone|anybody|somebody|someone|sales|¤+) ?)*(?:says?|said|
      mentions?|mentioned|uses? the (?:word|phrase)|used the (?:word|phrase)|uses?|talks? about|
      talked about|asks? about|asked about|brings? up|hears?) (?:the (?:word|phrase) )?(?!the most|
      most\b)(.+?)(?= (?:in|on|during|with|by|per|for|from|since|when|to) (?:the |our |their |a |
      customers?|¤|won|lost|calls?|each|roof|sid)|\?|\.|
      $| the most| most(?: often)?$| more(?: often)?$)`).exec(reader.rest())
  const passive =
    pattern(String.raw`\bhow (?:often|many times|frequently) (?:is|are|was|were|do|does|did) (?:the (?:word|
      phrase) )?(.+?) (?:mentioned|said|used|brought up|come up|comes up|discussed|talked about)\b`).exec(
      reader.rest(),
    )
  const calls = pattern(String.raw`\b(?:which|what|how many|in which|in how many|(?:percent|percentage|share|
      fraction|part|proportion) of)[ ]
      (?:the |all |our |of |my |¤+(?:'s)? |won |lost |open )*(?:calls?|
      conversations?|meetings?|visits?) (?:mention|mentions|mentioned|talk about|
      are about(?! ¤| roof| sid| win| door| gut| deck| kit| bath| insul| att)|contain|
      discuss|discussed|touch on|bring up|brought up) (.+?)(?= (?:by|per|in|since|during|last|this)\b|
      \?|\.|$)`).exec(reader.rest())
  const calling = String.raw`\bin (?:how many|which|what) (?:of )?(?:the |our |my |¤+(?:'s)? |won |
      lost |open )*(?:calls?|
      conversations?|meetings?|visits?)`
  const end = String.raw`(?= (?:by|per|in|since|during|last|this)\b|\?|\.|$)`
  const active = pattern(
    String.raw`${calling} (?:did|do|does|have|has) (?:anybody |anyone |somebody |someone |we |they |
      the (?:rep|
      customer) |reps |customers |¤+ )?(?:mention|mentioned|say|said|bring up|talk about) (.+?)${end}`,
  ).exec(reader.rest())
  const inCalls = pattern(
    String.raw`${calling} (?:is|are|was|were|did|does|do|gets?) ([^¤]+?) (?:mentioned|said|brought up|
      come up|comes up|
      discussed|talked about|used)\b`,
  ).exec(reader.rest())
  return (
    takePhrase(reader, said) ??
    takePhrase(reader, passive) ??
    takePhrase(reader, calls) ??
    takePhrase(reader, active) ??
    takePhrase(reader, inCalls)
  )
}

function takePhrase(reader: Reader, said: RegExpExecArray | null): string | null {
  const phrase = said?.[1]
    ?.replace(/^(the|a|an|our|their|his|her|my|your) (?=\S+$)/, '')
    .replace(/[¤,]+/g, ' ')
    .trim()
  if (!said?.[1] || !phrase) return null
  if (
    pattern(String.raw`^(the |a |an |our )?(price|prices|pricing|money|dollar amounts?|dollars|
    objections?|questions?|
      next steps?|that|this|it|what|something)\b`).test(phrase)
  )
    return null
  const from = said.index + said[0].lastIndexOf(said[1])
  reader.cut(from, from + said[1].length)
  return phrase
}
