import { describe, expect, test } from 'vitest'
import { authorOf, isAllowed, namesRecipient, parseAddress } from '#main/mailbox/judge/addresses.ts'

const author = (from: string): string | null => {
  const found = authorOf(from)
  return 'author' in found ? found.author.address : null
}

describe('the author of a mail is taken for somebody else', () => {
  test.each([
    ['maria@summit.example', 'maria@summit.example'],
    ['Maria Lopez <Maria@Summit.Example>', 'maria@summit.example'],
    ['"Lopez, Maria" <maria@summit.example>', 'maria@summit.example'],
    ['maria@summit.example <maria@summit.example>', 'maria@summit.example'],
    ['maria@summit.example (Maria <eve@evil.example>)', 'maria@summit.example'],
    ['Maria <maria@bücher.example>', 'maria@xn--bcher-kva.example'],
    ['', null],
    ['Maria', null],
    ['<>', null],
    ['a@summit.example, b@summit.example', null],
    ['Lopez, Maria <maria@summit.example>', null],
    ['Team: a@summit.example;', null],
    ['maria@summit.example <eve@evil.example>', null],
    ['"maria@summit.example" <eve@evil.example>', null],
    ['<maria@summit.example> <eve@evil.example>', null],
    ['maria@summit.example@evil.example', null],
    ['"maria@summit.example"@evil.example', null],
    ['maria@[192.0.2.1]', null],
    ['maria@summit.example\u202e', null],
  ])('%j', (from, wanted) => {
    expect(author(from)).toBe(wanted)
  })
})

describe('the list of senders lets somebody else in, or keeps somebody out', () => {
  test.each([
    ['maria@summit.example', 'maria@summit.example', true],
    ['maria@summit.example', 'MARIA@summit.example', true],
    ['maria@summit.example', 'summit.example', true],
    ['maria@summit.example', '@summit.example', true],
    ['maria@summit.example', 'bob@summit.example', false],
    ['maria@x.summit.example', 'summit.example', false],
    ['maria@x.summit.example', '*.summit.example', true],
    ['maria@summit.example', '*.summit.example', false],
    ['maria@evilsummit.example', '*.summit.example', false],
    ['maria@evilsummit.example', 'summit.example', false],
    ['maria@summit.example.evil.example', 'summit.example', false],
    ['maria@bücher.example', 'bücher.example', true],
    ['maria@bücher.example', 'xn--bcher-kva.example', true],
    ['maria@s\u0443mmit.example', 'summit.example', false],
    ['maria@summit.example', '', false],
    ['maria@summit.example', '*', false],
    ['maria@summit.example', '@', false],
    ['maria@summit.example', '*.', false],
  ])('%s by %j: %s', (address, entry, allowed) => {
    const parsed = parseAddress(address)
    expect(parsed && isAllowed(parsed, [entry])).toBe(allowed)
  })
})

describe('a mail counts as addressed to the inbox wrongly', () => {
  test.each([
    ['videos@summit.example', true],
    ['Bob <bob@x.example>, Videos <VIDEOS@summit.example>', true],
    ['videos+primer@summit.example', true],
    ['Team: bob@x.example, videos@summit.example;', true],
    ['"videos@summit.example" <bob@x.example>', false],
    ['notvideos@summit.example', false],
    ['videos@summit.example.evil.example', false],
    ['', false],
  ])('%j: %s', (to, named) => {
    expect(namesRecipient([to], ['videos@summit.example'])).toBe(named)
  })
})
