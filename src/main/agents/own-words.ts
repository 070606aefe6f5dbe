import type { Proposal } from '../approvals/outward-action.ts'

const WORD = /[\p{L}\p{N}]{3,}/gu
/** Words a request is put into prose with; they say nothing about where a text came from. */
const GLUE_WORDS =
  'the and that with for has have had was were will they their from she his her him wants them are been this'
const GLUE = new Set(GLUE_WORDS.split(' '))
/** A date is worked out from "Friday"; it cannot carry anybody's text. */
const COMPUTED = /^(due|due on|date)$/i
/** A question asks for nothing to be changed; "can you add …" is an order all the same. */
const QUESTION =
  /^\s*(has|have|had|is|are|was|were|am|did|does|do|any|what|when|who|whose|where|why|how|which)\b/i

const words = (text: string): string[] =>
  (text.toLowerCase().match(WORD) ?? []).filter((word) => !GLUE.has(word))

/** The target counts as named by its job number, or by every part of the customer's name. */
function named(recipient: string, message: string, known: ReadonlySet<string>): boolean {
  const parts = recipient.split(' · ')
  const at = parts.findIndex((part) => /^job\b/i.test(part))
  // A task for a colleague may belong to no job at all.
  if (at === -1) return true
  const number = (parts[at] ?? '').replace(/^job\s*/i, '').trim()
  if (number && message.includes(number)) return true
  const name = words(parts[at + 1] ?? '')
  return name.length > 1 && name.every((word) => known.has(word))
}

/**
 * True when a proposal says nothing but what the person said in this very message: an order whose words are
 * all theirs, for a job they named beyond doubt. Text from outside can then have had no part in it, even if
 * the model read some in this turn. Anything less counts as touched by it.
 */
export function isPersonsOwn(proposal: Pick<Proposal, 'effects' | 'recipient'>, message: string): boolean {
  if (QUESTION.test(message) || message.trim().endsWith('?')) return false
  const known = new Set(words(message))
  if (!named(proposal.recipient, message, known)) return false
  return proposal.effects.every(({ field, after, payloadKey }) => {
    if (COMPUTED.test(field)) return true
    const own = words(after)
    // A colleague or a stage is named by part of its name: "Dana", "estimate"; a text must be theirs throughout.
    const short = payloadKey === null || payloadKey === 'toName'
    return (
      own.length === 0 || (short ? own.some((word) => known.has(word)) : own.every((word) => known.has(word)))
    )
  })
}
