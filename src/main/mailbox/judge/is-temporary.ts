import type { MailDecision } from '#shared/domain/trigger-mail.ts'

/** How every detail of a passing DNS trouble begins; `isTemporary` knows it by these words. */
export const DNS_TROUBLE = 'DNS could not be asked, so it is not known yet if the sender is genuine.'

/** True when the same mail may be a trigger later, because DNS gave no answer: to be judged again. */
export function isTemporary({ reason, detail }: Pick<MailDecision, 'reason' | 'detail'>): boolean {
  return reason === 'not_authenticated' && detail.startsWith(DNS_TROUBLE)
}
