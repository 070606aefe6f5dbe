import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Message } from '#shared/domain/conversation.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import { useThreadActions } from './thread-actions.ts'

/** ‹ 1/2 ›: the versions of a message that was edited or answered again. */
export function BranchPicker({ message }: { readonly message: Message }) {
  const { selectBranch } = useThreadActions()
  const { siblings } = message
  if (siblings.length < 2) return null
  const index = siblings.indexOf(message.id)
  const previous = siblings[index - 1]
  const next = siblings[index + 1]
  return (
    <span data-branches className="inline-flex items-center text-meta text-ink-2 tabular-nums">
      <IconButton
        size="small"
        label={t('chat.branchPrevious')}
        icon={<ChevronLeft />}
        disabled={!previous}
        onClick={() => (previous ? selectBranch(previous) : undefined)}
      />
      <span>
        <span className="sr-only">{t('chat.branch', { index: index + 1, total: siblings.length })}</span>
        <span aria-hidden>
          {index + 1}/{siblings.length}
        </span>
      </span>
      <IconButton
        size="small"
        label={t('chat.branchNext')}
        icon={<ChevronRight />}
        disabled={!next}
        onClick={() => (next ? selectBranch(next) : undefined)}
      />
    </span>
  )
}
