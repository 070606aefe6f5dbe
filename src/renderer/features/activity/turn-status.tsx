import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle, Unplug } from 'lucide-react'
import type { TurnStatus } from '#shared/domain/turn-event.ts'
import { Badge, type BadgeProps } from '../../components/badge.tsx'
import { t } from '../../i18n/t.ts'

const looks: Readonly<Record<TurnStatus, { tone: BadgeProps['tone']; icon: typeof Ban }>> = {
  queued: { tone: 'neutral', icon: Clock },
  running: { tone: 'blue', icon: LoaderCircle },
  finished: { tone: 'green', icon: CircleCheck },
  stopped: { tone: 'neutral', icon: Ban },
  failed: { tone: 'red', icon: CircleAlert },
  interrupted: { tone: 'amber', icon: Unplug },
}

export function TurnStatusBadge({ status }: { readonly status: TurnStatus }) {
  const { tone, icon: Icon } = looks[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(`activity.status.${status}`)}
    </Badge>
  )
}
