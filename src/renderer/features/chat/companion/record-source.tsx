import type { Citation } from '#shared/domain/citation.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { CustomerCard } from './customer-card.tsx'
import { JobCard } from './job-card.tsx'

export interface RecordSourceProps {
  readonly citation: Extract<Citation, { kind: 'crm' }>
}

/** The CRM record a claim was read from, as it stands now. */
export function RecordSource({ citation }: RecordSourceProps) {
  const [kind, id = ''] = citation.record.split(':')
  return kind === 'job' ? <JobRecord id={id} /> : <CustomerRecord id={id} name={citation.title} />
}

function JobRecord({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRows('crm.job', { jobId: id })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <JobCard summary={data} /> : <SkeletonRows className="px-0" />
}

/** The contract finds customers by words, so the title leads to the record and its id picks the right one. */
function CustomerRecord({ id, name }: { readonly id: string; readonly name: string }) {
  const { data, error, refetch } = useRows('crm.find', { text: name })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows className="px-0" />
  const customer = data.find((found) => found.id === id)
  return customer ? <CustomerCard customer={customer} /> : <p className="text-ink-2">{t('record.gone')}</p>
}
