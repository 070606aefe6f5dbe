import type { LedgerMail } from '#shared/domain/trigger-mail.ts'

/** `found`: an order whose run is not begun yet. */
export type ShownDecision = 'trigger' | 'found' | 'ignore' | 'pending'

/** What is said about a mail: an order started a video only when there is one. */
export function shownDecision(mail: Pick<LedgerMail, 'decision' | 'runId'>): ShownDecision {
  return mail.decision === 'trigger' && mail.runId === null ? 'found' : mail.decision
}

export type MailFilter = 'all' | 'orders' | 'others'

/** A mail about which nothing is decided yet may still be an order. */
export function mailsOf(mails: readonly LedgerMail[], filter: MailFilter): readonly LedgerMail[] {
  if (filter === 'all') return mails
  return mails.filter(({ decision }) => (decision === 'ignore') === (filter === 'others'))
}
