import { CircleDashed, CircleX, Hourglass, Trophy } from 'lucide-react'
import type { Outcome } from '#shared/domain/transcript.ts'
import { Badge } from '../../components/badge.tsx'
import { outcomeWord } from './words.ts'

const looks = {
  won: { tone: 'green', icon: <Trophy /> },
  lost: { tone: 'red', icon: <CircleX /> },
  open: { tone: 'blue', icon: <Hourglass /> },
  none: { tone: 'neutral', icon: <CircleDashed /> },
} as const

/** How a conversation ended, with icon and word. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome | null }) {
  const { tone, icon } = looks[outcome ?? 'none']
  return (
    <Badge tone={tone} icon={icon}>
      {outcomeWord(outcome)}
    </Badge>
  )
}
