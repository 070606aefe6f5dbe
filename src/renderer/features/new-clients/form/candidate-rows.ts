import { clientFields, type ClientField, type ClientSlots } from '#shared/domain/new-client.ts'
import type { DuplicateCandidate } from '#shared/domain/new-client.ts'
import { shownValue } from './client-fields.ts'
import { slotValue } from './slot-story.ts'

export interface CandidateRow {
  readonly field: ClientField
  /** As the person reads it; empty where there is none. */
  readonly mine: string
  readonly theirs: string
  readonly relation: 'same' | 'differs' | 'adds' | 'theirsOnly'
}

/** New values beside the existing ones; fields that neither side knows are left out. */
export function candidateRows(slots: ClientSlots, candidate: DuplicateCandidate): readonly CandidateRow[] {
  return clientFields.flatMap((field) => {
    const mine = shownValue(field, slotValue(slots[field]))
    const theirs = shownValue(field, candidate.values[field] ?? '')
    if (mine === '' && theirs === '') return []
    return [{ field, mine, theirs, relation: relate(field, mine, theirs) }]
  })
}

function relate(field: ClientField, mine: string, theirs: string): CandidateRow['relation'] {
  if (theirs === '') return 'adds'
  if (mine === '') return 'theirsOnly'
  return plain(field, mine) === plain(field, theirs) ? 'same' : 'differs'
}

/** Case, spaces and the marks of a phone make no difference. */
function plain(field: ClientField, value: string): string {
  if (field === 'phone' || field === 'phone2') return value.replace(/\D/g, '').slice(-10)
  const text = value.trim().toLowerCase().replace(/\s+/g, ' ')
  return field === 'projectTypes' ? text.split(', ').toSorted().join(', ') : text
}
