import type { DuplicateCandidate, DuplicateDecision } from '#shared/domain/new-client.ts'

const CREATE =
  /\b(?:create|add|make|enter)\b.*\b(?:anyway|new one|as new|new customer|new client)\b|\bnew (?:one|customer|client)\b|\b(?:different|another|separate) (?:person|customer|one|people|family)\b|\bnot (?:the same|him|her|them|that one|a duplicate)\b|\bnone of (?:them|these|those)\b|^\W*(?:create|anyway|no)\b/i
const MERGE = /\b(?:merge|fill in|complete|update)\b|\badd what is missing\b/i
const USE =
  /\b(?:use|take|keep|pick)\b.*\b(?:existing|that|this|him|her|them|one|first|second|third|old)\b|\bexisting\b|\bsame (?:person|customer|one|guy|lady|family)\b|\bthat(?:'s|’s| is) (?:him|her|them|the one|the same)\b|^\W*(?:yes|yep|yeah|use)\b/i
const ORDER = ['first', 'second', 'third', 'fourth', 'fifth']

function named(text: string, candidates: readonly DuplicateCandidate[]): DuplicateCandidate | null {
  const said = text.toLowerCase()
  const byNumber = candidates.filter(({ jobs }) => jobs.some(({ number }) => number && said.includes(number)))
  if (byNumber.length === 1) return byNumber[0] ?? null
  const byName = candidates.filter(({ name }) => said.includes(name.toLowerCase()))
  if (byName.length === 1) return byName[0] ?? null
  const place = ORDER.findIndex((word) => new RegExp(`\\b${word}\\b`).test(said))
  return candidates[place] ?? (candidates.length === 1 ? (candidates[0] ?? null) : null)
}

/** What an answer decides about possible duplicates; null when it does not say, or not which one. */
export function chooseDuplicate(
  text: string,
  candidates: readonly DuplicateCandidate[],
): DuplicateDecision | null {
  if (CREATE.test(text)) return { kind: 'create', customerId: null }
  const kind = MERGE.test(text) ? 'merge' : USE.test(text) ? 'use' : null
  const one = kind === null ? null : named(text, candidates)
  return kind && one ? { kind, customerId: one.customerId } : null
}
