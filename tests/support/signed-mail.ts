import { generateKeyPairSync } from 'node:crypto'
import type { DnsResolver } from '#main/mailbox/judge/dns-resolver.ts'

export interface MailParts {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly date?: Date
  readonly messageId?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: string
    readonly contentType: string
  }[]
}

export interface SignAs {
  readonly domain?: string
  /** Header fields, by colons; nodemailer's own list when it is not given. */
  readonly fields?: string
  /** Signs so many bytes of the text only (l=). */
  readonly bodyLength?: number
  readonly expires?: Date
  /** Whom it claims to sign for (i=). */
  readonly identity?: string
}

export const SELECTOR = 'video'
export const DOMAIN = 'summit.example'
export const INBOX = 'videos@summit.example'
export const SENT_AT = new Date('2026-11-26T15:00:00Z')

let made: { readonly privateKey: string; readonly record: string } | null = null
function keys(): NonNullable<typeof made> {
  if (made) return made
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  made = {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    record: `v=DKIM1; k=rsa; p=${der}`,
  }
  return made
}

const defaults: Required<Pick<MailParts, 'from' | 'to' | 'subject' | 'text' | 'date'>> = {
  from: `Maria Lopez <maria@${DOMAIN}>`,
  to: INBOX,
  subject: 'Please produce Primer Video',
  text: 'Hello,\n\nJob: 2231-01\n\nThanks\nMaria',
  date: SENT_AT,
}

async function compose(parts: MailParts, dkim: object | null): Promise<Buffer> {
  const nodemailer = await import('nodemailer')
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...(dkim ? { dkim } : {}),
  } as object)
  const sent = (await transport.sendMail({
    ...defaults,
    messageId: '<order-1@summit.example>',
    ...parts,
  } as object)) as unknown as { message: Buffer }
  // Mail programs send the field without words; nodemailer leaves it out.
  return parts.subject === '' ? Buffer.concat([Buffer.from('Subject: \r\n'), sent.message]) : sent.message
}

/** A mail as a client hands it over, without any signature. */
export function unsignedMail(parts: MailParts = {}): Promise<Buffer> {
  return compose(parts, null)
}

/** A mail as the sender's provider signs it with DKIM. */
export async function signedMail(parts: MailParts = {}, sign: SignAs = {}): Promise<Buffer> {
  const { domain = DOMAIN, fields, bodyLength, expires, identity } = sign
  const { privateKey } = keys()
  if (!fields && bodyLength === undefined && !expires && !identity && parts.subject !== '')
    return compose(parts, { domainName: domain, keySelector: SELECTOR, privateKey })
  const plain = await compose(parts, null)
  const { dkimSign } = await import('mailauth')
  const length = bodyLength === undefined ? {} : { maxBodyLength: bodyLength }
  const key = {
    signingDomain: domain,
    selector: SELECTOR,
    privateKey,
    ...length,
    ...(identity ? { identity } : {}),
  }
  const options = {
    ...key,
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date(SENT_AT),
    headerList: fields ?? 'from:to:subject:date:message-id',
    ...(expires ? { expires } : {}),
    // The list is what it reads; the types ask for the single key.
    signatureData: [key],
  }
  const signed = await dkimSign(plain, options)
  return Buffer.concat([Buffer.from(signed.signatures), plain])
}

export interface NameService {
  /** Domains that have the key; their mails can be verified. */
  readonly keysAt?: readonly string[]
  readonly dmarc?: Readonly<Record<string, string>>
  /** Code of the error that every question gets. */
  readonly broken?: string
}

/** A name service that knows these records and nothing else; `asked` lists the questions. */
export function nameService(records: NameService = {}): DnsResolver & { readonly asked: string[] } {
  const { keysAt = [DOMAIN], dmarc = { [DOMAIN]: 'v=DMARC1; p=reject' }, broken } = records
  const asked: string[] = []
  const known = new Map<string, string>([
    ...keysAt.map((domain) => [`${SELECTOR}._domainkey.${domain}`, keys().record] as const),
    ...Object.entries(dmarc).map(([domain, record]) => [`_dmarc.${domain}`, record] as const),
  ])
  const resolve: DnsResolver = (name, type) => {
    asked.push(`${type} ${name}`)
    const code = broken ?? 'ENOTFOUND'
    const record = type === 'TXT' && !broken ? known.get(name.toLowerCase()) : undefined
    return record
      ? Promise.resolve([[record]])
      : Promise.reject(Object.assign(new Error(`${code} ${name}`), { code }))
  }
  return Object.assign(resolve, { asked })
}
