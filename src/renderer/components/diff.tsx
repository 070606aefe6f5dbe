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
    <div className="overflow-hidden rounded-control border border-line">
      {additions ? null : (
        <div aria-hidden className="grid grid-cols-2 border-b border-line bg-canvas text-micro text-ink-3">
          <span className="px-3 py-1">{t('diff.before')}</span>
          <span className="border-l border-line px-3 py-1">{t('diff.after')}</span>
        </div>
      )}
      <dl>
        {rows.map((row) =>
          additions ? (
            <Addition key={row.field} row={row} many={rows.length > 3} />
          ) : (
            <Change key={row.field} row={row} />
          ),
        )}
      </dl>
    </div>
  )
}

const rowStyle = 'border-b border-line px-3 py-2 last:border-b-0'
const textStyle = 'text-base whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]'

/** A short value stands beside its name, so that a card of many fields stays one look high. */
const SHORT = 60

function Addition({ row, many }: { readonly row: DiffRow; readonly many: boolean }) {
  const beside = many && row.after.length <= SHORT && !row.after.includes('\n')
  return (
    <div className={cn(rowStyle, beside && 'grid grid-cols-[8rem_1fr] items-baseline gap-x-3 py-1.5')}>
      <dt className="text-meta text-ink-3">{row.field}</dt>
      <dd className={textStyle}>{row.after}</dd>
    </div>
  )
}

function Change({ row }: { readonly row: DiffRow }) {
  const parts = diffWords(row.before ?? '', row.after)
  return (
    <div className={cn(rowStyle, 'grid grid-cols-2 gap-x-6')}>
      <dt className="col-span-2 text-meta text-ink-3">{row.field}</dt>
      <dd className={cn(textStyle, 'text-ink-2')}>
        <span className="sr-only">{t('diff.before')}: </span>
        {row.before === null ? (
          <span className="text-ink-3">{t('diff.nothing')}</span>
        ) : (
          <Parts parts={parts.before} mark="bg-red-soft text-red line-through decoration-1" />
        )}
      </dd>
      <dd className={textStyle}>
        <span className="sr-only">{t('diff.after')}: </span>
        <Parts parts={parts.after} mark="bg-green-soft text-green" />
      </dd>
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
