import { expect, test } from 'vitest'
import { keyWords, matches, type KeyPress } from '#renderer/hooks/keymap.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test.each([
  ['Mod+K', press('k', { ctrlKey: true }), false, true],
  ['Mod+K', press('k', { metaKey: true }), true, true],
  ['Mod+K', press('k', { metaKey: true }), false, false],
  ['Mod+K', press('k', { ctrlKey: true, shiftKey: true }), false, false],
  ['Mod+Shift+F', press('F', { ctrlKey: true, shiftKey: true }), false, true],
  ['Mod+,', press(',', { ctrlKey: true }), false, true],
  ['?', press('?', { shiftKey: true }), false, true],
  ['?', press('?', { ctrlKey: true, shiftKey: true }), false, false],
  ['Alt+3', press('3', { altKey: true }), false, true],
  ['Alt+3', press('3'), false, false],
  ['Escape', press('Escape'), false, true],
  ['Escape', press('Escape', { shiftKey: true }), false, false],
])('%s answers to the wrong keys', (keys, pressed, mac, expected) => {
  expect(matches(pressed, keys, mac)).toBe(expected)
})

test('a Mac is shown the keys of another computer', () => {
  expect(keyWords('Mod+Shift+K', true)).toEqual(['⌘', 'Shift', 'K'])
  expect(keyWords('Mod+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K'])
})
