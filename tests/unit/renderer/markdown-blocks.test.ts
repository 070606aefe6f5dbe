import { expect, test } from 'vitest'
import { splitBlocks } from '#renderer/components/markdown/blocks.ts'

const sources = (markdown: string): string[] => splitBlocks(markdown).map((block) => block.source.trim())

test('a growing last paragraph changes the blocks before it', () => {
  const before = sources('# Title\n\nFirst.\n\nSecond para')
  const after = sources('# Title\n\nFirst.\n\nSecond paragraph grows')
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
  expect(after).toHaveLength(3)
})

test('a fence with blank lines is cut in two', () => {
  expect(splitBlocks('```\na\n\nb\n```').map((block) => block.kind)).toEqual(['code'])
})

test('a fence that is still being written counts as text, so its brackets become citations', () => {
  expect(splitBlocks('```js\nrows[1]').map((block) => block.kind)).toEqual(['code'])
})

test('words are lost between blocks', () => {
  const text = 'One.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> quote\n'
  expect(sources(text).join('\n\n')).toBe(text.trim())
})
