import { expect, test } from 'vitest'
import { settingsSchema } from '#main/settings/schema.ts'
import { rulesFrom } from '#main/mailbox/judge/rules-from.ts'

const rules = (values: object, practiceFolder = false) =>
  rulesFrom(settingsSchema.parse(values), { practiceFolder })

test('by default somebody may order', () => {
  expect(rules({})).toEqual({
    senders: [],
    subject: 'Please produce Primer Video',
    recipients: [],
    maxAgeMs: 172_800_000,
    authservId: '',
    trustFolder: false,
  })
})

test('a list with spaces, angles and other case is read wrongly', () => {
  const { senders } = rules({ 'trigger.senders': ' Maria@Summit.example,\n<bob@x.example>;summit.example, ' })
  expect(senders).toEqual(['maria@summit.example', 'bob@x.example', 'summit.example'])
})

test('the address of the mailbox does not count as the inbox, or another one does', () => {
  const imap = { 'mailbox.provider': 'imap', 'imap.user': 'Videos@summit.example' }
  expect(rules(imap).recipients).toEqual(['videos@summit.example'])
  expect(rules({ ...imap, 'trigger.recipients': 'a@b.example' }).recipients).toEqual(['a@b.example'])
  expect(rules({ ...imap, 'imap.user': 'videos' }).recipients).toEqual([])
  expect(rules({ ...imap, 'mailbox.provider': 'folder' }).recipients).toEqual([])
})
