import type { ScriptReading } from './script-reading.ts'

type Question = NonNullable<ScriptReading['question']>

const QUESTIONS: readonly (readonly [Question['kind'], RegExp])[] = [
  [
    'state',
    /\b(?:is|isn't|was) (?:it|this|that|this one|(?:the|my|our) (?:\w+ )?(?:script|primer|proposal|draft|text))(?: (?:now|still|already|really))? (?:(?:a )?final(?:i[sz]ed)?|done|finished|ready|a draft|in the video|used (?:for|in) the video)\b|^\W*(?:still )?final(?:i[sz]ed)?\s*\?|\b(?:it'?s|it is) final\s*\?/i,
  ],
  [
    'text',
    /\bwhat (?:does|do|did) (?:it|the \w+(?: script)?|we|they|you|this) (?:actually )?say (?:about|on)\b|\b(?:does|do) (?:it|the \w+(?: script)?|we) (?:say|mention|speak of|talk about|cover)\b|\b(?:did (?:you|we) (?:mention|say|cover|include))\b/i,
  ],
  [
    'length',
    /\bhow (?:long|short) (?:is|does|will|would)\b|\bhow many (?:words|minutes|seconds|paragraphs)\b|\bword count\b|\b(?:reading|spoken|speaking|running|run) time\b/i,
  ],
  [
    'inspirations',
    /\b(?:which|what) (?:transcripts?|calls?|conversations?|recordings?|meetings?)\b|\binspir(?:ed|ation|ations)\b|\bwhose wording\b/i,
  ],
  [
    'source',
    /\bwhere (?:does|do|did|is|are)\b.*\b(?:come|comes|from|taken|get|got)\b|\b(?:source|origin) (?:of|for)\b|\bhow do (?:you|we) know\b|\bwho (?:says|said)\b|\bwhat(?:'s| is) .{1,60} based on\b/i,
  ],
  [
    'claims',
    /\bwithout (?:a |any )?sources?\b|\bunsourced\b|\b(?:which|what) (?:claims|facts|numbers|prices)\b|\b(?:is|are) (?:everything|all of it|it all|all (?:the )?facts) (?:sourced|true|backed|covered)\b|\bwhat (?:needs|has) to be (?:checked|confirmed)\b/i,
  ],
  [
    'versions',
    /\b(?:which|what|how many|list|show)\b.*\bversions\b|\bwhat (?:has |did you |was )?changed?\b|\bwhich version\b/i,
  ],
  [
    'missing',
    /\bwhat(?:'s| is| are| else is| else)?\b.*\b(?:missing|left|lacking|outstanding|still open)\b|\bwhat (?:else )?(?:do|would) you (?:still )?(?:need|want|lack)\b|\banything (?:else )?(?:missing|you need)\b|\bare we (?:done|complete)\b|\bwhat now\b|\bwhat(?:'s| is) next\b/i,
  ],
  [
    'fields',
    /\bwhat (?:do you|have you|did you) (?:know|have|got|note|noted)\b|\bwho(?:'s| is) (?:it|this|the script) (?:for|from)\b|\bwhat(?:'s| is) the (?:tone|goal|offer|length|job|sender|status|state)\b|\bwhich (?:job|customer) is (?:it|this)\b|\bwhere (?:are we|were we|do we stand)\b/i,
  ],
]

const SUBJECT =
  /\b(?:does|do|did|is|are|says?|said|of|for|know)\s+(?:that |about )?(?:the |that |this |our )?(?<about>.+?)(?:\s+(?:come|comes|coming|came|from|taken|based)\b.*)?\W*$/i

const TOLD =
  /\b(?:say|mention|speak of|talk about|cover|include)\s+(?:anything )?(?:about |on |that )?(?:the |our |my |any )?(?<about>.+?)\W*$/i

/** What a message asks about the draft itself; answered from what is stored. */
export function questionIn(text: string): Question | null {
  const plain = text.replace(/[’]/g, "'")
  for (const [kind, pattern] of QUESTIONS) {
    if (!pattern.test(plain)) continue
    const subject = kind === 'source' ? SUBJECT : kind === 'text' ? TOLD : null
    const about = subject?.exec(plain)?.groups?.['about'] ?? ''
    return { kind, about: about.replace(/[?.!]+$/, '').trim() }
  }
  return null
}
