import type { DraftField } from '#shared/domain/script-draft.ts'
import { mayBeSkipped } from './asked.ts'
import type { SaidField } from './script-reading.ts'

const REFUSAL =
  "(?:no|nope|nah|none|nothing(?: (?:else|special|really|in particular|to (?:avoid|add|cover|mention)|comes to mind))?|not really|not that i know(?: of)?|not yet|skip(?: (?:it|that|this|this one|that one))?|pass|you (?:decide|choose|pick)(?: (?:it|that))?|(?:that'?s |it'?s )?up to you|(?:it'?s )?your (?:call|choice)|whatever(?: you (?:think|like|want))?(?: is best)?|(?:it |that )?(?:doesn'?t|does not) matter|(?:i )?don'?t care|no (?:preference|idea|limit|offer|goal|taboos|special \\p{L}+|particular \\p{L}+)(?: yet)?|i (?:don'?t|do not) know|idk|dunno|n/?a|leave (?:it|that)(?: (?:open|out|empty|blank))?|next(?: question| one)?|surprise me|any(?:thing)?(?: (?:tone|length|goes|is fine|works))?|the usual|as usual|default|standard|i have none|there(?:'s| is| are) (?:none|nothing|no offer)(?: yet)?|we (?:don'?t|do not) have (?:one|any)(?: yet)?)"
const FILLER =
  '(?:thanks|thank you|please|then|for now|at all|to be honest|i think|really|just|well|um+|uh|oh|hmm)'
const WHOLE = new RegExp(`^\\W*(?:(?:${REFUSAL}|${FILLER})[\\s,.!;-]*)+$`, 'iu')
const ONE = new RegExp(`(?<!\\p{L})${REFUSAL}(?!\\p{L})`, 'iu')

const REST =
  /\b(?:you (?:decide|choose|pick)|skip|leave|forget|figure out|fill in|(?:i'?ll )?leave)\s+(?:(?:all )?the (?:rest|remaining|others?)|everything else)\b|\b(?:the rest|everything else) (?:is up to you|is your call|doesn'?t matter|you decide|can stay open|is fine)\b|\bthat'?s all i (?:have|know)\b|\bno more questions\b|\bjust write it\b|\bstop asking\b|\bwrite it (?:now|anyway|already)\b/i

/** Named outright, asked for or not. */
const NAMED: readonly (readonly [SaidField, RegExp])[] = [
  [
    'avoid',
    /\bnothing to avoid\b|\b(?:no|nothing) (?:taboos?|off[- ]limits)\b|\bno(?:thing)? (?:topics? )?to avoid\b/i,
  ],
  [
    'offer',
    /\b(?:no|without an?|skip the|leave out the|there(?:'s| is) no) offer(?: yet)?\b|\bno price yet\b/i,
  ],
  ['tone', /\bno (?:special|particular) tone\b|\b(?:any tone|tone (?:doesn'?t matter|is up to you))\b/i],
  ['length', /\b(?:any length|length (?:doesn'?t matter|is up to you)|no (?:length )?limit)\b/i],
  ['cover', /\bnothing (?:special |in particular |else )?to (?:cover|mention)\b/i],
  ['goals', /\bno (?:special|particular) goals?\b/i],
]

export interface Skips {
  readonly fields: readonly SaidField[]
  readonly rest: boolean
  /** The message says nothing else. */
  readonly whole: boolean
}

/** What need not be asked for, in an answer to a question or said outright. */
export function skipsIn(text: string, asked: readonly DraftField[]): Skips {
  const plain = text.replace(/[’]/g, "'")
  // "None, just write it": the order to write fills nothing in either.
  const bare = plain.replace(new RegExp(REST.source, 'gi'), ' ')
  const whole = WHOLE.test(bare) && ONE.test(bare)
  const named = NAMED.filter(([, pattern]) => pattern.test(plain)).map(([field]) => field)
  const fields =
    whole && asked.length > 0 && named.length === 0 ? asked.filter((field) => mayBeSkipped(field)) : named
  return { fields, rest: REST.test(plain), whole }
}
