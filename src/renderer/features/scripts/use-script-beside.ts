import { useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { useRows } from '../../connection/use-rows.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { closedForms, withClosed, withoutClosed } from '../new-clients/closed-forms.ts'

export interface ScriptBeside {
  /** The script of the conversation, whether its panel is open or not. */
  readonly draft: ScriptDraft | null
  readonly open: boolean
  readonly show: () => void
  readonly close: () => void
}

/** The script of a conversation: it opens by itself where there is room, and once closed stays closed. */
export function useScriptBeside(conversationId: string | null): ScriptBeside {
  const { data } = useRows(
    'scripts.ofConversation',
    { conversationId: conversationId ?? '' },
    { enabled: conversationId !== null },
  )
  const [closed, setClosed] = useStored('scripts.closed', '', (text) => text)
  // In a narrow window the panel covers the chat, so there it comes only when it is asked for.
  const room = useMedia('(min-width: 1100px)')
  const [asked, setAsked] = useState<string | null>(null)
  const draft = conversationId === null ? null : (data ?? null)
  const id = draft?.id ?? ''
  return {
    draft,
    open: draft !== null && (room ? !closedForms(closed).includes(id) : asked === id),
    show() {
      if (!room) setAsked(id)
      setClosed(withoutClosed(closed, id))
    },
    close() {
      setAsked(null)
      setClosed(withClosed(closed, id))
    },
  }
}
