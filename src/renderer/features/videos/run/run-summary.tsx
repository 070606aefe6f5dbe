import { Link } from '@tanstack/react-router'
import { Hand, Mail, MapPinned, Terminal, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VideoRun, VideoTrigger } from '#shared/domain/video-run.ts'
import { cost } from '../../../components/figures.ts'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { duration } from '../../../components/time.ts'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'

const icons: Readonly<Record<VideoTrigger['source'], LucideIcon>> = {
  mail: Mail,
  stage: MapPinned,
  person: Hand,
  command_line: Terminal,
}

/** What started it, when, how long it took and what it cost. */
export function RunSummary({ run }: { readonly run: VideoRun }) {
  const { trigger } = run
  const Icon = icons[trigger.source]
  const price = run.costUsd === null ? t('videos.costUnknown') : (cost(run.costUsd) ?? t('videos.costNone'))
  return (
    <section className="flex flex-col gap-3 border-b border-line pb-4">
      <p className="text-base text-ink-2 tabular-nums [overflow-wrap:anywhere]">
        {[t('videos.box.job', { number: run.jobNumber }), run.jobName].filter(Boolean).join(' · ')}
      </p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-base">
        <Fact name={t('videos.started')}>
          <RelativeTime at={run.createdAt} />
        </Fact>
        {run.finishedAt === null ? (
          <Fact name={t('videos.sofar')}>
            <SoFar since={run.createdAt} />
          </Fact>
        ) : (
          <Fact name={t('videos.took')}>{duration(run.finishedAt - run.createdAt)}</Fact>
        )}
        <Fact name={t('videos.cost')}>{price}</Fact>
        <Fact name={t('videos.startedBy')}>
          <span className="flex flex-wrap items-center gap-x-1.5">
            <Icon className="size-3.5 shrink-0 text-ink-3" aria-hidden />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {t(`videos.trigger.${trigger.source}`)}
              {trigger.source === 'person' || !trigger.detail ? null : (
                <span className="text-ink-2"> · {trigger.detail}</span>
              )}
            </span>
            {trigger.mailId === null ? null : (
              <Link
                to="/videos/{-$id}"
                params={{ id: 'mail' }}
                className="text-meta font-medium text-accent-ink hover:underline"
              >
                {t('videos.showMail')}
              </Link>
            )}
          </span>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  )
}

function SoFar({ since }: { readonly since: number }) {
  const seconds = Math.max(0, Math.floor((useNow(1000) - since) / 1000))
  return seconds < 60 ? `${seconds} s` : duration(seconds * 1000)
}
