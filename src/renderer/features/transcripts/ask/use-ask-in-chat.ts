import { useState } from 'react'
import { sayError } from '../../../components/toast.tsx'
import { useClient } from '../../../connection/connection-context.tsx'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

/** Asks a question once more in a conversation of its own, where it can be gone on with. */
export function useAskInChat(): { readonly busy: boolean; readonly go: (question: string) => Promise<void> } {
  const client = useClient()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async go(text) {
      setBusy(true)
      try {
        const { id: conversationId } = await client['chat.create']({})
        await client['chat.send']({
          conversationId,
          text,
          route: 'analysis',
          attachmentIds: [],
          recordingIds: [],
        })
        go(`/chat/${conversationId}`)
      } catch (error) {
        sayError(error, t('chat.sendFailed'))
        setBusy(false)
      }
    },
  }
}
