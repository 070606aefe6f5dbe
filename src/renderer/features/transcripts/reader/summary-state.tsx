import { CircleAlert, FileCheck2, History, LoaderCircle, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Distilled, Transcript } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { summaryState } from '../list/summary-mark.tsx'

export interface SummaryStateProps {
  readonly transcript: Transcript
  readonly distilled: Distilled | null
}

/** Who made the summary and when; or what is missing, with the way to it. */
export function SummaryState({ transcript, distilled }: SummaryStateProps) {
  const state = summaryState(transcript)
  const make = useCall('transcripts.distill', {
    onError: (error) => sayError(error, t('transcripts.distillFailed')),
  })
  const start = (words: string): ReactNode => (
    <Button
      size="small"
      className="self-start"
      icon={<WandSparkles />}
      busy={make.isPending}
      onClick={() => make.mutate({ which: { kind: 'these', ids: [transcript.id] } })}
    >
      {words}
    </Button>
  )
  const made = distilled?.content ? <MadeBy distilled={distilled} /> : null
  switch (state) {
    case 'none':
      return (
        <Lines>
          <p className="text-base text-ink-2">{t('transcripts.summaryNone')}</p>
          {start(t('transcripts.makeSummary'))}
        </Lines>
      )
    case 'waiting':
    case 'running':
      return (
        <Lines>
          <Running running={state === 'running'} />
          {made}
        </Lines>
      )
    case 'failed':
      return (
        <Lines>
          <p className="flex gap-1.5 text-base text-ink">
            <CircleAlert className="mt-0.5 size-4 shrink-0 text-red" aria-hidden />
            <span>
              {t('transcripts.summaryFailed')} {distilled?.error}
            </span>
          </p>
          {start(t('common.retry'))}
          {made}
        </Lines>
      )
    case 'stale':
      return (
        <Lines>
          {made}
          <p className="flex gap-1.5 text-base text-ink-2">
            <History className="mt-0.5 size-4 shrink-0 text-amber" aria-hidden />
            {t('transcripts.summaryStale')}
          </p>
          {start(t('transcripts.makeAnew'))}
        </Lines>
      )
    case 'done':
      return <Lines>{made}</Lines>
  }
}

function Lines({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-col gap-2 border-b border-line px-4 py-3">{children}</div>
}

function MadeBy({ distilled }: { readonly distilled: Distilled }) {
  return (
    <p className="flex items-start gap-1.5 text-meta text-ink-2">
      <FileCheck2 className="size-4 shrink-0 text-ink-3" aria-hidden />
      <span>
        {t('transcripts.madeBy', { by: distilled.by ?? t('transcripts.somebody') })} ·{' '}
        <RelativeTime at={distilled.updatedAt} />
      </span>
    </p>
  )
}

function Running({ running }: { readonly running: boolean }) {
  const progress = useRows('transcripts.distillProgress', {}).data
  const before = Math.max(0, (progress?.waiting ?? 0) - 1)
  return (
    <output className="flex items-center gap-1.5 text-base text-ink-2">
      <LoaderCircle className="size-4 shrink-0 animate-breathe text-blue" aria-hidden />
      {running ? t('transcripts.summaryRunning') : t('transcripts.summaryWaiting', { others: before })}
    </output>
  )
}
