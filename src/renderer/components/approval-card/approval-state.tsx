import { Ban, CircleAlert, CircleCheck, CircleHelp, Hand, LoaderCircle } from 'lucide-react'
import type { OutwardActionState } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'
import { Badge, type BadgeProps } from '../badge.tsx'

const looks: Readonly<Record<OutwardActionState, { tone: BadgeProps['tone']; icon: typeof Ban }>> = {
  proposed: { tone: 'accent', icon: Hand },
  approved: { tone: 'blue', icon: LoaderCircle },
  sending: { tone: 'blue', icon: LoaderCircle },
  sent: { tone: 'green', icon: CircleCheck },
  failed: { tone: 'red', icon: CircleAlert },
  unknown: { tone: 'amber', icon: CircleHelp },
  rejected: { tone: 'neutral', icon: Ban },
}

/** The state of an outward action as a word with an icon. */
export function ApprovalState({ state }: { readonly state: OutwardActionState }) {
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(`approval.state.${state}`)}
    </Badge>
  )
}
