import { createHash } from 'node:crypto'

/** What the ledger knows of a mail before it is judged; nothing here is believed, it only names the mail. */
export interface MailIdentity {
  readonly messageId: string | null
  /** Of what the writer wrote: the same for each delivery of it, whatever servers put on top. */
  readonly contentHash: string
  readonly sender: string
  readonly subject: string
  readonly sentAt: number | null
}

const HEADER_BYTES = 256 * 1024
const LONGEST_SHOWN = 300

const shown = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, LONGEST_SHOWN)

function headersOf(section: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of section.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

/** Reads a raw mail's name and fingerprint; never throws, whatever it is. */
export function readIdentity(raw: Uint8Array): MailIdentity {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const begin = bytes.subarray(0, HEADER_BYTES).toString('utf8').replaceAll('\r\n', '\n')
  const end = begin.indexOf('\n\n')
  const headers = headersOf(end < 0 ? begin : begin.slice(0, end))
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  const bodyAt = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf >= 0 ? lf + 2 : bytes.length
  const hash = createHash('sha256')
  for (const name of ['from', 'to', 'subject', 'date', 'content-type']) {
    hash.update(`${name}:${(headers.get(name) ?? '').replaceAll(/\s+/g, ' ')}\n`)
  }
  // Line ends change on the way; byte for byte otherwise, in a form that keeps every byte apart.
  hash.update(bytes.subarray(bodyAt).toString('latin1').replaceAll('\r\n', '\n').trimEnd(), 'latin1')
  const date = Date.parse(headers.get('date') ?? '')
  const messageId = shown(headers.get('message-id') ?? '').toLowerCase()
  return {
    messageId: messageId === '' ? null : messageId,
    contentHash: hash.digest('hex'),
    sender: shown(headers.get('from') ?? ''),
    subject: shown(headers.get('subject') ?? ''),
    sentAt: Number.isFinite(date) ? date : null,
  }
}
