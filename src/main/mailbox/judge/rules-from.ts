import type { SettingValues } from '../../settings/schema.ts'
import type { TriggerRules } from '../mailbox.ts'

type RuleValues = Pick<
  SettingValues,
  | 'trigger.senders'
  | 'trigger.subject'
  | 'trigger.recipients'
  | 'trigger.maxAgeHours'
  | 'trigger.authservId'
  | 'mailbox.provider'
  | 'imap.user'
>

const entries = (text: string): readonly string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[,;\s]+/)
      .map((entry) => entry.replaceAll(/[<>]/g, ''))
      .filter(Boolean),
  ),
]

/** The rules that the settings say. `practiceFolder`: the mails come from the watched folder. Pure. */
export function rulesFrom(
  values: RuleValues,
  { practiceFolder }: { readonly practiceFolder: boolean },
): TriggerRules {
  const named = entries(values['trigger.recipients'])
  const own = values['mailbox.provider'] === 'imap' && values['imap.user'].includes('@')
  return {
    senders: entries(values['trigger.senders']),
    subject: values['trigger.subject'],
    recipients: named.length > 0 || !own ? named : entries(values['imap.user']),
    maxAgeMs: values['trigger.maxAgeHours'] * 3_600_000,
    authservId: values['trigger.authservId'].trim().toLowerCase(),
    trustFolder: practiceFolder,
  }
}
