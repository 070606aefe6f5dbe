import {
  AudioLines,
  BookOpen,
  Brain,
  Building2,
  Clapperboard,
  FolderLock,
  FolderUp,
  Globe,
  Inbox,
  Info,
  Mail,
  Palette,
  Stamp,
  Table2,
  type LucideIcon,
} from 'lucide-react'
import type { SettingsService } from '#shared/contract/settings.ts'

export interface SectionLink {
  readonly id: SectionId
  readonly icon: LucideIcon
  /** The service whose state stands beside the name. */
  readonly service?: SettingsService
}

export type SectionId = SettingsService | 'company' | 'approvals' | 'appearance' | 'workspace' | 'about'

export const sections: readonly SectionLink[] = [
  { id: 'brain', icon: Brain, service: 'brain' },
  { id: 'crm', icon: Table2, service: 'crm' },
  { id: 'documents', icon: BookOpen, service: 'documents' },
  { id: 'search', icon: Globe, service: 'search' },
  { id: 'mailbox', icon: Inbox, service: 'mailbox' },
  { id: 'voice', icon: AudioLines, service: 'voice' },
  { id: 'video', icon: Clapperboard, service: 'video' },
  { id: 'delivery', icon: FolderUp, service: 'delivery' },
  { id: 'mail', icon: Mail, service: 'mail' },
  { id: 'company', icon: Building2 },
  { id: 'approvals', icon: Stamp },
  { id: 'appearance', icon: Palette },
  { id: 'workspace', icon: FolderLock },
  { id: 'about', icon: Info },
]

/** The section an address names; an unknown or missing one is the first. */
export function sectionOf(placeId: string | null): SectionId {
  return sections.find((section) => section.id === placeId)?.id ?? 'brain'
}
