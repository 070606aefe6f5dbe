import { describe, expect, test } from 'vitest'
import { DOMAIN, unsignedMail } from '#tests/support/signed-mail.ts'
import { judgeWords } from './judge-words.ts'
import { places, putInto, quotingStyles } from './quoting-styles.ts'

const orders = [
  ['Please produce Primer Video', 'Job: 2231-01'],
  ['Please produce Primer Video 2231-01', ''],
] as const
const answer = 'Thanks, I will look at it tomorrow.'

describe('a quoted order starts a video', () => {
  test.each(quotingStyles)('as $name quotes it', async ({ html, quote }) => {
    for (const order of orders) {
      const quoted = quote(order)
      for (const subject of [
        '',
        'Question',
        'Re: Please produce Primer Video',
        'Fwd: Please produce Primer Video 2231-01',
      ]) {
        const mails = html
          ? [
              { text: '', html: `<p>${answer}</p>${quoted}` },
              { text: answer, html: quoted },
              { text: '', html: quoted },
            ]
          : [{ text: `${answer}\n\n${quoted}` }, { text: quoted }, { text: `${quoted}\n\n${answer}` }]
        for (const words of mails) {
          const decision = await judgeWords(await unsignedMail({ subject, ...words }))
          expect(decision, `${subject} | ${JSON.stringify(words)}`).toMatchObject({ decision: 'ignore' })
          expect(['quoted', 'not_an_order']).toContain(decision.reason)
        }
      }
    }
  })

  test.each(quotingStyles)(
    'as $name quotes a job below a true order: the job is taken from there',
    async ({ html, quote }) => {
      const quoted = quote(['Job: 9999-09', 'Job number 8888-08'])
      const own = 'Job: 2231-01'
      const words = html ? { text: '', html: `<p>${own}</p>${quoted}` } : { text: `${own}\n\n${quoted}` }
      const decision = await judgeWords(await unsignedMail(words))
      // Where a person cannot tell the quote from own words either, two jobs are refused.
      expect([
        ['trigger', '2231-01'],
        ['several_jobs', null],
      ]).toContainEqual([decision.reason, decision.jobRef])
    },
  )

  test('put into any place of any kind of mail', async () => {
    const hosts = [
      await unsignedMail({ subject: 'Hello', text: 'Hello' }),
      await unsignedMail({ subject: '', text: 'Hello' }),
      await unsignedMail({ subject: 'Hi', text: 'Hello', html: '<p>Hello</p>' }),
      await unsignedMail({ subject: 'Out of office: away', text: 'Away' }),
      Buffer.from(`From: a@${DOMAIN}\nSubject: x\n`),
      Buffer.from(`From: a@${DOMAIN}\nContent-Type: multipart/report; boundary=b\n\n--b\n\nx\n--b--\n`),
    ]
    for (const host of hosts)
      for (const { quote } of quotingStyles)
        for (const place of places)
          expect(await judgeWords(putInto(host, quote(orders[0]), place))).toMatchObject({
            decision: 'ignore',
          })
  })
})
