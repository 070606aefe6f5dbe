import type { DuplicateCandidate, DuplicateDecision, NewClient } from '#shared/domain/new-client.ts'

const KINDS = {
  use: 'Use the existing customer',
  merge: 'Add what is missing to the existing customer',
} as const
const CREATE_SEND = 'Create a new customer anyway'

/** True while possible duplicates wait for a person's word. */
export const isUndecided = ({ candidates, decision }: Pick<NewClient, 'candidates' | 'decision'>): boolean =>
  candidates.length > 0 && decision === null

/** What a button sends: words a person can read, with the id that leaves no doubt. */
export function decisionText(decision: DuplicateDecision, name = ''): string {
  return decision.kind === 'create'
    ? CREATE_SEND
    : `${KINDS[decision.kind]} ${name} (customer ${decision.customerId})`
}

const NEGATED =
  /\b(?:do not|don'?t|no need to|rather than|instead of) (?:create|add|make|enter|creating|adding|making|entering)\b[^,.;]*[,.;]?/gi
const POLITE =
  /^(?:(?:ok|okay|well|please|just|oh|so|um|uh|yes|yeah|yep|yup|no|nope|nah)\b[\s,.]*)+|[\s,]*(?:please|thanks|thank you|then)$/gi

const CREATE =
  /^(?:create|add|make|enter)(?: (?:it|him|her|them|this|the|a|as))*(?: (?:new|separate))?(?: (?:one|customer|client|record|entry))?(?: anyway| all the same)?$|^(?:it'?s|it is|that'?s|that is|this is|they'?re|he'?s|she'?s)? ?(?:a |an )?(?:different|another|separate|new) (?:person|customer|client|one|family|people|guy|lady)$|^(?:it'?s |that'?s |this is )?(?:not (?:the same(?: person| one)?|him|her|them|that one|a duplicate)|none of (?:them|these|those)|neither(?: of them)?|anyway|(?:it'?s |that'?s )?(?:somebody|someone) else)$/i
const MERGE =
  /^(?:merge(?: (?:it|them|him|her|the two|both))?|fill in (?:what(?:'s| is) missing|the rest)|add what(?:'s| is) missing|complete (?:it|him|her|them))(?: (?:to|into|with|for|on) (?<who>.+))?$/i
const USE =
  /^(?:use|take|pick|choose|go with|it'?s|it is|that'?s|that is|this is) (?:the )?(?<who>.+)$|^(?:the )?(?:existing|same)(?: (?:one|person|customer|client|guy|lady|family))?$|^(?:add|put|create) (?:only |just )?the job(?: (?:to|on|under|for) (?:him|her|them|it|that one))?$/i
const SAME =
  /^(?:existing|same|old|him|her|them|that|it|this)(?: (?:one|person|customer|client|guy|lady|family))?$|^one$/i
/** Says nothing by itself in front of an answer. */
const FILLER = /^(?:no|nope|nah|yes|yeah|yep|ok|okay|well|oh|please|thanks)$/i
const ORDER = ['first', 'second', 'third', 'fourth', 'fifth']

function named(who: string, candidates: readonly DuplicateCandidate[]): DuplicateCandidate | null {
  const said = who.toLowerCase().trim()
  const only = candidates.length === 1 ? (candidates[0] ?? null) : null
  if (said === '' || SAME.test(said)) return only
  const place = ORDER.findIndex((word) => new RegExp(`^${word}(?: (?:one|customer))?$`).test(said))
  if (place >= 0) return candidates[place] ?? null
  const byNumber = candidates.filter(({ jobs }) => jobs.some(({ number }) => number && said.includes(number)))
  if (byNumber.length === 1) return byNumber[0] ?? null
  const plain = said.replace(/^(?:existing|customer|client)\s+(?:customer\s+)?/, '')
  const byName = candidates.filter(({ name }) => {
    const known = name.toLowerCase()
    return plain === known || plain.startsWith(`${known},`) || plain.startsWith(`${known} (`)
  })
  return byName.length === 1 ? (byName[0] ?? null) : null
}

/**
 * What an answer decides about possible duplicates; null when it says anything else besides, or leaves open which
 * one. Only the whole answer counts: "no, the phone is …" is a correction and decides nothing.
 */
export function chooseDuplicate(
  text: string,
  candidates: readonly DuplicateCandidate[],
): DuplicateDecision | null {
  const button = /^(.+?) .*\(customer ([^()\s]+)\)$/.exec(text.trim())
  const pressed = button && candidates.find(({ customerId }) => customerId === button[2])
  if (pressed) {
    const merge = text.startsWith(KINDS.merge)
    if (merge || text.startsWith(KINDS.use))
      return { kind: merge ? 'merge' : 'use', customerId: pressed.customerId }
  }
  const whole = text.trim().replace(/[.!]+$/, '')
  if (/^(?:no|nope|nah|neither)$/i.test(whole)) return { kind: 'create', customerId: null }
  const clauses = whole.split(/\s*[,.;]\s*/).filter((clause) => clause !== '' && !FILLER.test(clause))
  if (clauses.length > 1) {
    const decided = clauses.map((clause) => chooseDuplicate(clause, candidates))
    const [first] = decided
    const agree = decided.every((one) => one !== null && one.kind === first?.kind)
    if (first && agree) return first
  }
  const said = whole.replace(NEGATED, ' ').replace(POLITE, '').replace(POLITE, '').replace(/\s+/g, ' ').trim()
  if (CREATE.test(said)) return { kind: 'create', customerId: null }
  const yes = /^(?:yes|yeah|yep|yup|correct|right)$/i.test(whole)
  const merge = MERGE.exec(said)
  const use = yes ? { groups: { who: '' } } : USE.exec(said)
  const chosen = merge ?? use
  const one = chosen ? named(chosen.groups?.['who'] ?? '', candidates) : null
  return one ? { kind: merge ? 'merge' : 'use', customerId: one.customerId } : null
}
