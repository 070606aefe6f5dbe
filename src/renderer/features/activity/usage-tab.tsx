import { ChartNoAxesColumn } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Table, type Column } from '../../components/table.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useRows } from '../../connection/use-rows.ts'
import { useNow } from '../../hooks/use-now.ts'
import { t } from '../../i18n/t.ts'
import { UsageChart } from './usage-chart.tsx'
import { busiestDay, everyDay, tokensOf } from './usage-days.ts'
import { costWords, dayWords, shortNumber } from './usage-words.ts'

const DAYS = 30

type ModelRow = OutputOf<'activity.usage'>['models'][number]

const columns: readonly Column<ModelRow>[] = [
  { key: 'model', header: t('activity.col.model'), cell: (row) => row.model },
  { key: 'calls', header: t('activity.col.calls'), figures: true, cell: (row) => row.usage.modelCalls },
  {
    key: 'in',
    header: t('activity.col.in'),
    figures: true,
    cell: (row) => row.usage.inputTokens.toLocaleString('en-US'),
  },
  {
    key: 'out',
    header: t('activity.col.out'),
    figures: true,
    cell: (row) => row.usage.outputTokens.toLocaleString('en-US'),
  },
  { key: 'cost', header: t('activity.col.cost'), figures: true, cell: (row) => costWords(row.usage) },
]

/** What the models took over the last 30 days. */
export function UsageTab() {
  const rows = useRows('activity.usage', { sinceDays: DAYS })
  const now = useNow(600_000)
  if (rows.isPending) return <SkeletonRows className="px-0" />
  if (rows.isError) {
    return (
      <ErrorState title={t('activity.loadFailed')} error={rows.error} onRetry={() => void rows.refetch()} />
    )
  }
  const { total, models } = rows.data
  if (total.modelCalls === 0 && tokensOf(total) === 0) {
    return (
      <EmptyState
        className="py-20"
        icon={<ChartNoAxesColumn />}
        title={t('activity.usage.none')}
        body={t('activity.usage.noneBody')}
      />
    )
  }
  const days = everyDay(rows.data.days, now, DAYS)
  const top = busiestDay(days)
  return (
    <div className="flex max-w-230 flex-col gap-6">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Figure
          name={t('activity.usage.cost')}
          value={total.costUsd === 0 ? t('activity.usage.free') : costWords(total)}
        />
        <Figure name={t('activity.usage.tokens')} value={shortNumber(tokensOf(total))} />
        <Figure name={t('activity.usage.calls')} value={total.modelCalls.toLocaleString('en-US')} />
        <Figure
          name={t('activity.usage.busiest')}
          value={top ? dayWords(top.day) : t('activity.usage.nothing')}
        />
      </dl>
      {total.costUsd === null ? (
        <p className="-mt-3 text-meta text-ink-3">{t('activity.usage.unpriced')}</p>
      ) : null}
      <section aria-labelledby="usage-days" className="flex flex-col gap-3">
        <div className="flex items-baseline justify-between gap-3">
          <h2 id="usage-days" className="text-base font-semibold">
            {t('activity.usage.chart')}
          </h2>
          <span className="text-meta text-ink-3">{t('activity.usage.days')}</span>
        </div>
        <Card className="px-4 pt-6 pb-3">
          <UsageChart days={days} />
        </Card>
      </section>
      <div className="flex flex-col gap-3">
        <h2 className="text-base font-semibold">{t('activity.usage.models')}</h2>
        <Table
          label={t('activity.usage.models')}
          columns={columns}
          rows={models}
          rowKey={(row) => row.model}
        />
      </div>
    </div>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Card className="flex flex-col-reverse justify-end px-4 py-3">
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="text-title font-semibold tabular-nums">{value}</dd>
    </Card>
  )
}
