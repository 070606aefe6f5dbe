import { expect, test } from 'vitest'
import { openInBrowser } from '#main/shell/loopback/system-opener.ts'

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'rundll32'],
] as const)('on %s another program than %s gets the address', async (platform, program) => {
  const calls: (readonly string[])[] = []
  await openInBrowser('https://larkfieldexteriors.example/a?b=1&c=2', platform, async (command, args) => {
    calls.push([command, ...args])
  })
  expect(calls).toHaveLength(1)
  expect(calls[0]?.[0]).toBe(program)
  expect(calls[0]?.at(-1)).toBe('https://larkfieldexteriors.example/a?b=1&c=2')
})

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://server/share',
  '--help',
  '',
  'https://bank.example@evil.example/',
])('the address %s is opened', async (url) => {
  let launched = false
  const opening = openInBrowser(url, 'linux', async () => {
    launched = true
  })
  await expect(opening).rejects.toMatchObject({ code: 'BAD_ADDRESS' })
  expect(launched).toBe(false)
})

test('a computer without a browser ends in a stack trace instead of advice', async () => {
  const opening = openInBrowser('https://a.example/', 'linux', () => Promise.reject(new Error('ENOENT')))
  await expect(opening).rejects.toMatchObject({
    code: 'NO_BROWSER',
    nextStep: expect.stringContaining('a.example'),
  })
})
