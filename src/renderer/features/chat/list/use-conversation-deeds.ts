import type { Conversation } from '#shared/domain/conversation.ts'
import { say, sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

/** Rename, archive (with a way back) and delete, as the list and the header offer them. */
export function useConversationDeeds({ id, title, archived }: Conversation, current: boolean) {
  const go = useGo()
  const onError = (error: unknown): void => sayError(error)
  const rename = useCall('chat.rename', { onError })
  const archive = useCall('chat.archive', { onError })
  const remove = useCall('chat.delete', { onError })
  return {
    rename: (next: string): void => rename.mutate({ conversationId: id, title: next }),
    toggleArchived: (): void =>
      archive.mutate(
        { conversationId: id, archived: !archived },
        {
          onSuccess: () => {
            if (archived) return
            if (current) go('/chat')
            say(t('chat.archivedToast', { title }), {
              run: () => archive.mutate({ conversationId: id, archived: false }),
            })
          },
        },
      ),
    remove: (): void =>
      remove.mutate(
        { conversationId: id },
        {
          onSuccess: () => {
            if (current) go('/chat')
            say(t('chat.deleted', { title }))
          },
        },
      ),
  }
}
