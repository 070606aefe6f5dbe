import { expect, test } from 'vitest'
import { offeredCommands, takeCommand } from '#renderer/features/chat/composer/slash-commands.ts'

test.each([
  ['/', 6],
  ['/k', 1],
  ['/C', 2],
])('the menu for %s offers the wrong commands', (text, offered) => {
  expect(offeredCommands(text)).toHaveLength(offered)
})

test.each(['', 'a /crm', '/crm ', '/zzz', '1/2'])('the menu opens for %j', (text) => {
  expect(offeredCommands(text)).toBeNull()
})

test('a typed command is sent as part of the question', () => {
  expect(takeCommand('/crm Ortiz phone')).toEqual({ route: 'crm', rest: 'Ortiz phone' })
  expect(takeCommand('/web\nGAF warranty')).toEqual({ route: 'web_search', rest: 'GAF warranty' })
})

test.each(['/unknown x', '/crm', 'see /crm x', '/'])('%j is taken for a command', (text) => {
  expect(takeCommand(text)).toBeNull()
})
