import type { ListenerState, ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { readTrouble, SHOWN_AFTER_MS } from './trouble.ts'
import type { WhichMailbox } from './which-mailbox.ts'

export interface KnownOfListener {
  readonly which: Pick<WhichMailbox, 'provider' | 'label'>
  readonly isPaused: boolean
  /** Where it is listened: in this process, in another one, nowhere, or just about to be here. */
  readonly where: 'here' | 'elsewhere' | 'nowhere' | 'soon'
  readonly signs: {
    readonly state: string
    readonly lastCheckAt: number | null
    readonly lastIdleAt: number | null
    readonly lastMailAt: number | null
    readonly troubleSince: number | null
    readonly trouble: string | null
  } | null
  readonly stagePoll: ListenerStatus['stagePoll']
}

/** What the person sees of the listener. Pure. */
export function listenerStatus(known: KnownOfListener, now: number): ListenerStatus {
  const { signs } = known
  const isTroubled = known.where !== 'nowhere' && !known.isPaused && signs?.trouble != null
  const trouble = isTroubled ? readTrouble(signs.trouble) : null
  const troubleSince = isTroubled ? signs.troubleSince : null
  const isShown =
    trouble !== null && (trouble.forPerson || (troubleSince !== null && now - troubleSince >= SHOWN_AFTER_MS))
  return {
    provider: known.which.provider,
    label: known.which.label,
    state: stateOf(known, isShown),
    lastCheckAt: signs?.lastCheckAt ?? null,
    lastIdleAt: signs?.lastIdleAt ?? null,
    lastMailAt: signs?.lastMailAt ?? null,
    troubleSince,
    trouble: isShown && trouble ? { message: trouble.message, nextStep: trouble.nextStep } : null,
    stagePoll: known.stagePoll,
  }
}

function stateOf({ isPaused, where, signs }: KnownOfListener, isShown: boolean): ListenerState {
  if (isPaused) return 'paused'
  switch (where) {
    case 'nowhere':
      return 'off'
    case 'elsewhere':
      return 'elsewhere'
    case 'soon':
      return isShown ? 'error' : 'connecting'
    case 'here':
      if (isShown) return 'error'
      return signs?.state === 'listening' ? 'listening' : 'connecting'
  }
}
