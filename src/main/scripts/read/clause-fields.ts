import type { SaidField } from './script-reading.ts'
import { withoutAnnouncement } from './instructions.ts'
import { changedSender } from './sender-change.ts'
import { SCRIPT_NOUN, TONE, withoutLead } from './script-words.ts'

/** What one clause says about one field. */
export interface ClauseSays {
  readonly field: SaidField
  readonly value: string
}

const TOPIC = '(?:the (?:topic|subject|matter) of |anything about |any |about )?'
const AVOIDS: readonly RegExp[] = [
  new RegExp(
    `(?:\\b(?:don['’]?t|do not|never|please don['’]?t|no need to|not to|shouldn['’]?t|should not|without|avoid|refrain from)\\s+(?:ever |even )?(?:talk(?:ing)? (?:about|of)|mention(?:ing)?|bring(?:ing)? up|discuss(?:ing)?|go(?:ing)? into|get(?:ting)? into|touch(?:ing)?(?: on)?|say(?:ing)? anything (?:about|on)|say(?:ing)?|includ(?:e|ing)|refer(?:ring)? to|promis(?:e|ing)|push(?:ing)?|us(?:e|ing)|name|naming))\\s+${TOPIC}(?<value>.+)$`,
    'i',
  ),
  /^(?:please )?(?:it should |to )?(?:avoid|leave out|skip|steer clear of|stay away from|stay off|keep away from|keep off|omit|exclude)\s+(?:any )?(?:mention(?:ing)? (?:of )?|talk(?:ing)? (?:of|about) )?(?<value>.+)$/i,
  /^(?:please )?(?:leave|keep)\s+(?<value>.+?)\s+out(?: of (?:it|this|that|there))?$/i,
  /^(?:with )?(?:no|without(?: any)?)\s+(?:mention|talk|word|discussion)s?\s+(?:of|about|on)\s+(?<value>.+)$/i,
  /^(?:say )?nothing\s+(?:about|on)\s+(?<value>.+)$/i,
]
/** "No price talk", "not the neighbors": heard only where it is no idiom. */
const BARE_AVOIDS: readonly RegExp[] = [
  /^(?:and |with )?no\s+(?<value>(?:\p{L}+[\s-]?){1,3}?)(?:\s+talk)?$/iu,
  /^(?:and |but )?not (?:a word about |anything about |about |any |the )(?<value>.+)$/i,
]
const COVERS: readonly RegExp[] = [
  /^(?:please )?(?:also )?(?:add|insert|include)\s+(?:(?:a|another|one|some(?:thing)?)\s+)?(?:(?:point|section|part|paragraph|line|bit|sentence|word)\s+)?(?:about|on|for)\s+(?<value>.+)$/i,
  /^(?:please )?(?:also )?add\s+(?<value>.+)$/i,
  /\b(?:mention|cover|include|talk about|speak about|bring up|touch on|highlight|emphasi[sz]e|stress|point out|work in|address|play up|focus on|lean on|go over|refer to|bring in|put in|throw in)\s*[:\s]\s*(?<value>.+)$/i,
  /^(?:please )?(?:also )?note (?:that |how )?(?<value>.+)$/i,
  /^(?:please )?(?:also )?(?:say|tell (?:him|her|them|the customer)|remind (?:him|her|them)|explain|let (?:him|her|them) know)\s+(?:that |about )?(?<value>.+)$/i,
  /^(?:with|points? to (?:cover|make)(?: are| is)?:?|cover:|key points?:?)\s+(?:a |the )?(?:mention|word|line|note|bit) (?:of|about|on)\s+(?<value>.+)$/i,
  /^(?:points? to (?:cover|make)|things? to (?:cover|mention)|key points?|cover|must-?haves?)(?: are| is)?\s*:\s*(?<value>.+)$/i,
]
const OFFERS: readonly RegExp[] = [
  /^(?:(?:say |make |set |put |change )?(?:that )?(?:the |our |my )(?:offer|price|quote|total|bid|number|investment|deal)(?: (?:to (?:him|her|them)|for (?:him|her|them|this)))?|offer|price)\s*(?:is|are|should be|would be|will be|to|at|comes (?:in )?(?:at|to)|:|=)\s*(?:now )?(?<value>.+)$/i,
  /^(?:we(?:['’]re| are)|i(?:['’]m| am)) (?:offering|quoting|giving (?:him|her|them))\s+(?:(?:him|her|them|the customer)\s+)?(?<value>.+)$/i,
  /^(?:we|i) (?:can )?(?:offer|quote)(?:ed)?\s+(?:(?:him|her|them)\s+)?(?<value>.+)$/i,
  /^(?:offer|quote) (?:him|her|them)\s+(?<value>.+)$/i,
  /^(?:(?:the |our |my )?(?:offer|price|quote|total|bid)) (?:of |at |for |now )?(?<value>\$?\d[\d,.]*k?\b.*)$/i,
  /^(?<value>(?:for |at )?\$\s?\d[\d,.]*.*)$/i,
  /^(?<value>\d{1,3}(?:\.\d)?k\b.*)$/i,
  /^(?<value>\d{1,3}(?:,\d{3})+(?:\.\d\d)?(?![\w-]).*)$/i,
  /^(?<value>\d{1,2}(?:\.\d+)?\s?(?:%|percent) (?:off|discount).*)$/i,
]
const GOALS: readonly RegExp[] = [
  /^(?:the |my |our )?(?:goal|aim|point|purpose|idea|objective)s?(?: (?:of it|here))?\s*(?:is|are|:|=)\s*(?:to |that )?(?<value>.+)$/i,
  /^(?:it (?:should|has to|must|needs to) )?(?<value>(?:get|getting|help|convince|persuade|move|nudge|show|reassure|encourage|motivate|invite|assure) (?:him|her|them|the (?:customer|homeowner|couple)s?) (?:to )?.+)$/i,
  /^(?<value>(?:just )?(?:get (?:it|this|that|the \w+) signed|(?:he |she |they )?(?:signs?|decides?|commits?)\b(?! (?:(?:it|this|that|off) )?(?:from|by|as|with|off)\b)|close (?:him|her|them|it|this|the (?:deal|sale))|say yes).*)$/i,
  /^(?<value>(?:reassure|convince|excite|thank|motivate|calm|encourage|persuade|impress|win|educate|prepare) (?:him|her|them|the (?:customer|homeowner|couple|family))\b.*)$/i,
  /^(?:it|this|the (?:script|primer|proposal|video)) should (?<value>(?!be|sound|take|last|run|have|not|cover|mention|include|avoid|end|start|open|close|say|talk|stay|come|feel)\p{L}+ .+)$/iu,
  /\bgoal\s*(?:is|are|:|=|–|-)?\s*(?:to |that )?(?<value>\p{L}.+)$/iu,
  /^(?:so (?:that )?)(?<value>(?:he|she|they) .+)$/i,
  /^(?:i|we) (?:want|need|would like|['’]d like) (?<value>(?:him|her|them|the (?:customer|homeowner|couple)s?) to .+)$/i,
]
const ADJECTIVES = `(?:(?:very|really|more|a bit|a little|pretty|quite|fairly|rather|super|not too|not)\\s+)?${TONE}`
const TONES = new RegExp(
  `^(?:(?:and |but )?(?:(?:please )?(?:keep|make) (?:it|this|the tone)|be|sound(?:ing)?|it should (?:be|sound)|should (?:be|sound)|(?:the )?(?:tone|voice|style)(?: should be| is|:)?|something|in an?)\\s+)?(?<value>${ADJECTIVES}(?:(?:\\s*(?:,|/|&)\\s*|\\s+(?:and|but|yet)\\s+|\\s+)${ADJECTIVES})*)(?:\\s+(?:tone|voice|style|manner|and to the point|please))?$`,
  'i',
)
const TONE_SET = /^(?:the |its )?(?:tone|voice|style)(?: of it)?\s*(?:should be|is|:|=)\s*(?<value>.+)$/i
const PERSON = "(?:[A-Z][\\p{L}'’-]+(?:\\s+[A-Z][\\p{L}'’-]+){0,2})"
const SENDERS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:it['’]?s|it is|this is|that['’]?s|comes?|coming|sent|signed|to be signed|sign(?: it| this)?|and)\\s+)?(?:signed )?(?:[Ff]rom|[Bb]y)\\s+(?<value>${PERSON})$`,
    'u',
  ),
  new RegExp(
    `\\b(?:${SCRIPT_NOUN}|one|it|[A-Z][\\p{L}'’-]+)\\s+(?:is )?from\\s+(?<value>${PERSON})(?=$|[,.;:!?]|\\s+(?:to|for|about|at|under|with|and|that)\\b)`,
    'u',
  ),
  new RegExp(
    `^(?:the )?(?:sender|signature|speaker|presenter)\\s*(?:is|:|=|should be|will be)\\s*(?<value>[\\p{L}'’ -]{2,40})$`,
    'iu',
  ),
  new RegExp(
    `^(?<value>${PERSON}) (?:is|will be) (?:the sender|sending it|speaking|presenting|the one (?:speaking|presenting)|on camera)$`,
    'u',
  ),
  new RegExp(`^(?:as|in the name of|on behalf of|in) (?<value>${PERSON})(?:['’]s (?:name|voice))?$`, 'u'),
  new RegExp(
    `\\b${SCRIPT_NOUN}\\b.* from (?<value>(?!scratch|home|there|here|now|last|the|a|my|our|me|us)\\p{Ll}{3,15}(?: \\p{Ll}{3,20})?)$`,
    'u',
  ),
  /^(?:it['’]?s |this is )?from (?<value>[\p{Ll}'’]{3,15}(?: [\p{Ll}'’-]{2,20})?)$/u,
]
/** Places and times that a thing may be from as well. */
const NOT_SENDER = /^(?:me|us|you|here|there|the|a|an|my|our|scratch|now|today|last|it|them|him|her)\b/i

function first(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const value = pattern.exec(text)?.groups?.['value']?.trim()
    if (value) return value
  }
  return null
}

/** "the word cheap" is avoided by "cheap". */
const AS_WORD =
  /^(?:using |saying )?(?:the |any )?(?:words?|term|phrase|expression)\s+["“']?(?<word>.+?)["”']?$/i
/** The thing itself where a word for it was named. */
export const asWord = (value: string): string => AS_WORD.exec(value)?.groups?.['word'] ?? value

const COMPARED: Readonly<Record<string, string>> = {
  warmer: 'warm',
  friendlier: 'friendly',
  calmer: 'calm',
  softer: 'soft',
  gentler: 'gentle',
  simpler: 'simple',
  plainer: 'plain',
  lighter: 'light',
  funnier: 'funny',
}
const COMPARATIVE = new RegExp(
  `^(?:(?:please )?(?:make|keep|have) (?:it|this|the tone)(?: sound)? )?(?:(?:a (?:bit|little|lot|touch)|much|way|slightly) )?(?:(?<one>${Object.keys(COMPARED).join('|')})|(?<more>more|less) (?<tone>${TONE}))(?:,? (?:please|pls))?$`,
  'i',
)

/** "Make it warmer", before there is a text: how it is to sound. */
export function comparedTone(text: string): ClauseSays | null {
  const found = COMPARATIVE.exec(withoutLead(text).replace(/[\s.!]+$/, ''))?.groups
  const tone = found?.['tone']?.toLowerCase()
  const value = COMPARED[found?.['one']?.toLowerCase() ?? ''] ?? (tone && `${found?.['more']} ${tone}`)
  return value ? { field: 'tone', value: value.replace(/^less /i, 'not too ').replace(/^more /i, '') } : null
}

/** "no pressure" is a tone, "no thanks" is nothing to avoid. */
const NOT_AVOIDED =
  /^(?:thanks?|thank you|need|problem|way|idea|preference|worries|matter|more|longer|less|that|it|i|we|changes?|outline|offer|limit|rush|hurry|pressure|nonsense|goal|tone|of course|the|this|one|question|primer|proposal|script|right|same|wrong)\b/i

/** What a clause says, strongest cue first; null where it says nothing that is known without a question. */
export function readClause(text: string): ClauseSays | null {
  const plain = withoutAnnouncement(withoutLead(text).replace(/[\s.!?]+$/, ''))
  const speaker = changedSender(plain)
  if (speaker) return { field: 'sender', value: speaker }
  const tone = (TONES.exec(plain) ?? TONE_SET.exec(plain))?.groups?.['value']
  if (tone) return { field: 'tone', value: tone.trim() }
  // "No, the price is …" lost its "no" above; "no price talk" has to keep it.
  const whole = text.trim().replace(/[\s.!?]+$/, '')
  const clear = first(AVOIDS, plain) ?? first(AVOIDS, whole)
  if (clear && !/^(?:it|that|this|them|anything)$/i.test(clear))
    return { field: 'avoid', value: asWord(clear) }
  const avoid = first(BARE_AVOIDS, plain) ?? first(BARE_AVOIDS, whole)
  if (avoid && !NOT_AVOIDED.test(avoid)) {
    return { field: 'avoid', value: asWord(avoid) }
  }
  const offer = first(OFFERS, plain)
  if (offer) return { field: 'offer', value: offer.replace(/\s+(?:instead|now|please|pls)$/i, '') }
  const goal = first(GOALS, plain) ?? first(GOALS, whole)
  if (goal) return { field: 'goals', value: goal }
  const sender = first(SENDERS, plain)
  if (sender && !NOT_SENDER.test(sender)) return { field: 'sender', value: sender }
  const cover = first(COVERS, plain)
  if (cover && !/^(?:it|that|this|them)$/i.test(cover)) return { field: 'cover', value: cover }
  return null
}
