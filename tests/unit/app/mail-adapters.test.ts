import { expect, test } from 'vitest'
import { isOneAccount } from '#main/app/mail-adapters.ts'
import { wholePath } from '#main/app/video-adapters.ts'

const gmail = {
  'smtp.host': 'smtp.gmail.com',
  'smtp.user': 'Videos@summit.example',
  'smtp.auth': 'password',
  'imap.host': 'imap.gmail.com',
  'imap.user': 'videos@summit.example',
} as const

test.each([
  ['another person', { 'imap.user': 'orders@summit.example' }],
  ['another provider', { 'smtp.host': 'smtp.sendgrid.net' }],
  ['a relay', { 'smtp.host': 'smtp-relay.gmail.com' }],
  ['a server without a sign-in', { 'smtp.auth': 'none' }],
  ['nobody', { 'smtp.user': '', 'imap.user': '' }],
] as const)('the mailbox counts as that of %s who sends', (_, other) => {
  expect(isOneAccount({ ...gmail, ...other })).toBe(false)
})

test.each([
  ['Gmail', {}],
  ['Microsoft', { 'smtp.host': 'smtp.office365.com', 'imap.host': 'outlook.office365.com' }],
  ['one server for both', { 'smtp.host': 'mail.summit.example', 'imap.host': 'mail.summit.example' }],
  ['this computer', { 'smtp.host': '127.0.0.1', 'imap.host': '127.0.0.1' }],
] as const)('%s asks a person although its folder of sent mail knows', (_, other) => {
  expect(isOneAccount({ ...gmail, ...other })).toBe(true)
})

test('a relative folder is looked up under the folder of the program', () => {
  expect(() => wholePath('relative', 'Mailbox')).toThrow('"relative" is not a whole path.')
  expect(wholePath('', 'Mailbox')).toBe('')
  expect(wholePath(import.meta.dirname, 'Mailbox')).toBe(import.meta.dirname)
})
