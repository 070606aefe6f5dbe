import { describe, expect, test } from 'vitest'
import { turnQuery } from '#main/analysis/library/search-words.ts'

test.each([
  ['', null, null],
  ['  "" ', null, null],
  ['roof', '("roof" OR "roof"*)', null],
  ['roof ', '"roof"', null],
  ['roof leak ', '"roof" AND "leak"', '("roof" OR "leak")'],
  ['"too expensive"', '"too expensive"', null],
  ['"too expensive" roof ', '"too expensive" AND "roof"', null],
  ['what did you ', '"what" AND "did" AND "you"', '("what" OR "did" OR "you")'],
  ['what about the warranty ', '"warranty"', null],
  ['$18,450 ', '"18,450"', null],
])('"%s" searches for something else', (query, all, some) => {
  expect(turnQuery(query)).toEqual({ all, some })
})

describe('what is typed becomes an operator', () => {
  test.each([
    'roof OR (',
    'a" OR body:x',
    'NEAR(a b)',
    'x* ^y',
    "'; drop table transcripts; --",
    '“half a phrase',
    '"',
  ])('%s', (query) => {
    const { all } = turnQuery(query)
    const outside = (all ?? '').replace(/"[^"]*"/g, '')
    expect(outside).toMatch(/^[\sANDOR()*]*$/)
  })
})

test('a novel pasted into the box makes an endless query', () => {
  const query = Array.from({ length: 500 }, (_, i) => `roof${i}`).join(' ')
  expect(turnQuery(query).all?.split(' AND ')).toHaveLength(24)
})
