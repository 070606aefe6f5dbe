import { describe, expect, test } from 'vitest'
import { DOMAIN, signedMail, unsignedMail } from '#tests/support/signed-mail.ts'
import { judgeWords } from './judge-words.ts'

const HEAD = `From: maria@${DOMAIN}\r\nSubject: Please produce Primer Video\r\nDate: Thu, 26 Nov 2026 15:00:00 +0000\r\n`
const BODY = '\r\nJob: 2231-01\r\n'

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  )
  return `${HEAD}${open.join('')}Content-Type: text/plain\r\n${BODY}`
}
const forwarded = (depth: number): string =>
  `${HEAD}${'Content-Type: message/rfc822\r\n\r\n'.repeat(depth)}${BODY}`

const hostile: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0])],
  ['only line ends', Buffer.from('\r\n'.repeat(1_000))],
  ['a million line ends', Buffer.from(HEAD + '\n'.repeat(1_000_000))],
  ['more than 10 MB', Buffer.from(HEAD + '\r\n' + 'x'.repeat(11 * 1024 * 1024))],
  ['NULs', Buffer.from(HEAD + '\r\n\0\0Job: 2231-01\0')],
  ['NULs in the header', Buffer.from(`X: \0\r\n${HEAD}${BODY}`)],
  ['no header', Buffer.from('Please produce Primer Video')],
  ['no sender', Buffer.from(`Subject: Please produce Primer Video\r\n${BODY}`)],
  ['a header of 100 kB', Buffer.from(`${HEAD}X-Long: ${'a'.repeat(100_000)}\r\n${BODY}`)],
  [
    'a sender of 100 kB',
    Buffer.from(`From: ${'"a" <'.repeat(20_000)}\r\nSubject: Please produce Primer Video\r\n${BODY}`),
  ],
  [
    'a sender of comments',
    Buffer.from(
      `From: ${'('.repeat(50_000)}${')'.repeat(50_000)}\r\nSubject: Please produce Primer Video\r\n${BODY}`,
    ),
  ],
  ['recipients of 200 kB', Buffer.from(`${HEAD}To: ${'a@b.example, '.repeat(15_000)}\r\n${BODY}`)],
  [
    'a subject of encoded words',
    Buffer.from(`From: maria@${DOMAIN}\r\nSubject: ${'=?utf-8?q?=50?= '.repeat(6_000)}\r\n${BODY}`),
  ],
  ['a flood of header lines', Buffer.from(`${HEAD}${'X: 1\r\n'.repeat(20_000)}${BODY}`)],
  ['a flood of folded lines', Buffer.from(`${HEAD}X: 1\r\n${' a\r\n'.repeat(20_000)}${BODY}`)],
  [
    'a flood of signatures',
    Buffer.from(
      `${'DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s; h=from; bh=x; b=x\r\n'.repeat(2_000)}${HEAD}${BODY}`,
    ),
  ],
  ['parts 5 deep', Buffer.from(nested(5))],
  ['parts 1,000 deep', Buffer.from(nested(1_000))],
  ['messages 1,000 deep', Buffer.from(forwarded(1_000))],
  [
    '10,000 parts',
    Buffer.from(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}`,
    ),
  ],
  ['one line of 5 MB', Buffer.from(`${HEAD}\r\n${'On '.repeat(1_700_000)}`)],
  [
    'HTML that never closes',
    Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'<div class="'.repeat(50_000)}`),
  ],
  ['HTML of open comments', Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'<!-'.repeat(100_000)}`)],
  ['HTML of open angles', Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'<'.repeat(400_000)}`)],
  ['HTML of open elements', Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${"<b x='>".repeat(60_000)}`)],
  [
    'HTML of entities',
    Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${'&#x110000;&#0;&bogus;&'.repeat(20_000)}`),
  ],
  ['an unknown charset', Buffer.from(`${HEAD}Content-Type: text/plain; charset=x-klingon\r\n${BODY}`)],
  ['UTF-7', Buffer.from(`${HEAD}Content-Type: text/plain; charset=utf-7\r\n${BODY}`)],
  [
    'broken UTF-8',
    Buffer.concat([Buffer.from(`${HEAD}\r\n`), Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])]),
  ],
  ['broken base64', Buffer.from(`${HEAD}Content-Transfer-Encoding: base64\r\n\r\n!!!=${'A'.repeat(1_001)}`)],
  ['lines of refs', Buffer.from(`${HEAD}\r\n${'job 1-1 '.repeat(60_000)}`)],
  ['lines of jobs', Buffer.from(`${HEAD}\r\n${'Job 1-1\r\n'.repeat(60_000)}`)],
  [
    'digits',
    Buffer.from(
      `From: maria@${DOMAIN}\r\nSubject: Please produce Primer Video ${'1-'.repeat(40_000)}\r\n${BODY}`,
    ),
  ],
]

describe('a hostile mail stops the mailbox or starts a video', () => {
  test.each(hostile)(
    '%s',
    async (name, raw) => {
      const start = process.cpuUsage()
      const decision = await judgeWords(raw)
      // Time of the processor: other work on the computer does not count.
      expect(process.cpuUsage(start).user).toBeLessThan(4_000_000)
      expect(typeof decision.reason).toBe('string')
      const harmless = [
        'recipients of 200 kB',
        'a header of 100 kB',
        'NULs',
        'parts 5 deep',
        'an unknown charset',
        'UTF-7',
        'a flood of signatures',
        'lines of refs',
        'lines of jobs',
      ]
      expect(harmless.includes(name) || decision.decision === 'ignore').toBe(true)
    },
    30_000,
  )
})

/** Numbers that are the same at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function damaged(mail: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * mail.length)
  const copy = Buffer.from(mail)
  const kind = Math.floor(random() * 5)
  if (kind === 0) for (let i = 0; i < 20; i++) copy[at()] = Math.floor(random() * 256)
  if (kind === 1) return copy.subarray(0, at())
  if (kind === 2) return Buffer.concat([copy.subarray(0, at()), copy.subarray(at()), copy.subarray(at())])
  if (kind === 3) return Buffer.concat([copy.subarray(at()), copy])
  if (kind === 4) copy.fill(random() < 0.5 ? 0 : 0x28, at(), at())
  return copy
}

describe('damage', () => {
  test('makes the judge throw, hang, or believe a signature that does not hold', async () => {
    const mails = [
      await signedMail(),
      await unsignedMail({ html: '<p>Job: 2231-01</p><blockquote>x</blockquote>' }),
      await unsignedMail({
        attachments: [{ filename: 'a.eml', content: HEAD + BODY, contentType: 'message/rfc822' }],
      }),
    ]
    const random = seeded(20_261_126)
    const start = process.cpuUsage()
    for (let i = 0; i < 600; i++) {
      const decision = await judgeWords(damaged(mails[i % mails.length] ?? Buffer.alloc(0), random))
      // The stand-in for DNS knows no key.
      expect(decision.authenticated).toBe(false)
    }
    expect(process.cpuUsage(start).user).toBeLessThan(30_000_000)
  }, 90_000)
})
