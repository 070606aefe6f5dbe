import { expect, test } from 'vitest'
import { DOMAIN } from '#tests/support/signed-mail.ts'
import { judgeWords } from './judge-words.ts'

const ORDER = 'Please produce Primer Video'
const base64 = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replaceAll(/.{1,76}/g, '$&\r\n')

function raw(type: string, body: string, subject = ORDER, more = ''): Buffer {
  const head = [
    `From: "Nolan, Mike" <mike@${DOMAIN}>`,
    'To: Primer Videos <videos@summit.example>',
    `Subject: ${subject}`,
    'Date: Thu, 26 Nov 2026 09:58:12 -0500',
    'Message-ID: <a1@mail.summit.example>',
    'MIME-Version: 1.0',
  ]
  return Buffer.from(
    `${head.join('\r\n')}\r\n${more}Content-Type: ${type}\r\n${body.startsWith('Content-') ? '' : '\r\n'}${body}`,
  )
}
const both = (plain: string, html: string): string =>
  `--b\r\nContent-Type: text/plain; charset="UTF-8"\r\n\r\n${plain}\r\n` +
  `--b\r\nContent-Type: text/html; charset="UTF-8"\r\n\r\n${html}\r\n--b--\r\n`
const ALTERNATIVE = 'multipart/alternative; boundary="b"'

const OUTLOOK_HTML =
  '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--\r\np.MsoNormal{margin:0in}\r\n--></style></head>' +
  '<body lang="EN-US" link="#0563C1"><div class="WordSection1"><p class="MsoNormal">Hi,<o:p></o:p></p>' +
  '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">This is for job <b>2231-01</b> (Ortiz).<o:p></o:p></p>' +
  '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Mike Nolan<br>Sales Director<br>Direct 512-555-0143 | License 4471-02</p></div></body></html>'
const BANNER_HTML =
  '<html><body><table border="0" width="100%"><tr><td bgcolor="#ffeb9c" style="border-width:0px">CAUTION: This email originated ' +
  'from outside of your organization.</td></tr></table><div style="min-height:0">2231-01 – Ortiz</div></body></html>'

test.each([
  [
    'Gmail on the web',
    raw(
      ALTERNATIVE,
      both(
        'Hi team,\r\n\r\n2231-01\r\n\r\nThanks!\r\nMike\r\n\r\n-- \r\n*Mike Nolan* | Sales Director\r\nJob 9999-09 tips: <http://x.example>',
        '<div dir="ltr">Hi team,<div><br></div><div>2231-01</div><div><br></div><div>Thanks!</div><div>Mike<br clear="all">' +
          '<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">Job 9999-09</div></div></div>',
      ),
    ),
  ],
  ['Outlook in HTML alone', raw('text/html; charset="us-ascii"', OUTLOOK_HTML)],
  ['a company that puts a banner on top', raw('text/html; charset=utf-8', BANNER_HTML)],
  [
    'Apple Mail with pasted text',
    raw(
      'text/html; charset=utf-8',
      '<html><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">' +
        '<span style="caret-color: rgb(0, 0, 0); font-size: 12px; -webkit-text-stroke-width: 0px;">Job 2231-01</span></body></html>',
    ),
  ],
  [
    'an iPhone',
    raw(
      'text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\nFor 2231=E2=80=9301 please\r\n\r\nSent from my iPhone\r\n',
    ),
  ],
  [
    'Thunderbird with flowed text',
    raw(
      'text/plain; charset=UTF-8; format=flowed',
      'Hello,\r\n\r\nplease use the photos of last week for this one, the project is a roof, job \r\n2231-01.\r\n\r\n-- \r\nMike\r\n',
    ),
  ],
  [
    'a soft line break within the number',
    raw(
      'text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\nThe customer is Maria Ortiz and the job number is 223=\r\n1-01.\r\n',
    ),
  ],
  [
    'S/MIME',
    raw(
      'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"',
      '--s\r\nContent-Type: text/plain\r\n\r\nJob: 2231-01\r\n--s\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\n' +
        'Content-Transfer-Encoding: base64\r\n\r\nMIIB\r\n--s--\r\n',
    ),
  ],
  [
    'base64 with something behind it',
    raw(
      'text/plain; charset=utf-8',
      `Content-Transfer-Encoding: base64\r\n\r\n${base64('Job: 2231-01\r\nThanks, Mike\r\n')}--\r\n`,
    ),
  ],
  [
    'an encoded subject over two lines',
    raw(
      'text/plain',
      'Thanks',
      '=?UTF-8?Q?Please_produce?=\r\n =?UTF-8?Q?_Primer_Video_=E2=80=93_2231-01_=28Ortiz=29?=',
    ),
  ],
  [
    'a photo with it',
    raw(
      'multipart/mixed; boundary="m"',
      '--m\r\nContent-Type: text/plain\r\n\r\nJob 2231-01\r\n--m\r\nContent-Type: image/jpeg; name="2232-01.jpg"\r\n' +
        'Content-Disposition: attachment; filename="2232-01.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/\r\n--m--\r\n',
    ),
  ],
  [
    'Latin-1',
    raw(
      'text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\nF=FCr Job: 2231-01\r\n',
    ),
  ],
  [
    'a disclaimer of the company',
    raw(
      'text/plain',
      'Job 2231-01\r\n\r\nMike\r\n\r\nThis e-mail is confidential. If you are not the intended recipient, call 512-555-0100. Ref: 20-11.\r\n',
    ),
  ],
])('an order written with %s is not understood', async (_, mail) => {
  const { reason, jobRef } = await judgeWords(mail)
  expect({ reason, jobRef }).toEqual({ reason: 'trigger', jobRef: '2231-01' })
})

const QUOTE = `${ORDER}\r\nJob: 2231-01`
test.each([
  [
    'an attached mail',
    'multipart/mixed; boundary="m"',
    `--m\r\nContent-Type: text/plain\r\n\r\nFYI\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: mike@${DOMAIN}\r\nSubject: ${ORDER}\r\n\r\nJob: 2231-01\r\n--m--\r\n`,
  ],
  [
    'base64 of an attached mail',
    'message/rfc822',
    `Content-Transfer-Encoding: base64\r\n\r\n${base64(`Subject: ${ORDER}\r\n\r\n${QUOTE}`)}`,
  ],
  [
    'text before the first part',
    ALTERNATIVE,
    `${QUOTE}\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b--\r\n`,
  ],
  [
    'text behind the last part',
    ALTERNATIVE,
    `--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b--\r\n${QUOTE}\r\n`,
  ],
  ['hidden HTML', 'text/html', `<p>Hello</p><div style="display : NONE">${QUOTE}</div>`],
  ['a comment in HTML', 'text/html', `<p>Hello</p><!-- ${QUOTE} -->`],
  [
    'a text file',
    'multipart/mixed; boundary="m"',
    `--m\r\nContent-Type: text/plain\r\n\r\nHello\r\n--m\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n${QUOTE}\r\n--m--\r\n`,
  ],
  [
    'an answer to a meeting',
    'text/calendar; method=REPLY',
    `BEGIN:VCALENDAR\r\nSUMMARY:${ORDER}\r\nEND:VCALENDAR`,
  ],
  ['one very long line', 'text/plain', `${'x '.repeat(500_000)}${ORDER} Job: 2231-01`],
])('an order in %s starts a video', async (_, type, body) => {
  for (const subject of ['', 'Hello', `Re: ${ORDER}`])
    expect(await judgeWords(raw(type, body, subject))).toMatchObject({ decision: 'ignore' })
})
