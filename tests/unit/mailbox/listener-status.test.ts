import { expect, test } from 'vitest'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { listenerStatus, type KnownOfListener } from '#main/mailbox/listener-status.ts'
import { troubleOf } from '#main/mailbox/trouble.ts'

const NOW = 1_000_000_000
const SIGNS = {
  state: 'connecting',
  lastCheckAt: NOW - 5_000,
  lastIdleAt: null,
  lastMailAt: null,
  troubleSince: null,
  trouble: null,
}
const offline = JSON.stringify(
  troubleOf(new ServiceError('It cannot be reached.', { service: 'imap', kind: 'network' })),
)
const notSetUp = JSON.stringify(troubleOf(new UserError('X', 'There is no password.', 'Enter it.')))

function status(more: Partial<KnownOfListener>) {
  return listenerStatus(
    {
      which: { provider: 'imap', label: 'a on b' },
      isPaused: false,
      where: 'here',
      signs: SIGNS,
      stagePoll: { on: false, lastAt: null, trouble: null },
      ...more,
    },
    NOW,
  )
}

test.each<[string, Partial<KnownOfListener>, string, string | null]>([
  ['a fresh connection is called an error', {}, 'connecting', null],
  ['a working one is not called so', { signs: { ...SIGNS, state: 'listening' } }, 'listening', null],
  [
    'a short loss alarms the person',
    { signs: { ...SIGNS, trouble: offline, troubleSince: NOW - 179_000 } },
    'connecting',
    null,
  ],
  [
    'a long loss is silent',
    { signs: { ...SIGNS, trouble: offline, troubleSince: NOW - 180_000 } },
    'error',
    'It cannot be reached.',
  ],
  [
    'what only a person can mend waits for minutes',
    { signs: { ...SIGNS, trouble: notSetUp, troubleSince: NOW } },
    'error',
    'There is no password.',
  ],
  ['a paused one looks broken', { isPaused: true, signs: { ...SIGNS, trouble: notSetUp } }, 'paused', null],
  ['nobody listens and it is not said', { where: 'nowhere' }, 'off', null],
  ['another process is not named', { where: 'elsewhere' }, 'elsewhere', null],
  [
    'old trouble of a stopped listener is shown',
    { where: 'nowhere', signs: { ...SIGNS, trouble: notSetUp } },
    'off',
    null,
  ],
  [
    'a row of an older version breaks it',
    { signs: { ...SIGNS, trouble: '{"a":1}', troubleSince: 0 } },
    'connecting',
    null,
  ],
  ['no signs at all break it', { signs: null, where: 'soon' }, 'connecting', null],
])('%s', (_what, known, state, message) => {
  const shown = status(known)
  expect(shown.state).toBe(state)
  expect(shown.trouble?.message ?? null).toBe(message)
})
