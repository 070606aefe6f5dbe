import { afterEach, describe, expect, test } from 'vitest'
import type { ArrivedMail, MailCursor, MailIn, MailInEvent, MailPlace } from '#main/mailbox/mail-in.ts'
import { orderFor, waitFor } from './mailbox-stage.ts'

export interface MailInStage {
  readonly open: () => MailIn
  readonly deliver: (...mails: readonly string[]) => Promise<void>
  /** How many mails are marked as decided orders. */
  readonly marked: () => Promise<number>
}

interface Listening {
  readonly mails: ArrivedMail[]
  readonly events: MailInEvent[]
  readonly end: () => Promise<void>
}

/** What every source of mail must do. `stage` gives an empty one. */
export function mailInSuite(name: string, stage: () => MailInStage): void {
  const ends: (() => Promise<void>)[] = []
  const signal = new AbortController().signal

  function listen(mailIn: MailIn, refuse: (mail: ArrivedMail) => boolean = () => false): Listening {
    const mails: ArrivedMail[] = []
    const events: MailInEvent[] = []
    let cursor: MailCursor | null = null
    const stop = new AbortController()
    const done = mailIn.listen({
      cursor: () => cursor,
      onMail: async (mail) => {
        if (refuse(mail)) throw new Error('the disk is full')
        mails.push(mail)
      },
      onEvent: (event) => {
        events.push(event)
        if (event.type === 'checked') cursor = event.cursor
      },
      signal: stop.signal,
    })
    const end = async (): Promise<void> => {
      stop.abort()
      await done
    }
    ends.push(end)
    return { mails, events, end }
  }

  const text = (mail: ArrivedMail | undefined): string => Buffer.from(mail?.raw ?? []).toString('utf8')
  const distinct = (mails: readonly ArrivedMail[]): number =>
    new Set(mails.map(({ place }) => `${place.uidValidity}/${place.uid}`)).size

  describe(`mail in: ${name}`, () => {
    afterEach(async () => {
      for (const end of ends.splice(0)) await end()
    })

    test('mail that lay there, or comes while listening, is not handed over whole', async () => {
      const { open, deliver } = stage()
      await deliver(orderFor('1-01'))
      const heard = listen(open())
      await waitFor('the first mail', () => heard.mails.length === 1)
      await deliver(orderFor('1-02', { body: 'Ünïcode – and a long line '.repeat(200) }))
      await waitFor('the second mail', () => heard.mails.length === 2)
      expect(text(heard.mails[0])).toContain('Please produce Primer Video 1-01')
      expect(text(heard.mails[1])).toContain('Ünïcode – and a long line Ünïcode')
      expect(distinct(heard.mails)).toBe(2)
      expect(heard.events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['connecting', 'checked', 'idle']),
      )
    })

    test('a mail that could not be stored is passed over', async () => {
      const { open, deliver } = stage()
      let refusals = 0
      const heard = listen(open(), () => refusals++ < 2)
      await waitFor('the first look', () => heard.events.some(({ type }) => type === 'checked'))
      await deliver(orderFor('1-01'))
      await waitFor('the mail', () => heard.mails.length > 0)
      expect(text(heard.mails[0])).toContain('1-01')
      expect(refusals).toBe(3)
    })

    test('marking twice, or marking what has gone, fails', async () => {
      const { open, deliver, marked } = stage()
      const mailIn = open()
      const heard = listen(mailIn)
      await deliver(orderFor('1-01'), orderFor('1-02'))
      await waitFor('both mails', () => heard.mails.length === 2)
      const places = heard.mails.map(({ place }) => place)
      for (const place of [...places, ...places]) await mailIn.mark(place, 'trigger', signal)
      const gone: MailPlace = { ...places[0]!, uid: 4_000_000 }
      await mailIn.mark(gone, 'trigger', signal)
      const renumbered: MailPlace = { ...places[0]!, uidValidity: '1' }
      await mailIn.mark(renumbered, 'trigger', signal)
      expect(await marked()).toBe(2)
      await heard.end()
      // Without the connection that listens, too.
      await mailIn.mark(places[0]!, 'trigger', signal)
      expect(await marked()).toBe(2)
    })

    test('looking once misses a mail, or does not end', async () => {
      const { open, deliver } = stage()
      await deliver(orderFor('1-01'), orderFor('1-02'))
      const mails: ArrivedMail[] = []
      const call = { cursor: () => null, onMail: async (mail: ArrivedMail) => void mails.push(mail), signal }
      const cursor = await open().checkOnce(call)
      expect(mails).toHaveLength(2)
      expect(cursor.uidValidity).toEqual(expect.any(String))
      await open().check(signal)
    })

    test('a poke while nothing comes is not answered by a look', async () => {
      const { open } = stage()
      const mailIn = open()
      const heard = listen(mailIn)
      const checks = (): number => heard.events.filter(({ type }) => type === 'checked').length
      await waitFor('the first look', () => checks() > 0)
      const before = checks()
      mailIn.poke()
      await waitFor('another look', () => checks() > before)
      expect(heard.mails).toEqual([])
    })

    test('the account changes its name from start to start', () => {
      const { open } = stage()
      const [one, two] = [open(), open()]
      expect([one.account, one.mailbox, one.label]).toEqual([two.account, two.mailbox, two.label])
    })
  })
}
