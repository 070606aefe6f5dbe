import type { AuditEntry, OutwardAction } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'

export interface AuditWords {
  readonly title: string
  /** What adds to the title: a reason, an edit, an error; empty when there is nothing to add. */
  readonly detail: string
}

const STAMP = /\s*payload sha256:[0-9a-f]{64}/g
/** Details that only repeat the title. */
const PLAIN =
  /^(proposed|approved|approved again|sending with marker \S+|the service confirmed it|rejected without a reason)\.?$/i

/** One line of the audit list in words. `proposer` is who proposed it: an agent's name, or Hard-E. */
export function auditWords(entry: AuditEntry, action: OutwardAction, proposer: string): AuditWords {
  const said = entry.detail.replace(STAMP, '').trim()
  const detail = PLAIN.test(said) ? '' : said
  const record = entry.to === 'sent' ? recordOf(action.result) : ''
  return {
    title: titleOf(entry, action.destination, proposer),
    detail: [detail, record].filter(Boolean).join(' · '),
  }
}

function titleOf(entry: AuditEntry, destination: string, proposer: string): string {
  switch (entry.to) {
    case 'proposed':
      return t('approvals.audit.proposed', { who: proposer })
    case 'approved':
      if (entry.actor === 'person') return t('approvals.audit.approvedYou')
      return t(entry.actor === 'policy' ? 'approvals.audit.approvedPolicy' : 'approvals.audit.approvedLook')
    case 'sending':
      return t('approvals.audit.sending', { destination })
    case 'sent':
      return t(entry.actor === 'person' ? 'approvals.audit.sentYou' : 'approvals.audit.sent', { destination })
    case 'failed':
      return t('approvals.audit.failed')
    case 'unknown':
      return entry.from === 'unknown'
        ? t('approvals.audit.looked', { destination })
        : t('approvals.audit.unknown')
    default:
      return t(entry.actor === 'policy' ? 'approvals.audit.rejectedPolicy' : 'approvals.audit.rejectedYou')
  }
}

/** "note 881": the record that the service made, by which it is found there. */
export function recordOf(result: OutwardAction['result']): string {
  if (!result) return ''
  const kinds = { noteId: 'note', taskId: 'task', id: 'other' } as const
  for (const [key, kind] of Object.entries(kinds)) {
    const id = result[key]
    if (typeof id === 'string' || typeof id === 'number') {
      return t(`approvals.audit.record.${kind}`, { id })
    }
  }
  return ''
}
