import { t } from '../../i18n/t.ts'
import { openDomains } from './address-entries.ts'
import { AddressList } from './address-list.tsx'
import { ChoiceSetting } from './choice-setting.tsx'
import { Pair, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'
import { FieldWarning } from './field-warning.tsx'
import { useSettingsForm } from './settings-form-context.ts'

/** Which mail is an order, and whose. */
export function TriggerRules() {
  const form = useSettingsForm()
  const open = openDomains(String(form.value('trigger.senders')))
  const imap = form.value('mailbox.provider') === 'imap'
  const polls = form.value('trigger.stagePoll') !== 'off'
  return (
    <FieldGroup title={t('mailbox.rules')} help={t('mailbox.rules.help')}>
      <div>
        <AddressList
          name="trigger.senders"
          kind="senders"
          label={t('mailbox.senders')}
          help={t('mailbox.senders.help')}
          none={t('mailbox.senders.none')}
        />
        {open.length > 0 ? (
          <FieldWarning>{t('mailbox.senders.open', { domain: open.join(', ') })}</FieldWarning>
        ) : null}
      </div>
      <Pair>
        <TextSetting name="trigger.subject" label={t('mailbox.phrase')} help={t('mailbox.phrase.help')} />
        <TextSetting
          name="trigger.maxAgeHours"
          type="number"
          label={t('mailbox.maxAge')}
          help={t('mailbox.maxAge.help')}
        />
      </Pair>
      <AddressList
        name="trigger.recipients"
        kind="addresses"
        label={t('mailbox.recipients')}
        help={t('mailbox.recipients.help')}
        none={t('mailbox.recipients.none')}
      />
      <p className="text-meta text-ink-3">{t(imap ? 'mailbox.proof' : 'mailbox.proofFolder')}</p>
      <Pair>
        <ChoiceSetting
          name="trigger.stagePoll"
          label={t('mailbox.stagePoll')}
          help={t('mailbox.stagePoll.help')}
          options={(['auto', 'on', 'off'] as const).map((value) => ({
            value,
            label: t(`mailbox.stagePoll.${value}`),
            ...(value === 'auto' ? { help: t('mailbox.stagePoll.auto.help') } : {}),
          }))}
        />
        {polls ? (
          <TextSetting
            name="trigger.stagePollMinutes"
            type="number"
            label={t('mailbox.stagePollMinutes')}
            help={t('mailbox.stagePollMinutes.help')}
          />
        ) : null}
      </Pair>
    </FieldGroup>
  )
}

/** How senders are proven, for the few who must change it. */
export function TriggerProof() {
  return (
    <>
      <TextSetting
        name="trigger.authservId"
        label={t('mailbox.authserv')}
        help={t('mailbox.authserv.help')}
      />
      <TextSetting
        name="trigger.dnsServers"
        label={t('mailbox.dns')}
        help={t('mailbox.dns.help')}
        placeholder="1.1.1.1, 9.9.9.9"
      />
    </>
  )
}
