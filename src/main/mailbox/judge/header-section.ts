/** A header field: its name in lower case and its unfolded text, words not yet decoded. */
export interface HeaderField {
  readonly name: string
  readonly text: string
}

export interface ReadMail {
  /** The mail with CRLF at every line end, as signatures are counted. */
  readonly raw: Buffer
  readonly fields: readonly HeaderField[]
}

export type ReadMailResult = { readonly mail: ReadMail } | { readonly trouble: string }

const MOST_BYTES = 10 * 1024 * 1024
const MOST_LINES = 150_000
const MOST_HEADER_BYTES = 256 * 1024
// Readers of signatures take quadratic time over folded lines.
const MOST_HEADER_LINES = 4_000
const LF = 0x0a
const CR = 0x0d

/** Fields that may stand once: with two of them, two readers may see two different mails. */
const ONCE: readonly string[] = [
  'from',
  'sender',
  'subject',
  'date',
  'message-id',
  'to',
  'cc',
  'content-type',
  'content-transfer-encoding',
]

function withCrlf(raw: Uint8Array): Buffer | null {
  let input = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  // Files of old Macs end their lines with CR alone.
  if (!input.includes(LF)) input = Buffer.from(input.toString('latin1').replaceAll('\r', '\n'), 'latin1')
  let bare = 0
  let lines = 0
  for (let i = input.indexOf(LF); i >= 0; i = input.indexOf(LF, i + 1)) {
    lines += 1
    if (lines > MOST_LINES) return null
    if (i === 0 || input[i - 1] !== CR) bare += 1
  }
  if (bare === 0) return input
  const output = Buffer.alloc(input.length + bare)
  let to = 0
  for (let i = 0; i < input.length; i++) {
    if (input[i] === LF && (i === 0 || input[i - 1] !== CR)) output[to++] = CR
    output[to++] = input[i] ?? 0
  }
  return output
}

/** Editors of Windows begin a file so. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function withoutMark(mail: Buffer): Buffer {
  return mail.subarray(0, 3).equals(BYTE_ORDER_MARK) ? mail.subarray(3) : mail
}

/** Files of a mailbox begin with a line that is no header: "From maria@example.com Thu Nov 26 …". */
function withoutMboxLine(mail: Buffer): Buffer {
  if (mail.subarray(0, 5).toString('latin1') !== 'From ') return mail
  const end = mail.indexOf('\r\n')
  return end < 0 ? mail : mail.subarray(end + 2)
}

function readFields(section: string): readonly HeaderField[] | null {
  const fields: { name: string; lines: string[] }[] = []
  for (const line of section.split('\r\n')) {
    const begin = /^([!-9;-~]{1,200}):/.exec(line)
    if (begin?.[1]) fields.push({ name: begin[1].toLowerCase(), lines: [line.slice(begin[0].length)] })
    else if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)?.lines.push(line)
    else if (line !== '') return null
  }
  return fields.map(({ name, lines }) => ({
    name,
    text: lines
      .map((line) => line.replaceAll('\t', ' '))
      .join('')
      .trim(),
  }))
}

/** Splits a raw mail strictly; a header that two programs could read differently is refused. Pure. */
export function readMail(bytes: Uint8Array): ReadMailResult {
  if (bytes.byteLength > MOST_BYTES) return { trouble: 'It is larger than 10 MB.' }
  const normal = withCrlf(bytes)
  if (!normal) return { trouble: 'It has too many lines.' }
  const raw = withoutMboxLine(withoutMark(normal))
  const end = raw.indexOf('\r\n\r\n')
  const section = end < 0 ? raw : raw.subarray(0, end)
  if (section.length > MOST_HEADER_BYTES) return { trouble: 'Its header is too long.' }
  const text = section.toString('utf8')
  if (text.split('\r\n', MOST_HEADER_LINES + 1).length > MOST_HEADER_LINES)
    return { trouble: 'Its header has too many lines.' }
  if (text.includes('\0') || /\r(?!\n)/.test(text))
    return { trouble: 'Its header holds forbidden characters.' }
  const fields = readFields(text)
  if (!fields || fields.length === 0) return { trouble: 'Its header is damaged.' }
  const double = ONCE.find((name) => fields.filter((field) => field.name === name).length > 1)
  if (double) return { trouble: `Its header names "${double}" more than once.` }
  return { mail: { raw, fields } }
}

/** The texts of all fields of that name, top-most first. */
export function fieldTexts({ fields }: Pick<ReadMail, 'fields'>, name: string): readonly string[] {
  return fields.filter((field) => field.name === name).map(({ text }) => text)
}
