import { useState } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { useRows } from '../../connection/use-rows.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { closedForms, withClosed, withoutClosed } from './closed-forms.ts'

export interface FormBeside {
  /** The new client of the conversation, whether its form is open or not. */
  readonly client: NewClient | null
  readonly open: boolean
  readonly show: () => void
  readonly close: () => void
}

/** The form of a conversation: it opens by itself where there is room, and once closed stays closed. */
export function useFormBeside(conversationId: string | null): FormBeside {
  const { data } = useRows(
    'clients.ofConversation',
    { conversationId: conversationId ?? '' },
    { enabled: conversationId !== null },
  )
  const [closed, setClosed] = useStored('new-clients.closed', '', (text) => text)
  // In a narrow window the form covers the chat, so there it comes only when it is asked for.
  const room = useMedia('(min-width: 1100px)')
  const [asked, setAsked] = useState<string | null>(null)
  const client = conversationId === null ? null : (data ?? null)
  const id = client?.id ?? ''
  return {
    client,
    open: client !== null && (room ? !closedForms(closed).includes(id) : asked === id),
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
