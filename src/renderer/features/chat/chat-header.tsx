import { Archive, Download, Ellipsis, Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Message, Conversation } from '#shared/domain/conversation.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { download } from './download.ts'
import { useConversationDeeds } from './list/use-conversation-deeds.ts'
import { PrintView } from './print-view.tsx'

export interface ChatHeaderProps {
  readonly conversation: Conversation
  readonly messages: readonly Message[]
  /** Stands before the menu. */
  readonly extra?: ReactNode
}

export function ChatHeader({ conversation, messages, extra }: ChatHeaderProps) {
  const [printing, setPrinting] = useState(false)
  const deeds = useConversationDeeds(conversation, true)
  const exported = useCall('chat.export', {
    onSuccess: ({ fileName, markdown }) => download(fileName, markdown, 'text/markdown'),
    onError: (error) => sayError(error),
  })
  return (
    <>
      <AreaHeader
        title={conversation.title}
        actions={
          <>
            {extra}
            <Menu
              trigger={
                <IconButton label={t('chat.actionsFor', { title: conversation.title })} icon={<Ellipsis />} />
              }
            >
              <MenuItem
                icon={<Download />}
                onSelect={() => exported.mutate({ conversationId: conversation.id })}
              >
                {t('chat.exportMarkdown')}
              </MenuItem>
              <MenuItem icon={<Printer />} onSelect={() => setPrinting(true)}>
                {t('chat.exportPdf')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Archive />} onSelect={deeds.toggleArchived}>
                {conversation.archived ? t('chat.unarchive') : t('chat.archive')}
              </MenuItem>
            </Menu>
          </>
        }
      />
      {printing ? (
        <PrintView title={conversation.title} messages={messages} onDone={() => setPrinting(false)} />
      ) : null}
    </>
  )
}
