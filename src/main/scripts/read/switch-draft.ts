interface Nameable {
  readonly id: string
  readonly customerName: string | null
  readonly title: string
}

const LEAD =
  "^\\W*(?:(?:ok(?:ay)?|so|and|now|alright|good|wait|no|hm+|actually|thanks|thank you)[\\s,.!]+)*(?:(?:let'?s|can we|could we|please|i want to)\\s+)*"
const SWITCH = new RegExp(
  `${LEAD}(?:(?:go |get |come |jump |switch )?back (?:on |over )?to|(?:switch|return|go) to|(?:continue|go on|carry on) with|what about|how about|open|pick up|finish|show(?: me)?|now)\\s+(?<rest>.+)$`,
  'iu',
)
const NOUN = /\b(?:one|script|primer|proposal|draft|pitch)s?\b/i
const OTHER = /\b(?:the )?other (?:one|script|primer|proposal|draft)\b/i
/** About the customer's record, not about what is written. */
const RECORD = /\b(?:job|note|notes|task|phone|number|email|address|stage|appointment|account|file|record)\b/i
/** "Back to Whitaker". */
const FEW = 3

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const named = (name: string | null, text: string): RegExpExecArray | null => {
  for (const part of (name ?? '').split(/\s+/).toReversed()) {
    if (part.length < 3) continue
    const found = new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})(?:['’]s?)?`, 'iu').exec(text)
    if (found) return found
  }
  return null
}

export interface Switched<D> {
  readonly draft: D
  /** What the message says besides. */
  readonly rest: string
}

/** It may go over to another draft; whether there is one is for `switchedDraft` to say. */
export const maySwitch = (text: string): boolean => SWITCH.test(text)

/** Another draft of the conversation that a message goes over to: "back to the Whitaker one, shorter". */
export function switchedDraft<D extends Nameable>(
  text: string,
  drafts: readonly D[],
  currentId: string | null,
): Switched<D> | null {
  const wanted = SWITCH.exec(text)?.groups?.['rest'] ?? ''
  if (wanted === '') return null
  const [clause = ''] = wanted.split(/[.;:!?]/)
  const [first = ''] = clause.split(',')
  // "The other one, Naomi" is named after the comma; in "back to Whitaker, shorter" the order follows it.
  const head = drafts.some(({ customerName }) => named(customerName, first)) ? first : clause
  if (RECORD.test(head)) return null
  const kind = /\bprimer\b/i.test(head) ? 'primer' : /\bproposal\b/i.test(head) ? 'proposal' : null
  const fits = drafts.filter(
    ({ customerName, title }) =>
      named(customerName, head) !== null && (kind === null || title.toLowerCase().startsWith(kind)),
  )
  const others = drafts.filter(({ id }) => id !== currentId)
  const few = head.trim().split(/\s+/).length <= FEW
  if (fits.length === 0 && OTHER.test(head) && others.length === 1) fits.push(...others)
  else if (!few && !NOUN.test(head)) return null
  const [only, ...more] = fits.length > 1 ? fits.filter(({ id }) => id !== currentId) : fits
  if (!only || more.length > 0) return null
  const rest = wanted
    .slice(head.length)
    .replace(/^[\s,.;:!?-]+/, '')
    .replace(/^(?:and|then|please)\b[\s,]*/i, '')
  return { draft: only, rest: /^[\s\p{P}]*$/u.test(rest) ? '' : rest }
}
