import type { NewClient } from '#shared/domain/new-client.ts'
import { useRows } from '../../connection/use-rows.ts'
import { usePanelBeside, type PanelBeside } from '../../hooks/use-panel-beside.ts'

export interface FormBeside extends PanelBeside {
  /** The new client of the conversation, whether its form is open or not. */
  readonly client: NewClient | null
}

/** The form of a conversation. */
export function useFormBeside(conversationId: string | null): FormBeside {
  const { data } = useRows(
    'clients.ofConversation',
    { conversationId: conversationId ?? '' },
    { enabled: conversationId !== null },
  )
  const client = conversationId === null ? null : (data ?? null)
  return { client, ...usePanelBeside(client?.id ?? null, 'new-clients.closed') }
}
