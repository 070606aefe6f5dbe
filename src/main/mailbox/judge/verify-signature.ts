import type { DKIMResult, DKIMVerifyResult } from 'mailauth'
import { asciiDomain, type MailAddress } from './addresses.ts'
import type { DnsResolver } from './dns-resolver.ts'
import { fieldTexts, type ReadMail } from './header-section.ts'

export type SignatureVerdict =
  | { readonly verdict: 'pass'; readonly words: string }
  | { readonly verdict: 'fail'; readonly words: string }
  /** The name service gave no answer; later it may. */
  | { readonly verdict: 'unknown'; readonly words: string }

const MOST_SIGNATURES = 10
const MUST_BE_SIGNED = ['from', 'subject', 'date'] as const
/** What the library lets pass and RFC 6376 §6.1.1 does not: a wrong i=, a missing tag, another version. */
const NOT_ALLOWED = /^(?:identity-domain|missing-|invalid-|query-method)/

/** The library tells these, its types do not. */
interface Told {
  readonly testing?: unknown
  readonly warnings?: unknown
}

function isAgainstTheRules({ warnings }: Told): boolean {
  return Array.isArray(warnings) && warnings.some((one) => NOT_ALLOWED.test(String(one)))
}

/** Why a signature that verified is still not enough; null when it is. Pure. */
export function tooWeak(
  row: Pick<DKIMResult, 'signingHeaders' | 'canonBodyLengthLimited' | 'expiresAfter'> & {
    readonly status?: Told
  },
  now: number,
): string | null {
  // RFC 6376 §3.6.1: a mail signed with a key that is being tested counts as not signed.
  if (row.status?.testing === true) return 'Its domain only tests the key it signed with (t=y).'
  if (row.status && isAgainstTheRules(row.status)) return 'The signature is not made as DKIM demands.'
  if (row.canonBodyLengthLimited) return 'The signature covers only a part of the text.'
  if (row.expiresAfter && Date.parse(row.expiresAfter) <= now) return 'The signature has expired.'
  const signed = (row.signingHeaders?.keys ?? '').toLowerCase().split(/[\s:,]+/)
  const missing = MUST_BE_SIGNED.find((name) => !signed.includes(name))
  return missing ? `The signature does not cover the field ${missing}.` : null
}

function whyNone(rows: readonly DKIMResult[], now: number): string {
  const [row] = rows
  if (!row || row.status.result === 'none') return 'It carries no signature that can be checked.'
  const weak = rows.find(({ status }) => status.result === 'pass')
  if (weak) return tooWeak(weak, now) ?? 'Its signature is not enough.'
  const comment = row.status.comment ?? ''
  if (comment.includes('body hash')) return 'Its text was changed after it was signed.'
  if (comment === 'bad signature')
    return 'Its header was changed after it was signed, or the signature is forged.'
  if (comment === 'no key') return 'The domain that is said to have signed it has no such key.'
  if (comment === 'expired') return 'The signature has expired.'
  return `Its signature does not hold (${comment || row.status.result}).`
}

function sameAuthor({ headerFrom, fromFields }: DKIMVerifyResult, from: MailAddress): boolean {
  const [only = ''] = headerFrom
  const at = only.lastIndexOf('@')
  const same =
    only.slice(0, at).toLowerCase() === from.local && asciiDomain(only.slice(at + 1)) === from.domain
  return fromFields === 1 && headerFrom.length === 1 && same
}

/**
 * DKIM, aligned with the author's domain as its DMARC record says. A domain without a DMARC record passes with a
 * signature of its own organisational domain. SPF and ARC do not count: the sending address is not known here.
 */
export async function verifySignature(
  mail: ReadMail,
  from: MailAddress,
  resolver: DnsResolver,
  now: number,
): Promise<SignatureVerdict> {
  const count = fieldTexts(mail, 'dkim-signature').length
  if (count === 0) return { verdict: 'fail', words: 'It is not signed (DKIM).' }
  if (count > MOST_SIGNATURES) return { verdict: 'fail', words: `It carries ${count} signatures.` }
  const { dkimVerify, dmarc } = await import('mailauth')
  const verified = await dkimVerify(mail.raw, { resolver, curTime: new Date(now), rejectRsaSha1: true })
  if (!sameAuthor(verified, from)) return { verdict: 'fail', words: 'Its sender can be read in two ways.' }
  const good = verified.results.filter((row) => row.status.result === 'pass' && !tooWeak(row, now))
  const unanswered = verified.results.some(({ status }) => status.result === 'temperror')
  const noKey: SignatureVerdict = {
    verdict: 'unknown',
    words: 'The key of its signature could not be asked for.',
  }
  if (good.length === 0)
    return unanswered ? noKey : { verdict: 'fail', words: whyNone(verified.results, now) }
  const policy = await dmarc({
    headerFrom: [from.address],
    fromFields: 1,
    spfDomains: [],
    dkimDomains: good.flatMap(({ id, signingDomain, status }) =>
      signingDomain
        ? [{ domain: signingDomain, ...(id ? { id } : {}), aligned: status.aligned ?? false }]
        : [],
    ),
    resolver,
  })
  const result = policy ? policy.status.result : 'permerror'
  if (result === 'temperror')
    return { verdict: 'unknown', words: `The rules of ${from.domain} (DMARC) could not be asked for.` }
  if (result === 'pass') return { verdict: 'pass', words: `signed by ${from.domain} (DKIM, DMARC)` }
  if (result === 'none' && good.some(({ status }) => status.aligned))
    return { verdict: 'pass', words: `signed by ${from.domain} (DKIM; the domain has no DMARC record)` }
  if (unanswered) return noKey
  const signers = good.map(({ signingDomain }) => signingDomain ?? '').join(', ')
  return { verdict: 'fail', words: `It is signed by ${signers}, not by ${from.domain}.` }
}
