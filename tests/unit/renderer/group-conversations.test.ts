import { expect, test } from 'vitest'
import type { Conversation } from '#shared/domain/conversation.ts'
import { groupConversations } from '#renderer/features/chat/list/group-conversations.ts'

const now = new Date(2026, 10, 23, 9, 30).getTime()

function conversation(id: string, updatedAt: number): Conversation {
  return { id, title: id, createdAt: updatedAt, updatedAt, busy: false, waiting: 0, archived: false }
}

const titleOf = (at: Date): string | undefined =>
  groupConversations([conversation('c', at.getTime())], now)[0]?.title

test.each([
  [new Date(2026, 10, 23, 0, 0), 'Today'],
  [new Date(2026, 10, 22, 23, 59), 'Yesterday'],
  [new Date(2026, 10, 16, 0, 0), 'Previous 7 days'],
  [new Date(2026, 10, 15, 23, 59), 'Previous 30 days'],
  [new Date(2026, 9, 24, 0, 0), 'Previous 30 days'],
  [new Date(2026, 9, 23, 23, 59), 'October 2026'],
  [new Date(2025, 11, 31), 'December 2025'],
])('%s stands under the wrong heading', (at, title) => {
  expect(titleOf(at)).toBe(title)
})

test('older conversations stand above newer ones', () => {
  const groups = groupConversations(
    [conversation('old', now - 2000), conversation('new', now - 1000), conversation('month', now - 4e9)],
    now,
  )
  expect(groups.map((group) => group.conversations.map((one) => one.id))).toEqual([['new', 'old'], ['month']])
})
