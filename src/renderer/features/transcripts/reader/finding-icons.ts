import {
  CircleDollarSign,
  DoorClosed,
  DoorOpen,
  Footprints,
  Handshake,
  HeartHandshake,
  MessageSquareWarning,
  Quote,
  type LucideIcon,
} from 'lucide-react'
import type { FindingSection } from './findings.ts'

export const findingIcons: Readonly<Record<FindingSection, LucideIcon>> = {
  need: HeartHandshake,
  objections: MessageSquareWarning,
  priceTalk: CircleDollarSign,
  commitments: Handshake,
  nextStep: Footprints,
  opening: DoorOpen,
  close: DoorClosed,
  phrases: Quote,
}
