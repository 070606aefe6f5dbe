import { TriangleAlert } from 'lucide-react'
import { Table, type Column } from '../../components/table.tsx'
import { t } from '../../i18n/t.ts'
import { catalogueRows, type CatalogueRow } from './catalogue-rows.ts'
import type { CatalogueModel } from './model-choices.ts'

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' })

function until({ sunset, warning }: CatalogueRow): string {
  if (sunset) return day.format(new Date(`${sunset}T12:00:00`))
  return t(warning ? 'brain.catalogue.gone' : 'brain.catalogue.none')
}

const columns: readonly Column<CatalogueRow>[] = [
  {
    key: 'model',
    header: t('brain.catalogue.model'),
    className: 'whitespace-nowrap font-medium',
    cell: (row) => row.id,
  },
  {
    key: 'role',
    header: t('brain.catalogue.role'),
    className: 'text-ink-2',
    cell: (row) => row.roles,
  },
  {
    key: 'sunset',
    header: t('brain.catalogue.sunset'),
    className: 'whitespace-nowrap',
    cell: (row) => (
      <span className={row.warning ? 'inline-flex items-center gap-1.5 text-amber' : 'text-ink-2'}>
        {row.warning ? <TriangleAlert className="size-3.5" aria-label={row.warning} /> : null}
        {until(row)}
      </span>
    ),
  },
  {
    key: 'instead',
    header: t('brain.catalogue.instead'),
    className: 'whitespace-nowrap text-ink-2',
    cell: (row) => row.replacement ?? '',
  },
]

export function ModelCatalogue({ models }: { readonly models: readonly CatalogueModel[] }) {
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="text-base font-semibold">{t('brain.catalogue')}</h2>
        <p className="text-meta text-ink-3">{t('brain.catalogue.help')}</p>
      </div>
      <Table
        label={t('brain.catalogue')}
        columns={columns}
        rows={catalogueRows(models)}
        rowKey={(row) => row.id}
      />
    </div>
  )
}
