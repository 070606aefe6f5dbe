import { startOfDay } from '../../../components/time.ts'
import type { Conversation } from '#shared/domain/conversation.ts'
import { t } from '../../../i18n/t.ts'

export interface ConversationGroup {
  readonly title: string
  readonly conversations: readonly Conversation[]
}

const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric' })

function titleOf(at: number, now: number): string {
  const today = new Date(startOfDay(now))
  const before = (days: number): number =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getTime()
  if (at >= today.getTime()) return t('chat.today')
  if (at >= before(1)) return t('chat.yesterday')
  if (at >= before(7)) return t('chat.week')
  if (at >= before(30)) return t('chat.month')
  return monthName.format(at)
}

/** Newest first, under "Today", "Yesterday", … and then by month, in the person's time zone. */
export function groupConversations(
  conversations: readonly Conversation[],
  now: number,
): readonly ConversationGroup[] {
  const sorted = conversations.toSorted((a, b) => b.updatedAt - a.updatedAt)
  const groups = Map.groupBy(sorted, (conversation) => titleOf(conversation.updatedAt, now))
  return [...groups].map(([title, members]) => ({ title, conversations: members }))
}
