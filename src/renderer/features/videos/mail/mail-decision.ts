import type { LedgerMail, ListenerStatus } from '#shared/domain/trigger-mail.ts'

/** `found`: an order whose run is not begun yet. */
export type ShownDecision = 'trigger' | 'found' | 'ignore' | 'pending'

/** What is said about a mail: an order started a video only when there is one. */
export function shownDecision(mail: Pick<LedgerMail, 'decision' | 'runId'>): ShownDecision {
  return mail.decision === 'trigger' && mail.runId === null ? 'found' : mail.decision
}

export type ShownProof = 'verified' | 'unverified' | 'folder'

/** How the sender is known. Without a proof only a mail put into the watched folder is taken as an order. */
export function shownProof(
  mail: Pick<LedgerMail, 'authenticated' | 'decision' | 'reason'>,
  provider: ListenerStatus['provider'] | undefined,
): ShownProof {
  if (mail.authenticated) return 'verified'
  if (mail.decision === 'trigger') return 'folder'
  return provider === 'folder' && mail.reason !== 'not_authenticated' ? 'folder' : 'unverified'
}

export type MailFilter = 'all' | 'orders' | 'others'

/** A mail about which nothing is decided yet may still be an order. */
export function mailsOf(mails: readonly LedgerMail[], filter: MailFilter): readonly LedgerMail[] {
  if (filter === 'all') return mails
  return mails.filter(({ decision }) => (decision === 'ignore') === (filter === 'others'))
}
