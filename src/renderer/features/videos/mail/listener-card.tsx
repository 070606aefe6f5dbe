import { Link } from '@tanstack/react-router'
import { Pause, Play, RefreshCw, Settings, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { say, sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { listenerLooks } from './listener-look.ts'

/** How the listener stands, when it last looked, and how to stop, start and hurry it. */
export function ListenerCard({ status }: { readonly status: ListenerStatus }) {
  const onError = (error: unknown): void => sayError(error)
  const pause = useCall('mailbox.pause', { onError })
  const resume = useCall('mailbox.resume', { onError })
  const check = useCall('mailbox.checkNow', {
    onError,
    onSuccess: (seen) => (seen.trouble ? undefined : say(t('videos.box.checked'))),
  })
  const { tone, icon: Icon } = listenerLooks[status.state]
  const busy = pause.isPending || resume.isPending
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-60 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold [overflow-wrap:anywhere]">
            {status.label}
            <Badge tone={tone} icon={<Icon aria-hidden />} data-listener={status.state}>
              {t(`videos.box.state.${status.state}`)}
            </Badge>
          </h2>
          <p className="text-base text-ink-2">{t(`videos.box.body.${status.state}`)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {status.state === 'paused' ? (
            <Button size="small" icon={<Play />} busy={busy} onClick={() => resume.mutate({})}>
              {t('videos.box.resume')}
            </Button>
          ) : (
            <Button size="small" icon={<Pause />} busy={busy} onClick={() => pause.mutate({})}>
              {t('videos.box.pause')}
            </Button>
          )}
          <Button size="small" icon={<RefreshCw />} busy={check.isPending} onClick={() => check.mutate({})}>
            {t('videos.box.checkNow')}
          </Button>
        </div>
      </div>
      {status.trouble ? (
        <Trouble>
          {status.trouble.message} {status.trouble.nextStep}{' '}
          {status.troubleSince === null ? null : (
            <span className="text-ink-2">
              <RelativeTime at={status.troubleSince} />
            </span>
          )}
        </Trouble>
      ) : null}
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-base">
        <Moment name={t('videos.box.lastCheck')} at={status.lastCheckAt} />
        {status.provider === 'imap' ? (
          <Moment name={t('videos.box.lastAnswer')} at={status.lastIdleAt} />
        ) : null}
        <Moment name={t('videos.box.lastMail')} at={status.lastMailAt} />
        {status.stagePoll.on ? (
          <Moment name={t('videos.box.stagePoll')} at={status.stagePoll.lastAt} />
        ) : (
          <Fact name={t('videos.box.stagePoll')}>{t('videos.box.stagePollOff')}</Fact>
        )}
      </dl>
      {status.stagePoll.trouble ? <Trouble>{status.stagePoll.trouble}</Trouble> : null}
      <Link
        to="/settings/{-$id}"
        params={{ id: 'mailbox' }}
        className="flex w-fit items-center gap-1.5 text-meta font-medium text-accent-ink hover:underline"
      >
        <Settings className="size-3.5" aria-hidden />
        {t('videos.box.settings')}
      </Link>
    </Card>
  )
}

function Trouble({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-control bg-amber-soft px-3 py-2 text-base text-ink">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-amber" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Moment({ name, at }: { readonly name: string; readonly at: number | null }) {
  return <Fact name={name}>{at === null ? t('videos.box.never') : <RelativeTime at={at} />}</Fact>
}
