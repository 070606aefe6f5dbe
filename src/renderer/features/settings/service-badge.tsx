import { CircleAlert, CircleCheck, CircleDashed, FlaskConical } from 'lucide-react'
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

/** How a service stands, as a word with an icon. */
export function ServiceBadge({ state }: { readonly state: State }) {
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(`settings.state.${state}`)}
    </Badge>
  )
}
