import {
  CircleAlert,
  CircleCheck,
  CircleOff,
  LoaderCircle,
  MonitorSmartphone,
  Pause,
  Play,
  RotateCw,
} from 'lucide-react'
import type { ListenerState, ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { Badge, type BadgeProps } from '../../components/badge.tsx'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

const looks: Readonly<Record<ListenerState, { tone: BadgeProps['tone']; icon: typeof CircleAlert }>> = {
  off: { tone: 'outline', icon: CircleOff },
  paused: { tone: 'amber', icon: Pause },
  connecting: { tone: 'blue', icon: LoaderCircle },
  listening: { tone: 'green', icon: CircleCheck },
  error: { tone: 'red', icon: CircleAlert },
  elsewhere: { tone: 'neutral', icon: MonitorSmartphone },
}

/** Whether orders are heard right now. Pausing counts at once and is not part of what is saved below. */
export function ListenerCard() {
  const status = useRows('mailbox.status', {})
  const done = {
    onSuccess: () => void status.refetch(),
    onError: (error: unknown) => sayError(error),
  }
  const pause = useCall('mailbox.pause', done)
  const resume = useCall('mailbox.resume', done)
  const check = useCall('mailbox.checkNow', done)
  if (status.isError) {
    return (
      <ErrorState
        className="py-4"
        title={t('listener.failed')}
        error={status.error}
        onRetry={() => void status.refetch()}
      />
    )
  }
  if (!status.data) return <SkeletonRows rows={2} className="px-0" />
  const { state, label } = status.data
  const { tone, icon: Icon } = looks[state]
  const isPaused = state === 'paused'
  const change = isPaused ? resume : pause
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-48 flex-1">
          <p className="flex flex-wrap items-center gap-2 text-base font-medium">
            <span className="[overflow-wrap:anywhere]">{label}</span>
            <Badge tone={tone} icon={<Icon aria-hidden />}>
              {t(`listener.state.${state}`)}
            </Badge>
          </p>
          <Looks status={status.data} />
        </div>
        <Button size="small" icon={<RotateCw />} busy={check.isPending} onClick={() => check.mutate({})}>
          {t('listener.check')}
        </Button>
        <Button
          size="small"
          icon={isPaused ? <Play /> : <Pause />}
          busy={change.isPending}
          onClick={() => change.mutate({})}
        >
          {t(isPaused ? 'listener.resume' : 'listener.pause')}
        </Button>
      </div>
      <Trouble status={status.data} />
    </Card>
  )
}

function Looks({ status }: { readonly status: ListenerStatus }) {
  const { lastCheckAt, lastMailAt, stagePoll } = status
  const times = [
    { label: t('listener.lastCheck'), at: lastCheckAt },
    { label: t('listener.lastMail'), at: lastMailAt },
    ...(stagePoll.on ? [{ label: t('listener.stages'), at: stagePoll.lastAt }] : []),
  ]
  return (
    <p className="flex flex-wrap gap-x-3 text-meta text-ink-3">
      {times.map(({ label, at }) => (
        <span key={label}>
          {label}: {at === null ? t('listener.never') : <RelativeTime at={at} />}
        </span>
      ))}
    </p>
  )
}

function Trouble({ status }: { readonly status: ListenerStatus }) {
  const { state, trouble, stagePoll } = status
  const quiet =
    state === 'paused'
      ? t('listener.pausedHelp')
      : state === 'elsewhere'
        ? t('listener.elsewhereHelp')
        : state === 'off'
          ? t('listener.offHelp')
          : null
  return (
    <>
      {quiet ? <p className="text-meta text-ink-2">{quiet}</p> : null}
      {trouble ? (
        <Banner tone={state === 'error' ? 'red' : 'amber'} boxed>
          {trouble.message} {trouble.nextStep}
        </Banner>
      ) : null}
      {stagePoll.trouble ? (
        <Banner tone="amber" boxed>
          {stagePoll.trouble}
        </Banner>
      ) : null}
    </>
  )
}
