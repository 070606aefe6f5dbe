import { FolderInput, Mailbox } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'
import { ListenerNow } from './listener-now.tsx'
import { MailServerFields, MailSignInAddresses } from './mail-server-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'
import { TriggerProof, TriggerRules } from './trigger-rules.tsx'

const providers = [
  { value: 'folder', icon: <FolderInput aria-hidden /> },
  { value: 'imap', icon: <Mailbox aria-hidden /> },
] as const

export function MailboxSection() {
  const form = useSettingsForm()
  const imap = form.value('mailbox.provider') === 'imap'
  return (
    <>
      <ListenerNow />
      <ProviderChoice
        name="mailbox.provider"
        options={providers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`mailbox.provider.${value}`),
          help: t(`mailbox.provider.${value}.help`),
        }))}
      />
      {imap ? (
        <FieldGroup title={t('mail.server')}>
          <MailServerFields service="imap" />
          <ImapFolders />
        </FieldGroup>
      ) : (
        <Card className="p-4">
          <TextSetting
            name="mailbox.folder"
            type="path"
            label={t('mailbox.folder')}
            help={t('mailbox.folder.help')}
          />
        </Card>
      )}
      <ConnectionTest service="mailbox" />
      <TriggerRules />
      {imap ? (
        <MoreFields>
          <TriggerProof />
          <TextSetting name="imap.sentFolder" label={t('mailbox.sent')} help={t('mailbox.sent.help')} />
          {form.value('imap.auth') === 'xoauth2' ? <MailSignInAddresses /> : null}
        </MoreFields>
      ) : null}
    </>
  )
}

function ImapFolders() {
  const moves = useSettingsForm().value('imap.after') === 'move'
  return (
    <>
      <Pair>
        <TextSetting name="imap.mailbox" label={t('mailbox.name')} />
        <ChoiceSetting
          name="imap.after"
          label={t('mailbox.after')}
          options={(['flag', 'move', 'nothing'] as const).map((value) => ({
            value,
            label: t(`mailbox.after.${value}`),
          }))}
        />
      </Pair>
      {moves ? <TextSetting name="imap.processedFolder" label={t('mailbox.processed')} /> : null}
    </>
  )
}
