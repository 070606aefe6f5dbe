import { CircleAlert, CircleCheck, CircleDashed, CircleOff, FlaskConical } from 'lucide-react'
import type { AppStatus } from '#shared/contract/app.ts'
import { Badge, type BadgeProps } from '../../components/badge.tsx'
import { t } from '../../i18n/t.ts'

type State = AppStatus['brain']['state']

const looks: Readonly<Record<State, { tone: BadgeProps['tone']; icon: typeof CircleAlert }>> = {
  practice: { tone: 'amber', icon: FlaskConical },
  ready: { tone: 'green', icon: CircleCheck },
  needs_setup: { tone: 'outline', icon: CircleDashed },
  error: { tone: 'red', icon: CircleAlert },
}

export interface ServiceBadgeProps {
  readonly state: State
  /** Switched off by choice: nothing is missing. */
  readonly off?: boolean
}

/** How a service stands, as a word with an icon. */
export function ServiceBadge({ state, off = false }: ServiceBadgeProps) {
  if (off) {
    return (
      <Badge tone="neutral" icon={<CircleOff aria-hidden />}>
        {t('settings.state.off')}
      </Badge>
    )
  }
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(`settings.state.${state}`)}
    </Badge>
  )
}
