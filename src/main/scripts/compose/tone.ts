export type Tone = 'warm' | 'formal' | 'simple' | 'direct'

const CUES: readonly (readonly [Tone, RegExp])[] = [
  ['formal', /\b(?:formal|professional|business-?like|serious|polite|respectful)\b/i],
  [
    'warm',
    /\b(?:warm|warmer|friendly|friendlier|personal|heartfelt|kind|casual|relaxed|porch|conversational)\b/i,
  ],
  ['simple', /\b(?:simple|simpler|plain|plainer|easy|easier)\b/i],
  ['direct', /\b(?:direct|short|crisp|straight|to the point|concise|no[- ]nonsense|blunt)\b/i],
]

/** The tones that a wish names; "less formal" and "not formal" are none of it. */
export function tonesOf(words: string): readonly Tone[] {
  const wish = words.replace(/\b(?:less|not(?: so| too)?|without being(?: too)?|never) [\w-]+/gi, ' ')
  return CUES.filter(([, cue]) => cue.test(wish)).map(([tone]) => tone)
}

type Swap = readonly [RegExp, string]

const FORMAL: readonly Swap[] = [
  [/\b(I|you|we|they)'ve\b/gi, '$1 have'],
  [/\b(I|you|we|they|it|that|there)'ll\b/gi, '$1 will'],
  [/\b(you|we|they)'re\b/gi, '$1 are'],
  [/\bI'm\b/g, 'I am'],
  [/\b(it|that|here|there|what)'s\b/gi, '$1 is'],
  [/\blet's\b/g, 'let us'],
  [/\bLet's\b/g, 'Let us'],
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b/g, 'cannot'],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n't\b/gi, '$1 not'],
  [/^Hi\b/, 'Hello'],
  [/^Hey\b/, 'Hello'],
  [/\bThanks for\b/g, 'Thank you for'],
  [/\bthanks for\b/g, 'thank you for'],
  [/\bThanks,/g, 'Thank you,'],
  [/\bfolks\b/g, 'people'],
  [/\ba lot of\b/g, 'many'],
  [/\bokay\b/g, 'all right'],
  [/\bkids\b/g, 'children'],
  [/\bget back to you\b/g, 'reply to you'],
]
const WARM: readonly Swap[] = [
  [/\bI am\b(?=\s\w)/g, "I'm"],
  [/\bI will\b(?=\s(?!not\b)\w)/g, "I'll"],
  [/\bI would\b(?=\s(?!not\b)\w)/g, "I'd"],
  [/\bWe will\b/g, "We'll"],
  [/\bwe will\b/g, "we'll"],
  [/\b([Ii])t is (?=[\w$])/g, "$1t's "],
  [/\b([Tt])hat is (?!what\b)(?=\w)/g, "$1hat's "],
  [/\b([Yy])ou are (?=\w)/g, "$1ou're "],
  [/\b([Dd])o not\b/g, "$1on't"],
  [/\b([Cc])annot\b/g, "$1an't"],
  [/\bLet us\b/g, "Let's"],
  [/\blet us (?=find|talk|look|go|sit|start|put)/g, "let's "],
  [/^(?:Hello|Good day)\b/, 'Hi'],
  [/\bpurchase\b/g, 'buy'],
  [/\bregarding\b/g, 'about'],
  [/\bassist\b/g, 'help'],
  [/\bI look forward to\b/g, "I'm looking forward to"],
]
const SIMPLE: readonly Swap[] = [
  [/\b(?:utilize|utilise)\b/g, 'use'],
  [/\bapproximately\b/g, 'about'],
  [/\bin order to\b/g, 'to'],
  [/\bprior to\b/g, 'before'],
  [/\bsubsequently\b/g, 'later'],
  [/\bpurchase\b/g, 'buy'],
  [/\badditional\b/g, 'more'],
  [/\bcommence\b/g, 'start'],
  [/\bcomplete\b(?= the)/g, 'finish'],
  [/\bregarding\b/g, 'about'],
  [/\brequire\b/g, 'need'],
  [/\bobtain\b/g, 'get'],
  [/\bdue to the fact that\b/g, 'because'],
  [/\bin the event that\b/g, 'if'],
  [/\bassist\b/g, 'help'],
  [/, so that you /g, '. That way you '],
]
const DIRECT: readonly Swap[] = [
  [/\b(?:I just wanted to say|I wanted to say) /gi, ''],
  [/\bI would like to /g, "I'll "],
  [/\bI want to /g, "I'll "],
  [/\b(?:simply|just|really|actually|basically|perhaps|maybe|kind of|sort of) /g, ''],
  [/\bPlease feel free to /g, ''],
  [/\bplease /g, ''],
]
const SWAPS: Record<Tone, readonly Swap[]> = { formal: FORMAL, warm: WARM, simple: SIMPLE, direct: DIRECT }

const capital = (sentence: string): string => sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** The same sentence in another tone, by fixed exchanges of words; claims are never touched. */
export function inTone(sentence: string, tones: readonly Tone[]): string {
  let text = sentence
  for (const tone of tones) for (const [from, to] of SWAPS[tone]) text = text.replace(from, to)
  return capital(text.replace(/ {2,}/g, ' ').trim()).replace(
    /([.!?] )(\p{Ll})/gu,
    (_, end: string, letter: string) => end + letter.toUpperCase(),
  )
}

/** What may be added where a warmer word is wanted; nothing in it could be wrong. */
export const warmSentences: readonly string[] = [
  "I'm glad we are talking about this.",
  'It means a lot that you are considering us.',
  "I'd be happy to talk any of this through with you.",
  'I know a home is personal, and we treat it that way.',
  'I appreciate the time you are taking for this.',
]

const WARMTH = new RegExp(
  String.raw`\b(?:glad(?:ly)?|happy|appreciate\w*|thank\w*|means a lot|personal|just for you|only for you|` +
    String.raw`welcome|car(?:e|ing)|trust\w*|forward to|in peace|feel (?:good|sure)|worr(?:y|ies|ied)|` +
    String.raw`no pressure|no rush|take your time|your list comes|matters? (?:most|more)|all the best)\b`,
  'i',
)

/** It says something kind, and is the last that a warmer text can do without. */
export const isWarm = (sentence: string): boolean => WARMTH.test(sentence) || warmSentences.includes(sentence)
