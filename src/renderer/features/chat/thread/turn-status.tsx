import type { Message } from '#shared/domain/conversation.ts'
import { t } from '../../../i18n/t.ts'
import { isOpen } from './thread-state.ts'

/** How the newest answer stands, said politely to a screen reader and shown to nobody. */
export function TurnStatus({ messages }: { readonly messages: readonly Message[] }) {
  const turn = messages.findLast((message) => message.turn)?.turn
  const open = messages.find(isOpen)?.turn
  const running = open?.tools.findLast((tool) => tool.state === 'running')?.title
  const waiting = turn?.approvals.filter((action) => action.state === 'proposed').length ?? 0
  const words = open
    ? (running ?? t('chat.thinking'))
    : waiting > 0
      ? t('chat.waiting', { count: waiting })
      : turn?.status === 'failed'
        ? t('chat.failed')
        : ''
  return <output className="sr-only">{words}</output>
}
