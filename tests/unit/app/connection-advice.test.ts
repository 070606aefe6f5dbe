import { expect, test } from 'vitest'
import { createConnectionTests, reasonOf, type Adapters } from '#main/app/connection-tests.ts'
import { systemClock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import { settingsSchema } from '#main/settings/schema.ts'
import type { Secrets, Settings } from '#main/settings/settings.ts'

const failure = (message: string, kind: 'network' | 'auth') =>
  reasonOf(new ServiceError(message, { service: 'imap', kind }), 'mailbox').message

test('what is wrong is said twice', () => {
  expect(failure('There is no mail server of that name.', 'network')).toBe(
    'There is no mail server of that name. Check the address and this computer’s connection.',
  )
  expect(failure('The key is wrong. Paste a new one.', 'auth')).toBe('The key is wrong. Paste a new one.')
})

const none = () => {
  throw new Error('nothing is to be asked')
}
const tried = (service: 'video' | 'delivery', values: Record<string, unknown>) =>
  createConnectionTests(
    { preview: (over: object) => settingsSchema.parse(over) } as unknown as Settings,
    { read: async () => null } as unknown as Secrets,
    { renderer: none, delivery: none } as unknown as Adapters,
    systemClock,
  )({ service, values, secrets: {} }, new AbortController().signal)

test('an account that nobody signed in to counts as a refused key', async () => {
  expect(await tried('delivery', { 'delivery.provider': 'drive' })).toMatchObject({
    ok: false,
    kind: 'not_signed_in',
    message: 'Nobody has signed in yet. Sign in with Google first.',
  })
})

test('of several empty fields only one is named', async () => {
  const values = { 'video.renderer': 'cloudinary' }
  expect((await tried('video', values)).message).toBe(
    'The cloud name, the API key, and the API secret are missing. Fill them in first.',
  )
})
