import { Link } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Conversation } from '#shared/domain/conversation.ts'
import { cn } from '../../../components/cn.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { t } from '../../../i18n/t.ts'
import { RenameForm } from './rename-form.tsx'
import { useConversationDeeds } from './use-conversation-deeds.ts'

export interface ConversationRowProps {
  readonly conversation: Conversation
  readonly current: boolean
}

export function ConversationRow({ conversation, current }: ConversationRowProps) {
  const [mode, setMode] = useState<'read' | 'rename' | 'delete'>('read')
  const deeds = useConversationDeeds(conversation, current)
  const { title, archived } = conversation
  if (mode === 'rename') {
    return (
      <li className="py-0.5">
        <RenameForm
          title={title}
          onDone={(next) => {
            setMode('read')
            if (next !== null && next !== title) deeds.rename(next)
          }}
        />
      </li>
    )
  }
  return (
    <li
      className={cn(
        'group/row relative flex items-center rounded-control hover:bg-hover',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <Link
        to="/chat/$conversationId"
        params={{ conversationId: conversation.id }}
        aria-current={current ? 'page' : undefined}
        className={cn(
          'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-control px-2 -outline-offset-2 compact:h-7',
          current && 'font-medium',
        )}
      >
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <Marks conversation={conversation} />
      </Link>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t('chat.actionsFor', { title })}
            className={[
              'mr-1 flex size-6 shrink-0 items-center justify-center rounded-chip text-ink-3 opacity-0',
              'group-hover/row:opacity-100 hover:text-ink',
              'focus-visible:opacity-100 data-[state=open]:opacity-100',
            ].join(' ')}
          >
            <Ellipsis className="size-4" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setMode('rename')}>
          {t('chat.rename')}
        </MenuItem>
        <MenuItem icon={archived ? <ArchiveRestore /> : <Archive />} onSelect={deeds.toggleArchived}>
          {archived ? t('chat.unarchive') : t('chat.archive')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 />} onSelect={() => setMode('delete')}>
          {t('chat.delete')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        danger
        open={mode === 'delete'}
        title={t('chat.deleteTitle', { title })}
        body={t('chat.deleteBody')}
        confirm={t('chat.deleteConfirm')}
        onClose={() => setMode('read')}
        onConfirm={() => {
          setMode('read')
          deeds.remove()
        }}
      />
    </li>
  )
}

function Marks({ conversation: { busy, waiting } }: { readonly conversation: Conversation }) {
  if (waiting > 0) {
    const words = t('chat.waiting', { count: waiting })
    return (
      <Tooltip text={words}>
        <span
          className={[
            'rounded-full bg-accent-soft px-1.5',
            'text-micro font-medium text-accent-ink tabular-nums',
          ].join(' ')}
        >
          {waiting}
          <span className="sr-only"> {words}</span>
        </span>
      </Tooltip>
    )
  }
  if (!busy) return null
  return (
    <span className="size-1.5 animate-breathe rounded-full bg-accent">
      <span className="sr-only">{t('chat.busy')}</span>
    </span>
  )
}
