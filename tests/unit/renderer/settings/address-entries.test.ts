import { describe, expect, it, test } from 'vitest'
import { isAllowed } from '#main/mailbox/judge/addresses.ts'
import { rulesFrom } from '#main/mailbox/judge/rules-from.ts'
import { settingsSchema } from '#main/settings/schema.ts'
import {
  addEntries,
  entriesOf,
  openDomains,
  withoutEntry,
} from '#renderer/features/settings/address-entries.ts'

describe('an entry of the list of senders', () => {
  it.each([
    ['dana@example.com', 'dana@example.com'],
    ['Example.com', 'example.com'],
    ['@example.com', '@example.com'],
    ['*.example.com', '*.example.com'],
    ['"Hill, Dana" <Dana@example.com>', 'dana@example.com'],
    ['a@example.com; b@example.com, a@example.com', 'a@example.com, b@example.com'],
    ['büro@müller.example', 'büro@müller.example'],
  ])('%s is not taken', (typed, text) => {
    expect(addEntries('', typed, 'senders')).toEqual({ ok: true, text })
  })

  it.each(['dana@', '@', 'example', '*', '*.com', 'a@b@c', 'Dana Hill', 'http://example.com', '-x.com'])(
    '%s gets into the list and never fits anybody',
    (typed) => {
      expect(addEntries('old@example.com', typed, 'senders').ok).toBe(false)
    },
  )
})

test('a whole domain counts as an address of the mailbox', () => {
  expect(addEntries('', 'example.com', 'addresses')).toEqual({
    ok: false,
    why: 'wrong',
    entry: 'example.com',
  })
})

test('the same entry stands in the list twice', () => {
  expect(addEntries('a@example.com', 'A@example.com', 'senders')).toMatchObject({ ok: false, why: 'known' })
  expect(addEntries('a@example.com', 'a@example.com, b@example.com', 'senders')).toEqual({
    ok: true,
    text: 'a@example.com, b@example.com',
  })
})

test('the screen and the judge of mails read a list in different ways', () => {
  const text = ' A@Example.com;b.example <c@example.com>\n*.d.example,, '
  const values = settingsSchema.parse({ 'trigger.senders': text })
  expect(entriesOf(text)).toEqual(rulesFrom(values, { practiceFolder: false }).senders)
  const hill = { address: 'hill@x.d.example', local: 'hill', domain: 'x.d.example' }
  expect(isAllowed(hill, entriesOf(text))).toBe(true)
  expect(isAllowed(hill, entriesOf(withoutEntry(text, '*.d.example')))).toBe(false)
})

test('everybody at a public provider may order without a warning', () => {
  expect(openDomains('@gmail.com, dana@gmail.com, larkfield.example, Yahoo.com')).toEqual([
    'gmail.com',
    'yahoo.com',
  ])
})
