import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { Table, type Column } from '../../../components/table.tsx'
import { t } from '../../../i18n/t.ts'
import { evidenceOf, type OpenEvidence } from './evidence.ts'
import { madeOf, valueWords } from './number-words.ts'

export interface ResultTableProps {
  readonly result: AnalysisResult
  readonly onEvidence: OpenEvidence
}

/** The same numbers as a table, with the total as its last row. */
export function ResultTable({ result, onEvidence }: ResultTableProps) {
  const { groups, total, unit } = result
  const open = (group: AnalysisGroup): void =>
    onEvidence(evidenceOf(result, group.key === total.key ? null : group))
  const turnCount = (group: AnalysisGroup) => <TurnCount group={group} onOpen={() => open(group)} />
  const columns: readonly Column<AnalysisGroup>[] = [
    { key: 'label', header: t('transcripts.table.group'), cell: ({ label }) => label },
    {
      key: 'value',
      header: t('transcripts.table.value'),
      cell: ({ value }) => valueWords(value, unit),
      figures: true,
      className: 'whitespace-nowrap',
    },
    {
      key: 'made',
      header: t('transcripts.table.madeOf'),
      cell: (group) => madeOf(group, result),
      className: 'whitespace-nowrap',
    },
    {
      key: 'counted',
      header: t('transcripts.table.counted'),
      cell: ({ counted }) => counted,
      figures: true,
      className: 'whitespace-nowrap',
    },
    {
      key: 'out',
      header: t('transcripts.table.leftOut'),
      cell: ({ leftOut }) => leftOut,
      figures: true,
      className: 'whitespace-nowrap',
    },
    {
      key: 'turns',
      header: t('transcripts.table.turns'),
      figures: true,
      className: 'whitespace-nowrap',
      cell: turnCount,
    },
  ]
  return (
    <Table
      label={result.title}
      columns={columns}
      rows={groups.length === 0 ? [total] : [...groups, total]}
      rowKey={({ key }) => key}
    />
  )
}

interface TurnCountProps {
  readonly group: AnalysisGroup
  readonly onOpen: () => void
}

/** How many turns stand behind a row, as the way to them. */
function TurnCount({ group: { turns, label }, onOpen }: TurnCountProps) {
  if (turns === 0) return '0'
  return (
    <button
      type="button"
      className="rounded-chip font-medium text-accent-ink underline-offset-2 hover:underline"
      aria-label={t('transcripts.table.open', { label, count: turns })}
      onClick={onOpen}
    >
      {turns.toLocaleString('en-US')}
    </button>
  )
}
