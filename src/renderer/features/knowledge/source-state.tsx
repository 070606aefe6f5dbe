import { CircleAlert, CircleCheck, CircleDashed, CirclePause } from 'lucide-react'
import type { KnowledgeSource } from '#shared/domain/knowledge-document.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { t } from '../../i18n/t.ts'

/** How a source stands, in words with an icon; a bar while it is being read. */
export function SourceState({ source }: { readonly source: KnowledgeSource }) {
  const look = 'flex min-w-0 items-center gap-1 text-meta text-ink-3 [&_svg]:size-3.5 [&_svg]:shrink-0'
  if (!source.enabled) {
    return (
      <span className={look}>
        <CirclePause aria-hidden />
        {t('knowledge.off')}
      </span>
    )
  }
  if (source.state === 'syncing') return <Progress source={source} />
  if (source.state === 'error') {
    return (
      <span className={`${look} text-red`}>
        <CircleAlert aria-hidden />
        {t('knowledge.sourceFailed')}
      </span>
    )
  }
  if (source.lastSyncAt === null) {
    return (
      <span className={look}>
        <CircleDashed aria-hidden />
        {t('knowledge.neverSynced')}
      </span>
    )
  }
  return (
    <span className={look}>
      <CircleCheck aria-hidden className="text-green" />
      <span>
        {t('knowledge.synced')} <RelativeTime at={source.lastSyncAt} />
      </span>
    </span>
  )
}

function Progress({ source: { label, progress } }: { readonly source: KnowledgeSource }) {
  const known = progress !== null && progress.total > 0
  return (
    <span className="flex min-w-24 flex-col gap-1 text-meta text-ink-3">
      <span className="tabular-nums">
        {known ? t('knowledge.syncing', progress) : t('knowledge.syncingStart')}
      </span>
      <progress
        aria-label={label}
        className={[
          'h-1 w-full appearance-none overflow-hidden rounded-full bg-sunken',
          '[&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-blue',
        ].join(' ')}
        {...(known ? { value: progress.done, max: progress.total } : {})}
      />
    </span>
  )
}
