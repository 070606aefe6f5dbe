import { CircleAlert, CircleCheck, CircleOff, CirclePause, LoaderCircle, MonitorCheck } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ListenerState } from '#shared/domain/trigger-mail.ts'
import type { BadgeProps } from '../badge.tsx'

/** Colour and icon of what the listener does. */
export const listenerLooks: Readonly<
  Record<
    ListenerState,
    { readonly tone: BadgeProps['tone']; readonly icon: LucideIcon; readonly text: string }
  >
> = {
  off: { tone: 'neutral', icon: CircleOff, text: 'text-ink-3' },
  paused: { tone: 'amber', icon: CirclePause, text: 'text-amber' },
  connecting: { tone: 'blue', icon: LoaderCircle, text: 'text-blue' },
  listening: { tone: 'green', icon: CircleCheck, text: 'text-green' },
  error: { tone: 'red', icon: CircleAlert, text: 'text-red' },
  elsewhere: { tone: 'green', icon: MonitorCheck, text: 'text-green' },
}
