import { CircleAlert, Clock3, FileCheck2, History, LoaderCircle, type LucideIcon } from 'lucide-react'
import type { Transcript } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'

type State = 'none' | 'waiting' | 'running' | 'done' | 'failed' | 'stale'

/** How the summary of a transcript stands, as one word. */
export function summaryState({ distilled, stale }: Pick<Transcript, 'distilled' | 'stale'>): State {
  return distilled === 'done' && stale ? 'stale' : distilled
}

const looks: Readonly<Record<State, readonly [LucideIcon, string] | null>> = {
  none: null,
  waiting: [Clock3, 'text-ink-3'],
  running: [LoaderCircle, 'text-blue animate-breathe'],
  done: [FileCheck2, 'text-ink-3'],
  stale: [History, 'text-amber'],
  failed: [CircleAlert, 'text-red'],
}

/** The state of the summary in one sign, with its words for ear and hover; nothing where there is none. */
export function SummaryMark({ transcript }: { readonly transcript: Transcript }) {
  const state = summaryState(transcript)
  const look = looks[state]
  if (!look) return null
  const [Icon, className] = look
  const words = t(`transcripts.summaryState.${state}`)
  return (
    <span title={words} className="inline-flex shrink-0 items-center gap-1">
      <Icon className={cn('size-3.5', className)} aria-hidden />
      <span className={state === 'stale' || state === 'failed' ? 'text-meta' : 'sr-only'}>{words}</span>
    </span>
  )
}
