import type { AnalysisQuery, GroupBy } from '#shared/domain/analysis.ts'
import { objectionKindSchema } from '#shared/domain/transcript.ts'
import type { Call } from './call.ts'
import { KIND_LABELS, monthKey, monthLabel, OUTCOME_LABELS } from './labels.ts'

export interface GroupKey {
  readonly key: string
  readonly label: string
}

const OUTCOME_ORDER = ['won', 'lost', 'open']

/**
 * Groups a call belongs to; empty when what it is grouped by is not known. A call of two trades is in
 * both.
 */
export function groupsOf(
  call: Call,
  { groupBy, filter }: Pick<AnalysisQuery, 'groupBy' | 'filter'>,
): readonly GroupKey[] {
  const { rep, outcome, projectTypes, heldAt, id, title, figures } = call
  switch (groupBy) {
    case 'rep':
      return rep === null ? [] : [{ key: rep, label: rep }]
    case 'outcome':
      return outcome === null ? [] : [{ key: outcome, label: OUTCOME_LABELS[outcome] }]
    case 'projectType':
      // Where trades were asked for, the others of the same call are no part of the comparison.
      return projectTypes
        .filter((type) => filter.projectTypes.length === 0 || filter.projectTypes.includes(type))
        .map((type) => ({ key: type, label: type }))
    case 'month': {
      if (heldAt === null) return []
      const key = monthKey(heldAt)
      return [{ key, label: monthLabel(key) }]
    }
    case 'objectionKind': {
      const kinds = new Set(figures.summary?.objections.map(({ kind }) => kind) ?? [])
      return [...kinds].map((kind) => ({ key: kind, label: KIND_LABELS[kind] }))
    }
    case 'transcript':
      return [{ key: id, label: title }]
    case 'none':
    case 'text':
      return []
  }
}

export const allKinds: readonly GroupKey[] = objectionKindSchema.options.map((kind) => ({
  key: kind,
  label: KIND_LABELS[kind],
}))

/** Months by time, outcomes as they are named; everything else by its value, largest first. */
export function groupOrder(groupBy: GroupBy) {
  return (
    a: { readonly key: string; readonly label: string; readonly value: number | null },
    b: typeof a,
  ): number => {
    if (groupBy === 'month') return a.key < b.key ? -1 : 1
    if (groupBy === 'outcome') return OUTCOME_ORDER.indexOf(a.key) - OUTCOME_ORDER.indexOf(b.key)
    return (b.value ?? -1) - (a.value ?? -1) || a.label.localeCompare(b.label)
  }
}

/** What a call lacks when it is in no group. */
export function ungroupedNote(groupBy: GroupBy, count: number): string {
  const lacks: Partial<Record<GroupBy, string>> = {
    rep: 'nobody said who the rep is',
    outcome: 'no outcome is known',
    projectType: 'no trade is known',
    month: 'no date is known',
    objectionKind: 'no objection is in a summary',
  }
  const counted = count === 1 ? '1 call is' : `${count} calls are`
  return `${counted} in no group: ${lacks[groupBy] ?? 'nothing to group by'}.`
}
