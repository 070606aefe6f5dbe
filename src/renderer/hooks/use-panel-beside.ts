import { useState } from 'react'
import { closedPanels, withClosed, withoutClosed } from './closed-panels.ts'
import { useMedia } from './use-media.ts'
import { useStored } from './use-stored.ts'

export interface PanelBeside {
  readonly open: boolean
  readonly show: () => void
  readonly close: () => void
}

/**
 * The panel of one thing beside its conversation: it opens by itself where there is room, and once closed stays
 * closed. `id` null: there is nothing to show. `stored` names where the closed ones are kept.
 */
export function usePanelBeside(id: string | null, stored: string): PanelBeside {
  const [closed, setClosed] = useStored(stored, '', (text) => text)
  // In a narrow window the panel covers the chat, so there it comes only when it is asked for.
  const room = useMedia('(min-width: 1100px)')
  const [asked, setAsked] = useState<string | null>(null)
  const key = id ?? ''
  return {
    open: id !== null && (room ? !closedPanels(closed).includes(key) : asked === key),
    show() {
      if (!room) setAsked(key)
      setClosed(withoutClosed(closed, key))
    },
    close() {
      setAsked(null)
      setClosed(withClosed(closed, key))
    },
  }
}
