import {
  Activity,
  BookOpen,
  Clapperboard,
  MessageSquare,
  MessagesSquare,
  ScrollText,
  Settings,
  Stamp,
  UserPlus,
  type LucideIcon,
} from 'lucide-react'
import type { PlainKey } from '../../i18n/t.ts'

export interface ScreenLink {
  readonly path: `/${string}`
  readonly name: PlainKey
  readonly icon: LucideIcon
  readonly keys: string
}

/** The areas in the order of the rail. */
export const screens: readonly ScreenLink[] = [
  { path: '/chat', name: 'frame.screen.chat', icon: MessageSquare, keys: 'Alt+1' },
  { path: '/approvals', name: 'frame.screen.approvals', icon: Stamp, keys: 'Alt+2' },
  { path: '/scripts', name: 'frame.screen.scripts', icon: ScrollText, keys: 'Alt+3' },
  { path: '/new-clients', name: 'frame.screen.newClients', icon: UserPlus, keys: 'Alt+4' },
  { path: '/videos', name: 'frame.screen.videos', icon: Clapperboard, keys: 'Alt+5' },
  { path: '/transcripts', name: 'frame.screen.transcripts', icon: MessagesSquare, keys: 'Alt+6' },
  { path: '/knowledge', name: 'frame.screen.knowledge', icon: BookOpen, keys: 'Alt+7' },
  { path: '/activity', name: 'frame.screen.activity', icon: Activity, keys: 'Alt+8' },
  { path: '/settings', name: 'frame.screen.settings', icon: Settings, keys: 'Alt+9' },
]
