import { Copy, FileCode, RotateCcw } from 'lucide-react'
import type { Message } from '#shared/domain/conversation.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { copyText } from '../../../components/toast.tsx'
import { t } from '../../../i18n/t.ts'
import { BranchPicker } from '../thread/branch-picker.tsx'
import { MessageTools } from '../thread/message-tools.tsx'
import { useThreadActions } from '../thread/thread-actions.ts'
import { plainText } from './plain-text.ts'

export function AnswerTools({ message }: { readonly message: Message }) {
  const { retry } = useThreadActions()
  return (
    <MessageTools>
      <IconButton
        size="small"
        label={t('chat.copyText')}
        icon={<Copy />}
        onClick={() => void copyText(plainText(message.text))}
      />
      <IconButton
        size="small"
        label={t('chat.copyMarkdown')}
        icon={<FileCode />}
        onClick={() => void copyText(message.text)}
      />
      <IconButton size="small" label={t('chat.retry')} icon={<RotateCcw />} onClick={() => retry(message)} />
      <BranchPicker message={message} />
      <RelativeTime at={message.createdAt} className="px-1 text-meta text-ink-3" />
    </MessageTools>
  )
}
