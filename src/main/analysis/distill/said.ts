import type { SpeakerRole, TranscriptTurn } from '#shared/domain/transcript.ts'
import type { RoleOf } from '#main/store/distillations.ts'
import { sentencesOf } from './sentences.ts'

/** A sentence as it stands, and as patterns are held against it: lower case, plain apostrophes, no fillers. */
export interface Sentence {
  readonly text: string
  readonly plain: string
  readonly asks: boolean
}

export interface Said {
  readonly ordinal: number
  readonly role: SpeakerRole
  /** Sells, as far as the roles are known. */
  readonly isRep: boolean
  /** May object: the customer, or anybody who is not the rep where the roles are unknown. */
  readonly isBuyer: boolean
  readonly words: number
  readonly plain: string
  readonly sentences: readonly Sentence[]
  /** The speaker's name, for "my wife" said by one of two customers. */
  readonly speaker: string
}

export interface Talk {
  readonly turns: readonly Said[]
  /** The roles say who sells. */
  readonly knowsRep: boolean
  readonly knowsBuyer: boolean
}

const FILLERS =
  /(?:^|\s)(?:um+|uh+|uhm|er+m?|hmm+|mm+|you know|i mean|kind of|sort of|like,)(?=[\s,.?!]|$)[,.]?/g

const BARE: Readonly<Record<string, string>> = {
  im: "i'm",
  ive: "i've",
  id: "i'd",
  ill: "i'll",
  dont: "don't",
  cant: "can't",
  wont: "won't",
  didnt: "didn't",
  doesnt: "doesn't",
  isnt: "isn't",
  wasnt: "wasn't",
  wouldnt: "wouldn't",
  couldnt: "couldn't",
  shouldnt: "shouldn't",
  havent: "haven't",
  hasnt: "hasn't",
  arent: "aren't",
  thats: "that's",
  whats: "what's",
  hes: "he's",
  shes: "she's",
  theyre: "they're",
  youre: "you're",
  youve: "you've",
  youd: "you'd",
  youll: "you'll",
  weve: "we've",
  theres: "there's",
  lets: "let's",
  itll: "it'll",
  theyll: "they'll",
}
const BARE_WORD = new RegExp(`\\b(?:${Object.keys(BARE).join('|')})\\b`, 'g')

/** Lower case, plain apostrophes and hyphens, no fillers, single spaces. */
export function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[–—]|--+/g, ', ')
    .replace(/\s*…|\.{2,}/g, ' , ')
    .replace(BARE_WORD, (word) => BARE[word] ?? word)
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.?!;:])/g, '$1')
    .replace(/^[\s,.]+/, '')
    .trim()
}

const ASKING =
  /^(?:(?:and|but|so|well|okay|ok|now|yeah|then|hey|oh|or)[, ]+)*(?:who|what|when|where|why|how|which|is|are|am|was|were|do|does|did|can|could|would|will|should|have|has|had|shall|may|don't|doesn't|isn't|aren't|won't|can't|couldn't|wouldn't|what's|how's|who's|where's|when's)\b(?! i see\b)/

/** A question by its mark or, where the recogniser sets none, by its first words. */
export function asks(text: string, plain: string): boolean {
  if (/\?["')\]]*\s*$/.test(text)) return true
  return !/[.!,;:]\s*$/.test(text) && !/[.?!]/.test(text) && ASKING.test(plain)
}

/** The conversation as the rules read it. */
export function readTalk(turns: readonly TranscriptTurn[], roles: RoleOf): Talk {
  const known = new Set(turns.map(({ speaker }) => roles.get(speaker) ?? 'unknown'))
  const knowsRep = known.has('rep')
  const knowsBuyer = known.has('customer')
  return {
    knowsRep,
    knowsBuyer,
    turns: turns.map(({ ordinal, speaker, text }) => {
      const role = roles.get(speaker) ?? 'unknown'
      const sentences = sentencesOf(text).map((piece) => {
        const plain = plainly(piece)
        return { text: piece, plain, asks: asks(piece, plain) }
      })
      return {
        ordinal,
        speaker,
        role,
        isRep: role === 'rep',
        isBuyer: role === 'customer' || (!knowsBuyer && role === 'unknown'),
        words: text.split(/\s+/).filter(Boolean).length,
        plain: sentences.map(({ plain }) => plain).join(' '),
        sentences,
      }
    }),
  }
}
