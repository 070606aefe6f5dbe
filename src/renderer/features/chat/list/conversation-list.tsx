import { Archive, MessageSquare, Search, SquarePen } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Input } from '../../../components/input.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { shortcuts } from '../../../hooks/keymap.ts'
import { useNow } from '../../../hooks/use-now.ts'
import { useShortcut } from '../../../hooks/use-shortcut.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'
import { ConversationRow } from './conversation-row.tsx'
import { groupConversations } from './group-conversations.ts'
import { SearchResults } from './search-results.tsx'

/** Every conversation, newest first, and the search over every message. */
export function ConversationList({ current }: { readonly current: string | null }) {
  const [query, setQuery] = useState('')
  const [archived, setArchived] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const words = useDeferredValue(query.trim())
  const go = useGo()
  useShortcut(shortcuts.search, (event) => {
    event.preventDefault()
    search.current?.focus()
  })
  return (
    <>
      <div className="flex h-13 shrink-0 items-center gap-1 px-3">
        <Input
          ref={search}
          type="search"
          icon={<Search />}
          className="flex-1"
          aria-label={t('chat.search')}
          placeholder={t('chat.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || query === '') return
            event.preventDefault()
            setQuery('')
          }}
        />
        <IconButton
          label={t('chat.new')}
          keys={shortcuts.newChat}
          icon={<SquarePen />}
          onClick={() => go('/chat')}
        />
      </div>
      {words === '' ? (
        <Conversations current={current} archived={archived} />
      ) : (
        <SearchResults query={words} />
      )}
      <footer className="flex shrink-0 border-t border-line p-2">
        <Button
          tone="quiet"
          size="small"
          icon={archived ? <MessageSquare /> : <Archive />}
          onClick={() => setArchived(!archived)}
        >
          {archived ? t('chat.showActive') : t('chat.showArchived')}
        </Button>
      </footer>
    </>
  )
}

interface ConversationsProps {
  readonly current: string | null
  readonly archived: boolean
}

function Conversations({ current, archived }: ConversationsProps) {
  const { data, error, refetch } = useRows('chat.conversations', archived ? { archived } : {})
  const now = useNow(60_000)
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows className="flex-1" />
  if (data.length === 0) {
    return archived ? (
      <EmptyState className="flex-1" icon={<Archive />} title={t('chat.noneArchived')} />
    ) : (
      <EmptyState
        className="flex-1"
        icon={<MessageSquare />}
        title={t('chat.none')}
        body={t('chat.noneBody')}
      />
    )
  }
  return (
    <ScrollArea label={t('chat.conversations')} className="px-2 pb-3">
      {groupConversations(data, now).map((group) => (
        <section key={group.title}>
          <h2 className="px-2 pt-3 pb-1 text-meta font-medium text-ink-3">{group.title}</h2>
          <ul>
            {group.conversations.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                current={conversation.id === current}
              />
            ))}
          </ul>
        </section>
      ))}
    </ScrollArea>
  )
}
