import { expect, test } from 'vitest'
import { providerVerdict } from '#main/mailbox/judge/provider-results.ts'

const id = 'mx.google.com'
const real = `${id};\r\n       dkim=pass header.i=@summit.example header.s=20230601 header.b=abc;\r\n       spf=pass (google.com: domain of maria@summit.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=maria@summit.example;\r\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=summit.example`

test.each([
  ['as Gmail writes it', [real], 'pass'],
  ['with a version', [`${id} 1; dmarc=pass header.from=summit.example`], 'pass'],
  ['in other case', ['MX.Google.COM; DMARC=Pass header.from=Summit.Example'], 'pass'],
  ['with a fail', [`${id}; dmarc=fail header.from=summit.example`], 'fail'],
  ['without the domain', [`${id}; dmarc=pass`], 'fail'],
  ['with two domains', [`${id}; dmarc=pass header.from=summit.example header.from=x.example`], 'fail'],
  ['with a comment that never closes', [`${id}; dmarc=pass (header.from=summit.example`], 'fail'],
  ['with nested comments', [`${id}; dmarc=fail ((a) dmarc=pass) header.from=summit.example`], 'fail'],
  ['with the comment before it', [`${id}; dmarc (x) =pass header.from=summit.example`], 'pass'],
  ['none', [`${id}; none`], 'none'],
  ['of somebody else first', ['evil.example; dmarc=pass header.from=summit.example', real], 'pass'],
  ['of a longer name', [`${id}.evil.example; dmarc=pass header.from=summit.example`], 'none'],
  ['lower down', [`${id}; dmarc=fail header.from=summit.example`, real], 'fail'],
  ['lower down, with an empty one on top', [`${id}; none`, real], 'none'],
] as const)('results %s are believed wrongly', (_, headers, wanted) => {
  expect(providerVerdict(headers, id, 'summit.example')).toBe(wanted)
})

test('results are believed although no provider is named', () => {
  expect(providerVerdict([' ; dmarc=pass header.from=summit.example'], '', 'summit.example')).toBe('none')
})
