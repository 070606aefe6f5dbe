import { describe, expect, test } from 'vitest'
import { readIdentity } from '#main/mailbox/read-identity.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const mail = (head: readonly string[], body: string): string => [...head, '', body].join('\r\n')
const HEAD = [
  'From: "Dana Reed" <dana@example.com>',
  'To: videos@hard-e.test',
  'Subject: Please produce',
  ' Primer Video 2231-01',
  'Date: Thu, 26 Nov 2026 10:00:00 +0000',
  'Message-ID: <One@Example.com>',
]

describe('the identity of a mail', () => {
  test('its name is not read', () => {
    expect(readIdentity(bytes(mail(HEAD, 'Job: 2231-01')))).toMatchObject({
      messageId: '<one@example.com>',
      sender: '"Dana Reed" <dana@example.com>',
      subject: 'Please produce Primer Video 2231-01',
      sentAt: Date.parse('2026-11-26T10:00:00Z'),
    })
  })

  test.each<[string, string]>([
    ['what servers put on top', mail(['Received: from a by b; now', 'X-Spam: no', ...HEAD], 'Job: 2231-01')],
    ['line ends', mail(HEAD, 'Job: 2231-01').replaceAll('\r\n', '\n')],
    ['empty lines at the end', mail(HEAD, 'Job: 2231-01\r\n\r\n')],
    ['another Message-ID', mail(HEAD, 'Job: 2231-01').replace('<One@', '<Two@')],
  ])('%s makes it another mail', (_what, text) => {
    expect(readIdentity(bytes(text)).contentHash).toBe(
      readIdentity(bytes(mail(HEAD, 'Job: 2231-01'))).contentHash,
    )
  })

  test.each<[string, string]>([
    ['body', mail(HEAD, 'Job: 2231-02')],
    ['subject', mail(HEAD, 'Job: 2231-01').replace('Primer', 'Other')],
    ['sender', mail(HEAD, 'Job: 2231-01').replace('dana@', 'eve@')],
    ['date', mail(HEAD, 'Job: 2231-01').replace('10:00:00', '10:00:01')],
  ])('another %s is the same mail', (_what, text) => {
    expect(readIdentity(bytes(text)).contentHash).not.toBe(
      readIdentity(bytes(mail(HEAD, 'Job: 2231-01'))).contentHash,
    )
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(5_000)],
    ['no header', bytes('\r\n\r\nhello')],
    ['one endless line', bytes('x'.repeat(2_000_000))],
    ['broken text', Uint8Array.from({ length: 4_000 }, (_, n) => (n * 7919) % 256)],
    ['100,000 headers', bytes(`${'X-A: b\r\n'.repeat(100_000)}\r\nbody`)],
  ])('%s throws', (_what, raw) => {
    const read = readIdentity(raw)
    expect(read.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(read.subject.length).toBeLessThanOrEqual(300)
  })

  test('control characters of a subject reach the ledger', () => {
    const read = readIdentity(bytes('Subject: a\u0000b\u001b[31m\r\n\r\n'))
    expect(read.subject).toBe('a b [31m')
  })
})
