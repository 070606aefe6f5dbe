import { Link } from '@tanstack/react-router'
import { Pause, Play, RefreshCw, Settings, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { RelativeTime } from '../relative-time.tsx'
import { say, sayError } from '../toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'
import { listenerLooks } from './listener-look.ts'

/** How the listener stands, when it last looked, and how to stop, start and hurry it. */
export function ListenerCard({
  status,
  withLink = true,
}: {
  readonly status: ListenerStatus
  /** To the settings of the mailbox; not from there. */
  readonly withLink?: boolean
}) {
  const onError = (error: unknown): void => sayError(error)
  const pause = useCall('mailbox.pause', { onError })
  const resume = useCall('mailbox.resume', { onError })
  const check = useCall('mailbox.checkNow', {
    onError,
    onSuccess: (seen) => (seen.trouble ? undefined : say(t('listener.checked'))),
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
              {t(`listener.state.${status.state}`)}
            </Badge>
          </h2>
          <p className="text-base text-ink-2">{t(`listener.body.${status.state}`)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {status.state === 'paused' ? (
            <Button size="small" icon={<Play />} busy={busy} onClick={() => resume.mutate({})}>
              {t('listener.resume')}
            </Button>
          ) : (
            <Button size="small" icon={<Pause />} busy={busy} onClick={() => pause.mutate({})}>
              {t('listener.pause')}
            </Button>
          )}
          <Button size="small" icon={<RefreshCw />} busy={check.isPending} onClick={() => check.mutate({})}>
            {t('listener.checkNow')}
          </Button>
        </div>
      </div>
      {status.trouble ? (
        <Trouble>
          {status.trouble.message} {status.trouble.nextStep}{' '}
          {status.troubleSince === null ? null : (
            <span className="text-ink-2">
              {t('videos.box.began')} <RelativeTime at={status.troubleSince} />.
            </span>
          )}
        </Trouble>
      ) : null}
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-base">
        <Moment name={t('listener.lastCheck')} at={status.lastCheckAt} />
        {status.provider === 'imap' ? (
          <Moment name={t('listener.lastAnswer')} at={status.lastIdleAt} />
        ) : null}
        <Moment name={t('listener.lastMail')} at={status.lastMailAt} />
        {status.stagePoll.on ? (
          <Moment name={t('listener.stagePoll')} at={status.stagePoll.lastAt} />
        ) : (
          <Fact name={t('listener.stagePoll')}>{t('listener.stagePollOff')}</Fact>
        )}
      </dl>
      {status.stagePoll.trouble ? <Trouble>{status.stagePoll.trouble}</Trouble> : null}
      {withLink ? (
        <Link
          to="/settings/{-$id}"
          params={{ id: 'mailbox' }}
          className="flex w-fit items-center gap-1.5 text-meta font-medium text-accent-ink hover:underline"
        >
          <Settings className="size-3.5" aria-hidden />
          {t('listener.settings')}
        </Link>
      ) : null}
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
  return <Fact name={name}>{at === null ? t('listener.never') : <RelativeTime at={at} />}</Fact>
}
