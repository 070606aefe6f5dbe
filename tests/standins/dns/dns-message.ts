/** Record types that are answered, by their number on the wire. */
export const TYPES = { CNAME: 5, TXT: 16 } as const
type RecordType = keyof typeof TYPES

export const RCODE = { ok: 0, servfail: 2, nxdomain: 3 } as const

export interface Question {
  readonly id: number
  /** Lower case, without the last dot. */
  readonly name: string
  readonly type: number
  /** How much the asker takes in one datagram: 512 octets unless it says more (EDNS). */
  readonly mostBytes: number
  /** The question as it was put, for the answer to repeat. */
  readonly asked: Buffer
}

export interface Resource {
  readonly name: string
  readonly type: RecordType
  readonly text: string
}

const HEADER = 12
const OPT = 41

function readName(message: Buffer, from: number): readonly [name: string, next: number] {
  const labels: string[] = []
  let at = from
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return [labels.join('.').toLowerCase(), at + 1]
}

/** The one question of a query; throws for what is none. */
export function readQuestion(message: Buffer): Question {
  const [name, end] = readName(message, HEADER)
  // The additional section of a plain query holds the OPT record and nothing else: root, type, size.
  const hasOpt =
    message.readUInt16BE(10) > 0 && message.readUInt8(end + 4) === 0 && message.readUInt16BE(end + 5) === OPT
  return {
    id: message.readUInt16BE(0),
    name,
    type: message.readUInt16BE(end),
    mostBytes: hasOpt ? Math.max(512, message.readUInt16BE(end + 7)) : 512,
    asked: message.subarray(HEADER, end + 4),
  }
}

function writeName(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')]))
  return Buffer.concat([...labels, Buffer.from([0])])
}

/** A TXT record is cut into strings of at most 255 octets. */
function data({ type, text }: Resource): Buffer {
  if (type === 'CNAME') return writeName(text)
  const bytes = Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    parts.push(Buffer.from([part.length]), part)
  }
  return Buffer.concat(parts)
}

function writeResource(resource: Resource): Buffer {
  const rest = Buffer.alloc(10)
  const content = data(resource)
  rest.writeUInt16BE(TYPES[resource.type], 0)
  rest.writeUInt16BE(1, 2)
  rest.writeUInt16BE(content.length, 8)
  return Buffer.concat([writeName(resource.name), rest, content])
}

/** An authoritative answer; empty and marked as truncated when it is longer than the asker takes. */
export function writeAnswer(question: Question, rcode: number, records: readonly Resource[]): Buffer {
  const header = Buffer.alloc(HEADER)
  header.writeUInt16BE(question.id, 0)
  // QR, AA and RD.
  header.writeUInt16BE(0x85_00 | rcode, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records.length, 6)
  const whole = Buffer.concat([header, question.asked, ...records.map(writeResource)])
  if (whole.length <= question.mostBytes) return whole
  header.writeUInt16BE(0x87_00 | rcode, 2)
  header.writeUInt16BE(0, 6)
  return Buffer.concat([header, question.asked])
}
