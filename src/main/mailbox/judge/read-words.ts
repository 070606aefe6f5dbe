import type { Attachment, Email } from 'postal-mime'
import type { MailWords } from './order.ts'
import { fieldTexts, type ReadMail } from './header-section.ts'
import { readHtml } from './html-text.ts'
import { splitOwnLines } from './own-lines.ts'

export interface ReadWords extends MailWords {
  /** MIME types of attached parts, lower case. */
  readonly partTypes: readonly string[]
}

const LONGEST_TEXT = 500_000
const LONGEST_ATTACHED = 200_000
const MOST_ATTACHED = 50

function attachedText({ mimeType, content }: Attachment): string {
  if (!/^(?:message|text)\//.test(mimeType)) return ''
  if (typeof content === 'string') return content.slice(0, LONGEST_ATTACHED)
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  return Buffer.from(bytes.subarray(0, LONGEST_ATTACHED)).toString('utf8')
}

function wordsOf(email: Email, subject: string): ReadWords {
  const plain = (email.text ?? '').slice(0, LONGEST_TEXT)
  const html = readHtml((email.html ?? '').slice(0, LONGEST_TEXT * 2))
  const texts = [plain, html.own].filter((text) => text.trim() !== '')
  const split = texts.map(splitOwnLines)
  return {
    subject,
    versions: split.map(({ own }) => own),
    elsewhere: [
      ...split.flatMap(({ rest }) => rest),
      html.rest,
      plain,
      ...email.attachments.slice(0, MOST_ATTACHED).map(attachedText),
    ].join('\n'),
    partTypes: email.attachments.map(({ mimeType }) => mimeType.toLowerCase()),
  }
}

/** Decodes the mail's words. Forwarded messages are kept apart from its own text. Rejects for a MIME tree too deep. */
export async function readWords(mail: ReadMail): Promise<ReadWords> {
  const { default: PostalMime, decodeWords } = await import('postal-mime')
  const email = await PostalMime.parse(mail.raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 30,
    maxHeadersSize: 512 * 1024,
  })
  return wordsOf(email, decodeWords(fieldTexts(mail, 'subject')[0] ?? ''))
}
