import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Fact } from '#shared/domain/script-draft.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { JobCard } from '../../chat/companion/job-card.tsx'
import { sourceQuote, sourceWords } from './source-words.ts'

const link =
  'self-start rounded-chip text-meta font-medium text-accent-ink underline-offset-2 hover:underline'

export interface FactSourceProps {
  readonly fact: Fact
  /** The job whose records the CRM facts are; null for no way there. */
  readonly jobId: string | null
}

/** Where a fact is from, the words it rests on, and the way there. */
export function FactSourceLine({ fact, jobId }: FactSourceProps) {
  const { source } = fact
  const quote = sourceQuote(source, fact.value)
  return (
    <span className="flex min-w-0 flex-col gap-0.5 text-meta text-ink-2">
      <span className="[overflow-wrap:anywhere]">{sourceWords(source)}</span>
      {quote ? (
        <q className="line-clamp-4 border-l-2 border-line-strong pl-2 [overflow-wrap:anywhere]">{quote}</q>
      ) : null}
      {source.type === 'crm' && jobId !== null ? <RecordLink jobId={jobId} about={fact.label} /> : null}
      {source.type === 'document' ? (
        <Link
          to="/knowledge/{-$id}"
          params={{ id: source.documentId }}
          search={{ message: source.passageId }}
          className={link}
        >
          {t('scripts.openDocument')}
        </Link>
      ) : null}
      {source.type === 'setting' ? (
        <Link to="/settings/{-$id}" params={{ id: 'company' }} className={link}>
          {t('scripts.openSettings')}
        </Link>
      ) : null}
    </span>
  )
}

export function RecordLink({ jobId, about }: { readonly jobId: string; readonly about: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={link}
        aria-label={`${t('scripts.openRecord')}: ${about}`}
        onClick={() => setOpen(true)}
      >
        {t('scripts.openRecord')}
      </button>
      <Dialog wide open={open} onClose={() => setOpen(false)} title={t('scripts.recordTitle')}>
        {open ? <JobNow jobId={jobId} /> : null}
      </Dialog>
    </>
  )
}

function JobNow({ jobId }: { readonly jobId: string }) {
  const { data, error, refetch } = useRows('crm.job', { jobId })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <JobCard summary={data} /> : <SkeletonRows className="px-0" />
}
