import { t } from '../i18n/t.ts'
import { cn } from './cn.ts'
import { diffWords, type DiffPart } from './diff-words.ts'

export interface DiffRow {
  readonly field: string
  /** Null when there was nothing before. */
  readonly before: string | null
  readonly after: string
}

/** What changes, field by field: before on the left, after on the right, the differing words marked. */
export function Diff({ rows }: { readonly rows: readonly DiffRow[] }) {
  const additions = rows.every((row) => row.before === null)
  return (
    <dl className="flex flex-col overflow-hidden rounded-control border border-line">
      {additions ? null : (
        <div aria-hidden className="grid grid-cols-2 border-b border-line bg-canvas text-micro text-ink-3">
          <span className="px-3 py-1">{t('diff.before')}</span>
          <span className="border-l border-line px-3 py-1">{t('diff.after')}</span>
        </div>
      )}
      {rows.map((row) => (
        <Row key={row.field} row={row} alone={additions} />
      ))}
    </dl>
  )
}

function Row({ row, alone }: { readonly row: DiffRow; readonly alone: boolean }) {
  const parts = diffWords(row.before ?? '', row.after)
  const cell = 'px-3 py-2 text-base whitespace-pre-wrap [overflow-wrap:anywhere]'
  return (
    <div className="border-b border-line last:border-b-0">
      <dt className="px-3 pt-2 text-meta text-ink-3">{row.field}</dt>
      <div className={cn('grid', !alone && 'grid-cols-2')}>
        {alone ? null : (
          <dd className={cn(cell, 'text-ink-2')}>
            <span className="sr-only">{t('diff.before')}: </span>
            {row.before === null ? (
              <span className="text-ink-3">{t('diff.nothing')}</span>
            ) : (
              <Parts parts={parts.before} mark="bg-red-soft text-red line-through decoration-1" />
            )}
          </dd>
        )}
        <dd className={cn(cell, 'pt-1', !alone && 'border-l border-line pt-2')}>
          {alone ? null : <span className="sr-only">{t('diff.after')}: </span>}
          {alone ? row.after : <Parts parts={parts.after} mark="bg-green-soft text-green" />}
        </dd>
      </div>
    </div>
  )
}

function Parts({ parts, mark }: { readonly parts: readonly DiffPart[]; readonly mark: string }) {
  return parts.map((part, index) =>
    part.changed && part.text.trim() ? (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className={cn('rounded-[3px] px-0.5', mark)}>
        {part.text}
      </span>
    ) : (
      part.text
    ),
  )
}
