import type { MailAuthentication } from '#shared/domain/trigger-mail.ts'
import type { TriggerRules } from '../mailbox.ts'
import type { MailAddress } from './addresses.ts'
import type { DnsResolver } from './dns-resolver.ts'
import { fieldTexts, type ReadMail } from './header-section.ts'
import { providerVerdict } from './provider-results.ts'
import { type SignatureVerdict, verifySignature } from './verify-signature.ts'

export interface Authenticated {
  readonly authentication: MailAuthentication
  /** The name service gave no answer; the same mail may pass later. */
  readonly temporary: boolean
  readonly words: string
}

export interface AuthenticateCall {
  readonly mail: ReadMail
  readonly from: MailAddress
  readonly rules: TriggerRules
  readonly resolve: DnsResolver
  readonly now: number
  readonly budgetMs: number
  readonly signal: AbortSignal
}

/** Settles with the work or at the end of the budget; whatever the work does then is nobody's. */
async function within(
  work: Promise<SignatureVerdict>,
  signal: AbortSignal,
  budgetMs: number,
): Promise<SignatureVerdict> {
  const end = new AbortController()
  const late: SignatureVerdict = { verdict: 'unknown', words: 'The answer took too long.' }
  const timer = setTimeout(() => end.abort(), budgetMs)
  const either = AbortSignal.any([signal, end.signal])
  try {
    return await Promise.race([
      work,
      new Promise<SignatureVerdict>((resolve) => {
        if (either.aborted) resolve(late)
        either.addEventListener('abort', () => resolve(late), { once: true })
      }),
    ])
  } finally {
    clearTimeout(timer)
  }
}

/** The truth about the sender: by the person's own provider, else by DKIM. The folder's trust is not looked at. */
export async function authenticateMail(call: AuthenticateCall): Promise<Authenticated> {
  const { mail, from, rules, resolve, now, budgetMs, signal } = call
  const provider = providerVerdict(fieldTexts(mail, 'authentication-results'), rules.authservId, from.domain)
  if (provider === 'pass')
    return { authentication: 'provider', temporary: false, words: `verified by ${rules.authservId}` }
  // Loaded before the clock runs: that is no question to DNS.
  if (fieldTexts(mail, 'dkim-signature').length > 0) await import('mailauth')
  const signature = await within(verifySignature(mail, from, resolve, now), signal, budgetMs)
  const { verdict, words } = signature
  return {
    authentication: verdict === 'pass' ? 'dkim' : 'none',
    temporary: verdict === 'unknown',
    words:
      provider === 'fail' && verdict === 'fail'
        ? `${words} ${rules.authservId} did not pass it either.`
        : words,
  }
}
