import { Ban, CircleAlert, CircleCheck, CircleDashed, Clapperboard, Hand, Timer } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { VideoRunState } from '#shared/domain/video-run.ts'
import { Badge, type BadgeProps } from '../../components/badge.tsx'
import { t } from '../../i18n/t.ts'

interface Look {
  readonly tone: BadgeProps['tone']
  readonly icon: LucideIcon
}

const looks: Readonly<Record<VideoRunState, Look>> = {
  queued: { tone: 'neutral', icon: CircleDashed },
  running: { tone: 'blue', icon: Clapperboard },
  waiting: { tone: 'blue', icon: Timer },
  needs_person: { tone: 'accent', icon: Hand },
  completed: { tone: 'green', icon: CircleCheck },
  failed: { tone: 'red', icon: CircleAlert },
  cancelled: { tone: 'neutral', icon: Ban },
}

/** How a run stands, as a word with an icon. */
export function RunState({ state }: { readonly state: VideoRunState }) {
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />} data-run-state={state}>
      {t(`videos.state.${state}`)}
    </Badge>
  )
}
