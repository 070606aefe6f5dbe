import { useState } from 'react'
import type { Citation } from '#shared/domain/citation.ts'
import { shortcuts } from '../../hooks/keymap.ts'
import { useShortcut } from '../../hooks/use-shortcut.ts'
import { t } from '../../i18n/t.ts'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId, usePlaceMessage } from '../frame/place.ts'
import { Companion } from './companion/companion.tsx'
import { ConversationList } from './list/conversation-list.tsx'
import { NewChat } from './new-chat.tsx'
import { OpenChat } from './open-chat.tsx'

/** Conversations, the open one, and what its claims rest on. */
export function ChatScreen() {
  const conversationId = usePlaceId()
  const show = usePlaceMessage()
  const go = useGo()
  const [cited, setCited] = useState<{ citation: Citation; conversationId: string | null } | null>(null)
  const citation = cited?.conversationId === conversationId ? cited.citation : null
  const close = (): void => setCited(null)
  useShortcut(shortcuts.newChat, (event) => {
    event.preventDefault()
    go('/chat')
  })
  return (
    <Area
      label={t('chat.title')}
      list={<ConversationList current={conversationId} />}
      companion={citation ? <Companion citation={citation} onClose={close} /> : null}
      onCloseCompanion={close}
    >
      {conversationId === null ? (
        <NewChat />
      ) : (
        <OpenChat
          key={conversationId}
          conversationId={conversationId}
          show={show}
          onCite={(next) => setCited({ citation: next, conversationId })}
        />
      )}
    </Area>
  )
}
