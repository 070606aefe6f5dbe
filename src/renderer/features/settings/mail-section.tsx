import { FolderOutput, Send } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'
import { MailServerFields, MailSignInAddresses } from './mail-server-fields.tsx'
import { MailTemplate } from './mail-template.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const providers = [
  { value: 'outbox', icon: <FolderOutput aria-hidden /> },
  { value: 'smtp', icon: <Send aria-hidden /> },
] as const

export function MailSection() {
  const form = useSettingsForm()
  const smtp = form.value('mail.provider') === 'smtp'
  return (
    <>
      <ProviderChoice
        name="mail.provider"
        options={providers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`mail.provider.${value}`),
          help: t(`mail.provider.${value}.help`),
        }))}
      />
      {smtp ? (
        <>
          <FieldGroup title={t('mail.server')}>
            <MailServerFields service="smtp" />
          </FieldGroup>
          {form.value('smtp.auth') === 'xoauth2' ? (
            <MoreFields>
              <MailSignInAddresses />
            </MoreFields>
          ) : null}
          <p className="text-meta text-ink-3">{t('mail.broken')}</p>
        </>
      ) : null}
      <Card className="p-4">
        <Pair>
          <TextSetting name="mail.fromName" label={t('mail.fromName')} help={t('mail.fromName.help')} />
          <TextSetting
            name="mail.fromAddress"
            type="email"
            label={t('mail.fromAddress')}
            help={t('mail.fromAddress.help')}
          />
        </Pair>
      </Card>
      <ConnectionTest service="mail" />
      <MailTemplate />
    </>
  )
}
