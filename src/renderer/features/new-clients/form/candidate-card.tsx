import { Equal, EqualNot, Plus, Minus, type LucideIcon } from 'lucide-react'
import type { ClientSlots, DuplicateCandidate, DuplicateDecision } from '#shared/domain/new-client.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { candidateRows, type CandidateRow } from './candidate-rows.ts'
import { fieldName } from './client-fields.ts'

const relations: Readonly<Record<CandidateRow['relation'], { icon: LucideIcon; tone: string }>> = {
  same: { icon: Equal, tone: 'text-ink-3' },
  differs: { icon: EqualNot, tone: 'text-amber' },
  adds: { icon: Plus, tone: 'text-green' },
  theirsOnly: { icon: Minus, tone: 'text-ink-3' },
}

export interface CandidateCardProps {
  readonly slots: ClientSlots
  readonly candidate: DuplicateCandidate
  readonly decision: DuplicateDecision | null
  readonly crm: string
  readonly editable: boolean
  readonly onDecide: (decision: DuplicateDecision) => void
}

/** One existing customer beside the new values, and what to do about it. */
export function CandidateCard(props: CandidateCardProps) {
  const { slots, candidate, decision, crm, editable, onDecide } = props
  const { customerId, name, reasons, jobs } = candidate
  const own = decision?.customerId === customerId ? decision.kind : null
  return (
    <article aria-label={name} className="overflow-hidden rounded-card border border-line bg-raised">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2.5 pt-2.5 pb-2">
        <h3 className="text-base font-semibold">{name}</h3>
        {reasons.map((reason) => (
          <Badge key={reason}>{reason}</Badge>
        ))}
      </header>
      {editable ? (
        <fieldset className="grid grid-cols-2 gap-2 px-2.5 pb-3">
          <legend className="sr-only">{t('clients.duplicate.actions', { name })}</legend>
          {(['use', 'merge'] as const).map((kind) => (
            <div key={kind} className="flex min-w-0 flex-col gap-1">
              <Button
                size="small"
                className="aria-pressed:border-control aria-pressed:bg-selected @lg:self-start"
                aria-pressed={own === kind}
                aria-describedby={`${customerId}-${kind}`}
                onClick={() => onDecide({ kind, customerId })}
              >
                {t(`clients.duplicate.${kind}`)}
              </Button>
              <p id={`${customerId}-${kind}`} className="text-meta text-ink-3">
                {t(`clients.duplicate.${kind}Body`)}
              </p>
            </div>
          ))}
        </fieldset>
      ) : null}
      <Comparison rows={candidateRows(slots, candidate)} name={name} crm={crm} />
      <Jobs jobs={jobs} />
    </article>
  )
}

interface ComparisonProps {
  readonly rows: readonly CandidateRow[]
  readonly name: string
  readonly crm: string
}

function Comparison({ rows, name, crm }: ComparisonProps) {
  const head = 'px-2.5 py-1 text-left font-medium'
  return (
    <table className="w-full table-fixed border-collapse border-t border-line text-meta">
      <caption className="sr-only">{t('clients.duplicate.compare', { name })}</caption>
      <thead>
        <tr className="border-b border-line bg-canvas text-ink-2">
          <th scope="col" className={cn(head, 'w-[29%]')}>
            {t('clients.duplicate.field')}
          </th>
          <th scope="col" className={head}>
            {t('clients.duplicate.mine')}
          </th>
          <th scope="col" className={head}>
            {t('clients.duplicate.theirs', { crm })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ComparedRow key={row.field} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function ComparedRow({ row }: { readonly row: CandidateRow }) {
  const { icon: Icon, tone } = relations[row.relation]
  const differs = row.relation === 'differs'
  const word = t(`clients.duplicate.${row.relation}`)
  const cell = cn(
    'px-2.5 py-1 align-top [overflow-wrap:anywhere] tabular-nums',
    row.relation === 'same' ? 'text-ink-3' : 'text-ink',
    differs && 'font-medium',
  )
  return (
    <tr className={cn('border-b border-line last:border-b-0', differs && 'bg-amber-soft/50')}>
      <th scope="row" className="px-2.5 py-1 text-left align-top font-normal text-ink-2">
        <span className="flex items-start gap-1" title={word}>
          <Icon className={cn('mt-0.5 size-3 shrink-0', tone)} aria-hidden />
          <span>
            {fieldName(row.field)}
            <span className="sr-only">: {word}</span>
          </span>
        </span>
      </th>
      <td className={cell}>{row.mine || '–'}</td>
      <td className={cell}>{row.theirs || '–'}</td>
    </tr>
  )
}

function Jobs({ jobs }: Pick<DuplicateCandidate, 'jobs'>) {
  return (
    <div className="border-t border-line px-2.5 py-2 text-meta">
      <h4 className="mb-0.5 font-medium text-ink-3">{t('clients.duplicate.jobs')}</h4>
      {jobs.length === 0 ? <p className="text-ink-3">{t('clients.duplicate.noJobs')}</p> : null}
      <ul className="flex flex-col gap-0.5">
        {jobs.map((job) => (
          <li key={job.id} className="flex items-center gap-2">
            <span className="tabular-nums">{job.number}</span>
            <span className="min-w-0 flex-1 truncate text-ink-2">{job.name}</span>
            <Badge>{job.stage}</Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}
