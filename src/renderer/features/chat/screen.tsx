import { useEffect, useEffectEvent, useState } from 'react'
import type { Citation } from '#shared/domain/citation.ts'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import { shortcuts } from '../../hooks/keymap.ts'
import { useShortcut } from '../../hooks/use-shortcut.ts'
import { t } from '../../i18n/t.ts'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId, usePlaceMessage } from '../frame/place.ts'
import { FormChip } from '../new-clients/form-chip.tsx'
import { ClientPanel } from '../new-clients/form/client-panel.tsx'
import { ScriptChip } from '../scripts/script-chip.tsx'
import { ScriptPanel } from '../scripts/script-panel.tsx'
import { useMatterBeside } from '../scripts/use-matter-beside.ts'
import { Companion } from './companion/companion.tsx'
import { ConversationList } from './list/conversation-list.tsx'
import { NewChat } from './new-chat.tsx'
import { OpenChat } from './open-chat.tsx'

/** Conversations, the open one, and beside it what its claims rest on or the client or script it works on. */
export function ChatScreen() {
  const conversationId = usePlaceId()
  const show = usePlaceMessage()
  const go = useGo()
  const [cited, setCited] = useState<{ citation: Citation; conversationId: string | null } | null>(null)
  const citation = cited?.conversationId === conversationId ? cited.citation : null
  const { client, script } = useMatterBeside(conversationId)
  const close = (): void => {
    if (citation) setCited(null)
    else if (script.open) script.close()
    else client.close()
  }
  // A citation covers the form; the pane stays, so the focus must find its way back from here.
  const returnFocus = useReturnFocus(citation !== null)
  const onCitationClosed = useEffectEvent(() => returnFocus())
  useEffect(() => (citation ? () => onCitationClosed() : undefined), [citation])
  useShortcut(shortcuts.newChat, (event) => {
    event.preventDefault()
    go('/chat')
  })
  return (
    <Area
      label={t('chat.title')}
      list={<ConversationList current={conversationId} />}
      companion={
        citation ? (
          <Companion citation={citation} onClose={close} />
        ) : script.open && script.draft ? (
          <ScriptPanel key={script.draft.id} row={script.draft} onClose={script.close} />
        ) : client.open && client.client ? (
          <ClientPanel client={client.client} onClose={client.close} />
        ) : null
      }
      onCloseCompanion={close}
    >
      {conversationId === null ? (
        <NewChat />
      ) : (
        <OpenChat
          key={conversationId}
          conversationId={conversationId}
          show={show}
          header={
            <>
              <FormChip beside={client} />
              <ScriptChip beside={script} />
            </>
          }
          onCite={(next) => setCited({ citation: next, conversationId })}
        />
      )}
    </Area>
  )
}
