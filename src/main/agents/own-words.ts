import type { Proposal } from '../approvals/outward-action.ts'

const WORD = /[\p{L}\p{N}]{3,}/gu
/** Words a request is put into prose with; they say nothing about where a text came from. */
const GLUE = new Set([
  'the',
  'and',
  'that',
  'with',
  'for',
  'has',
  'have',
  'was',
  'were',
  'will',
  'they',
  'their',
  'from',
])
const ENOUGH = 0.75
/** A date is worked out from "Friday"; it cannot carry anybody's text. */
const COMPUTED = /^(due|due on|date)$/i

const words = (text: string): string[] =>
  (text.toLowerCase().match(WORD) ?? []).filter((word) => !GLUE.has(word))

function said(text: string, spoken: ReadonlySet<string>): boolean {
  const own = words(text)
  return own.length === 0 || own.filter((word) => spoken.has(word)).length / own.length >= ENOUGH
}

/**
 * True when a proposal says nothing but what the person in the conversation said: its texts are their words, and
 * the target (job number or customer's name) was named by them. Text from outside can then have had no part in it,
 * even if the model read some in this turn.
 */
export function isPersonsOwn(
  proposal: Pick<Proposal, 'effects' | 'recipient'>,
  spoken: readonly string[],
): boolean {
  const known = new Set(spoken.flatMap(words))
  const target = words(proposal.recipient.replace(/^job\b/i, ''))
  if (!target.some((word) => known.has(word))) return false
  return proposal.effects.every(({ field, after }) => {
    if (COMPUTED.test(field)) return true
    // A colleague or a stage is named by part of its name: "Dana", "sold".
    const short = words(after).length <= 3
    return short
      ? words(after).length === 0 || words(after).some((word) => known.has(word))
      : said(after, known)
  })
}
