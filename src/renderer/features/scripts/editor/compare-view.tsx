import { Fragment } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { Select } from '../../../components/select.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import type { VersionPair } from '../details/version-list.tsx'
import { inlineDiff } from './inline-diff.ts'
import { versionRows, type VersionRow } from './version-rows.ts'

export interface CompareViewProps {
  readonly draft: ScriptDraft
  readonly pair: VersionPair
  readonly onPair: (pair: VersionPair) => void
  readonly onRestore: (version: number) => void
  readonly onDone: () => void
}

/** The text of two versions as one, what went struck through and what came marked. */
export function CompareView({ draft, pair, onPair, onRestore, onDone }: CompareViewProps) {
  const before = useRows('scripts.version', { draftId: draft.id, version: pair.from })
  const after = useRows('scripts.version', { draftId: draft.id, version: pair.to })
  const failed = before.isError ? before : after.isError ? after : null
  const rows = before.data && after.data ? versionRows(before.data.paragraphs, after.data.paragraphs) : null
  const spoken = (one: typeof before): string =>
    JSON.stringify(one.data?.paragraphs.map((paragraph) => paragraph.text))
  const same = rows !== null && spoken(before) === spoken(after)
  const options = draft.versions
    .toSorted((a, b) => b.number - a.number)
    .map(({ number, change }) => ({ value: String(number), label: `${number} · ${change}` }))
  return (
    <section aria-label={t('scripts.compareTitle')} className="flex flex-col gap-4">
      <div
        className={[
          'flex flex-wrap items-center gap-2 rounded-card',
          'border border-line bg-raised p-3 text-base',
        ].join(' ')}
      >
        <span className="text-ink-2">{t('scripts.compareFrom')}</span>
        <Select
          label={t('scripts.compareFrom')}
          className="w-36"
          value={String(pair.from)}
          options={options}
          onChange={(from) => onPair({ ...pair, from: Number(from) })}
        />
        <span className="text-ink-2">{t('scripts.compareTo')}</span>
        <Select
          label={t('scripts.compareTo')}
          className="w-36"
          value={String(pair.to)}
          options={options}
          onChange={(to) => onPair({ ...pair, to: Number(to) })}
        />
        <span className="ml-auto flex gap-1">
          {pair.from === draft.version ? null : (
            <Button onClick={() => onRestore(pair.from)}>
              {t('scripts.versionRestore', { n: pair.from })}
            </Button>
          )}
          <Button tone="primary" onClick={onDone}>
            {t('scripts.compareDone')}
          </Button>
        </span>
      </div>
      {failed ? (
        <ErrorState
          title={t('scripts.compareFailed')}
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      ) : rows === null ? (
        <SkeletonRows className="px-0" />
      ) : (
        <div className="flex max-w-[68ch] flex-col gap-3 text-script">
          {same ? <p className="text-base text-ink-2">{t('scripts.compareSame')}</p> : null}
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </div>
      )}
    </section>
  )
}

const marks = {
  same: { tag: Fragment, look: '', word: null },
  gone: { tag: 'del', look: 'bg-red-soft text-red line-through decoration-1', word: 'scripts.wordsGone' },
  added: { tag: 'ins', look: 'bg-green-soft text-green no-underline', word: 'scripts.wordsAdded' },
} as const

function Row({ row }: { readonly row: VersionRow }) {
  const whole =
    row.before === null ? 'scripts.paragraphAdded' : row.after === null ? 'scripts.paragraphGone' : null
  return (
    <div className="[overflow-wrap:anywhere] whitespace-pre-line">
      {whole ? <span className="block text-meta text-ink-2">{t(whole)}</span> : null}
      <p>
        {inlineDiff(row.before ?? '', row.after ?? '').map((part, index) => {
          const { tag: Tag, look, word } = marks[part.kind]
          // oxlint-disable-next-line react/no-array-index-key
          if (Tag === Fragment) return <Fragment key={index}>{part.text}</Fragment>
          return (
            // oxlint-disable-next-line react/no-array-index-key
            <Tag key={index} className={cn('rounded-[3px] box-decoration-clone px-0.5', look)}>
              {word && part.text.trim() ? <span className="sr-only">{t(word)} </span> : null}
              {part.text}
            </Tag>
          )
        })}
      </p>
    </div>
  )
}
