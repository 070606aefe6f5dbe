import { Square, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { count, t } from '../../../i18n/t.ts'

/** How far the summaries are, with a stop; or what has none yet, with a start. Nothing when all is done. */
export function SummaryProgress() {
  const progress = useRows('transcripts.distillProgress', {}).data
  const stop = useCall('transcripts.stopDistilling', { onError: (error) => sayError(error) })
  const distill = useCall('transcripts.distill', {
    onError: (error) => sayError(error, t('transcripts.distillFailed')),
  })
  if (!progress) return null
  const { waiting, running, failed, stale, none } = progress
  const open = waiting + running
  if (open > 0) {
    return (
      <Line words={t('transcripts.summariesRunning', { summaries: count(open, 'summary', 'summaries') })}>
        <Button size="small" icon={<Square />} busy={stop.isPending} onClick={() => stop.mutate({})}>
          {t('transcripts.summariesStop')}
        </Button>
      </Line>
    )
  }
  const old = stale + failed
  if (none === 0 && old === 0) return null
  const words = [
    none > 0 ? t('transcripts.summariesNone', { transcripts: count(none, 'transcript') }) : '',
    stale > 0 ? t('transcripts.summariesStale', { summaries: count(stale, 'summary', 'summaries') }) : '',
    failed > 0 ? t('transcripts.summariesFailed', { summaries: count(failed, 'summary', 'summaries') }) : '',
  ]
  return (
    <Line words={words.filter(Boolean).join(' ')}>
      <Button
        size="small"
        icon={<WandSparkles />}
        busy={distill.isPending}
        onClick={() => {
          if (none > 0) distill.mutate({ which: { kind: 'missing' } })
          if (old > 0) distill.mutate({ which: { kind: 'stale' } })
        }}
      >
        {t(none > 0 ? 'transcripts.makeSummaries' : 'transcripts.makeAnew')}
      </Button>
    </Line>
  )
}

function Line({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center justify-between gap-2 border-t border-line px-4 py-2">
      <output className="min-w-0 text-meta text-ink-2">{words}</output>
      {children}
    </div>
  )
}
