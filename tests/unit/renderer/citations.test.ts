import { expect, test } from 'vitest'
import { citedNumber, linkCitations } from '#renderer/components/markdown/citations.ts'

const known = (index: number): boolean => index <= 2

test.each([
  ['a mark stays bare text', 'Ten years [1].', 'Ten years [1](#cite-1).'],
  ['two marks in a row become a reference link', 'Yes [1][2]', 'Yes [1](#cite-1)[2](#cite-2)'],
  ['a list of marks is left alone', 'Yes [1, 2]', 'Yes [1](#cite-1)[2](#cite-2)'],
  ['a mark before a colon is taken for a definition', 'Ortiz [1]: sold', 'Ortiz [1](#cite-1): sold'],
  ['an unknown number gets a chip that opens nothing', 'See [9]', 'See [9]'],
  ['a real link is broken', '[1](https://example.com)', '[1](https://example.com)'],
  ['a real definition is broken', '[1]: https://example.com', '[1]: https://example.com'],
  ['code is rewritten', 'Use `rows[1]` here [1]', 'Use `rows[1]` here [1](#cite-1)'],
])('%s', (_bug, markdown, linked) => {
  expect(linkCitations(markdown, known)).toBe(linked)
})

test('an ordinary link is taken for a citation', () => {
  expect(citedNumber('https://example.com/#cite-1')).toBeNull()
  expect(citedNumber('#cite-x')).toBeNull()
  expect(citedNumber('#cite-3')).toBe(3)
})
