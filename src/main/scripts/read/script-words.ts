/** Words that a sales director uses about scripts, shared by the patterns of this folder. */

export const SCRIPT_NOUN =
  '(?:scripts?|proposals?|primers?|drafts?|pitch(?:es)?|presentation|talk(?: track)?|videos?|wording|write-?up|text)'

/** How a script may sound. */
const TONES = [
  'warm',
  'friendly',
  'professional',
  'casual',
  'formal',
  'informal',
  'upbeat',
  'energetic',
  'calm',
  'confident',
  'reassuring',
  'direct',
  'straightforward',
  'straight',
  'plain',
  'simple',
  'relaxed',
  'conversational',
  'serious',
  'enthusiastic',
  'personal',
  'light',
  'humorous',
  'funny',
  'respectful',
  'patient',
  'neighborly',
  'honest',
  'no-nonsense',
  'down[- ]to[- ]earth',
  'low[- ]key',
  'low[- ]pressure',
  'no[- ]pressure',
  'gentle',
  'empathetic',
  'caring',
  'excited',
  'sincere',
  'polite',
  'businesslike',
  'business-like',
  'cheerful',
  'matter[- ]of[- ]fact',
  'technical',
  'helpful',
  'optimistic',
  'urgent',
  'trustworthy',
  'soft',
  'easygoing',
  'easy-going',
  'not (?:too )?(?:pushy|salesy|formal|stiff|technical)',
  'non-?pushy',
]
export const TONE = `(?:${TONES.join('|')})`

/** Little words in front of what is meant: "no, actually, please …". */
const LEAD =
  /^\W*(?:no|nope|yes|yep|yeah|ok|okay|actually|sorry|wait|hmm+|oh|so|well|um+|uh+|please|alright|all right|right|great|good|perfect|thanks|thank you|but|hey|hi|now|then|just|idk|dunno|(?:it |that |this )?(?:looks|sounds) (?:good|great|fine))(?:[,.!;:–-]+\s*|\s+(?=\S))/i

/** The message without such words, never empty. */
export function withoutLead(text: string): string {
  let rest = text.trim()
  for (;;) {
    const next = rest.replace(LEAD, '')
    if (next === rest || next.trim() === '') return rest
    rest = next
  }
}

export const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

/** "third", "3rd", "3", "three"; null when it is none. */
export function ordinalOf(text: string): number | null {
  const word = text.toLowerCase()
  const known = ORDINALS[word]
  if (known !== undefined) return known
  const digits = /^(\d{1,3})(?:st|nd|rd|th)?$/.exec(word)
  return digits ? Number(digits[1]) : null
}

/** "Wait, what's her phone again": little words in front, no question mark. "What we found" asks nothing. */
const ASKS =
  /^\W*(?:(?:wait|hey|hi|so|ok(?:ay)?|and|but|hm+|btw|by the way|oh|sorry|u[mh]+|also|now|quick question|remind me)[\s,:–-]+)*(?:(?:what|when|where|who|how)(?:'?s|'?re)\b|(?:what|when|where|who|which|why|how)\b(?! (?:we|our|i|it|he|she|they|you|his|her|their|this|that)\b)|whose|is|are|was|were|am|isn't|aren't|wasn't|doesn't|didn't|does|did|has|(?:do|have) (?:we|you|i|they|he|she|people|customers)|any idea)\b/i

export const isQuestion = (text: string): boolean => /\?\s*$/.test(text) || ASKS.test(text)
