import { Link } from '@tanstack/react-router'
import { createContext, use, type ReactNode } from 'react'

/** Counts the jumps to a turn: the same link clicked twice lights its turn up again. */
export interface Jumps {
  readonly count: number
  readonly onJump: () => void
}

const JumpContext = createContext<Jumps>({ count: 0, onJump: () => undefined })

export const JumpProvider = JumpContext

export function useJumps(): Jumps {
  return use(JumpContext)
}

export interface TurnLinkProps {
  readonly transcriptId: string
  readonly ordinal: number
  readonly className?: string
  /** Spoken name where the words in it do not say enough. */
  readonly label?: string
  readonly current?: boolean
  readonly children: ReactNode
}

/** Leads to a transcript, at one turn. */
export function TurnLink({ transcriptId, ordinal, label, current, ...rest }: TurnLinkProps) {
  const { onJump } = use(JumpContext)
  return (
    <Link
      to="/transcripts/{-$id}"
      params={{ id: transcriptId }}
      search={{ message: String(ordinal) }}
      onClick={onJump}
      {...(label ? { 'aria-label': label } : {})}
      {...(current ? { 'aria-current': 'true' as const } : {})}
      {...rest}
    />
  )
}
