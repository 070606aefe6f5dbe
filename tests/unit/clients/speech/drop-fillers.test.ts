import { describe, expect, it } from 'vitest'
import { dropFillers } from '#main/clients/speech/drop-fillers.ts'

describe('a filler stays or a word goes with it', () => {
  it.each([
    ['um, her name is uh Mary', 'her name is Mary'],
    ['she wants, you know, a new roof', 'she wants, a new roof'],
    ['it is, like, forty two Elm', 'it is, forty two Elm'],
    ['I like umbrellas and do you know Erma', 'I like umbrellas and do you know Erma'],
    ['spelled e r m a', 'spelled e r m a'],
    ['', ''],
  ])('%s', (said, gold) => {
    expect(dropFillers(said).text).toBe(gold)
  })
})

it('an offset behind a filler does not map back to its source', () => {
  const said = 'um, her name is uh Mary'
  const dropped = dropFillers(said)
  const { text } = dropped
  const at = text.indexOf('Mary')
  expect(said.slice(dropped.sourceOffset(at), dropped.sourceOffset(at + 4))).toBe('Mary')
  expect(dropped.sourceOffset(0)).toBe(said.indexOf('her'))
  expect(dropped.sourceOffset(text.length)).toBe(said.length)
})
