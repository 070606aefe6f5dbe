import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailOut } from '#main/video/mail-out.ts'
import { clientMail } from '#tests/standins/smtp/client-mail.ts'

/** A way out with a view of what arrived. */
export interface MailPlace {
  readonly out: MailOut
  /** The messages that are there, whole. */
  arrived(): Promise<readonly string[]>
  stop(): Promise<void>
}

const never = new AbortController().signal

export function mailOutContract(name: string, open: () => Promise<MailPlace>): void {
  describe(`mail out: ${name}`, () => {
    let place: MailPlace
    beforeAll(async () => {
      place = await open()
    })
    afterAll(async () => await place.stop())

    it('sends something else than what was previewed', async () => {
      const mail = clientMail('hard-e-preview')
      await place.out.send(mail, never)
      const raw = (await place.arrived()).find((message) => message.includes('<hard-e-preview@'))
      const parsed = await PostalMime.parse(raw ?? '')
      expect(parsed.text?.trimEnd()).toBe(mail.text)
      expect(parsed.html?.trimEnd()).toBe(mail.html.trimEnd())
      expect(parsed.subject).toBe(mail.subject)
      expect(parsed.messageId).toBe(mail.messageId)
      expect(parsed.from).toEqual({ name: mail.from.name, address: mail.from.address })
      expect(parsed.to).toEqual([{ name: mail.to.name, address: mail.to.address }])
      expect(parsed.attachments).toEqual([])
    })

    it('lets a line break in a value become a header or a second recipient', async () => {
      const mail = clientMail('hard-e-inject', {
        subject: 'Hello\r\nBcc: thief@example.com',
        to: { name: 'Ann\r\nBcc: thief@example.com', address: 'ann@client.example.com' },
      })
      await place.out.send(mail, never)
      const raw = (await place.arrived()).find((message) => message.includes('<hard-e-inject@')) ?? ''
      const parsed = await PostalMime.parse(raw)
      expect(parsed.headers.map((header) => header.key)).not.toContain('bcc')
      expect(parsed.to?.map((to) => to.address)).toEqual(['ann@client.example.com'])
    })

    it('writes lines that a mail server may break', async () => {
      await place.out.send(
        clientMail('hard-e-lines', { text: `${'long words '.repeat(40)}\nFrom here` }),
        never,
      )
      const raw = (await place.arrived()).find((message) => message.includes('<hard-e-lines@')) ?? ''
      expect(Math.max(...raw.split(/\r?\n/).map((line) => line.length))).toBeLessThanOrEqual(78)
    })

    it('sends after the caller gave up', async () => {
      const aborted = AbortSignal.abort(new Error('given up'))
      const failure: unknown = await place.out
        .send(clientMail('hard-e-late'), aborted)
        .catch((e: unknown) => e)
      expect(failure).toMatchObject({ name: 'ServiceError', safeToRetry: true })
      expect((await place.arrived()).join('\n')).not.toContain('hard-e-late')
    })

    it('says that all is well when nothing answers, or leaves a mail behind when it is tested', async () => {
      const before = (await place.arrived()).length
      await place.out.check(never)
      expect((await place.arrived()).length).toBe(before)
    })
  })
}
