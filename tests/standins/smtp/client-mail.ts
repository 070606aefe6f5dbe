import type { OutgoingMail } from '#main/video/mail-out.ts'
import { htmlOf } from '#main/video/mail/mail-html.ts'

const LINK = 'https://drive.example.com/file/d/abc123/view'

/** A client's mail as the pipeline makes it; `id` is the part of the Message-ID before the @. */
export function clientMail(id: string, patch: Partial<OutgoingMail> = {}): OutgoingMail {
  const text = [
    'Hi Márta,',
    `Here is a short video about your kitchen remodel, and what happens in the weeks before we start work:`,
    LINK,
    'From Monday on we are there.\n> and a line that looks like a quote',
    'Dana Reyes\nSummit Home',
  ].join('\n\n')
  return {
    messageId: `<${id}@hard-e.example.com>`,
    from: { name: 'Summit Home', address: 'videos@summit.example.com' },
    to: { name: 'Márta Ortiz', address: 'marta@client.example.com' },
    subject: 'Márta, a short video about your project',
    text,
    html: htmlOf(text, LINK, { name: 'Summit Home', phone: '', website: '' }),
    ...patch,
  }
}
