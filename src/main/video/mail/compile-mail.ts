import type { OutgoingMail } from '../mail-out.ts'
import type { Clock } from '#main/core/clock.ts'
import { flowText } from './flow-text.ts'
import { oneLine } from './one-line.ts'

/** A mail as it goes over the wire, and who the envelope says it is from and to. */
export interface CompiledMail {
  /** RFC 5322, lines end in CRLF. */
  readonly raw: Uint8Array
  readonly from: string
  readonly to: string
}

/**
 * Makes the message of a mail: multipart/alternative, text as format=flowed, the Message-ID as given. The same
 * bytes go to a mail server and into the outbox folder.
 */
export function createMailCompiler(clock: Pick<Clock, 'now'>) {
  return async (mail: OutgoingMail): Promise<CompiledMail> => {
    const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
    const text = flowText(mail.text)
    const composer = new MailComposer({
      messageId: mail.messageId,
      date: new Date(clock.now()),
      from: { name: oneLine(mail.from.name), address: mail.from.address },
      to: { name: oneLine(mail.to.name), address: mail.to.address },
      envelope: { from: mail.from.address, to: [mail.to.address] },
      subject: oneLine(mail.subject),
      // Not `text` and `html`: those drop the format of the text.
      alternatives: [
        { content: text, contentType: 'text/plain; charset=utf-8; format=flowed' },
        { content: mail.html, contentType: 'text/html; charset=utf-8' },
      ],
      newline: '\r\n',
      // What a mail says is never a path or an address to fetch from.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const node = composer.compile()
    const envelope = node.getEnvelope()
    const raw = await node.build()
    return { raw, from: envelope.from || mail.from.address, to: envelope.to[0] ?? mail.to.address }
  }
}
