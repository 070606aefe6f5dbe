import { FlaskConical, Table2 } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, SecretSetting, TextSetting } from './controls.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const mentions = ['task', 'template', 'none'] as const

export function CrmSection() {
  const form = useSettingsForm()
  const provider = String(form.value('crm.provider'))
  // The stages of the connected CRM; of one that is not saved yet they are not known.
  const known = form.saved('crm.provider') === provider
  const stages = useRows('crm.stages', {}, { enabled: known }).data ?? []
  const mention = mentions.find((one) => one === form.value('crm.mention.mode')) ?? 'task'
  return (
    <>
      <ProviderChoice
        name="crm.provider"
        options={[
          {
            value: 'local',
            icon: <FlaskConical aria-hidden />,
            label: t('crm.provider.local'),
            help: t('crm.provider.local.help'),
          },
          {
            value: 'leap',
            icon: <Table2 aria-hidden />,
            label: t('crm.provider.leap'),
            help: t('crm.provider.leap.help'),
          },
        ]}
      />
      {provider === 'leap' ? (
        <Card className="p-4">
          <SecretSetting name="leap.token" label={t('crm.token')} help={t('crm.token.help')} />
        </Card>
      ) : null}
      <Card className="flex flex-col gap-4 p-4">
        <Pair>
          <Field label={t('crm.mention')}>
            {(ids) => (
              <Select
                {...ids}
                value={mention}
                onChange={(next) => form.set('crm.mention.mode', next)}
                options={mentions.map((value) => ({ value, label: t(`crm.mention.${value}`) }))}
              />
            )}
          </Field>
          <TextSetting
            name="crm.primerStage"
            label={t('crm.primerStage')}
            help={t('crm.primerStage.help')}
            placeholder={provider === 'local' ? 'primer' : ''}
            suggestions={known ? stages.map((stage) => ({ value: stage.code, label: stage.name })) : []}
          />
        </Pair>
        {mention === 'template' ? (
          <TextSetting
            name="crm.mention.template"
            label={t('crm.mention.templateField')}
            help={t('crm.mention.templateHelp', { mark: '{{name}}' })}
          />
        ) : null}
      </Card>
      {provider === 'leap' ? (
        <MoreFields>
          <Pair>
            <TextSetting name="crm.baseUrl" type="url" label={t('crm.baseUrl')} />
            <TextSetting
              name="crm.requestsPerMinute"
              type="number"
              label={t('crm.rate')}
              help={t('crm.rate.help')}
            />
          </Pair>
        </MoreFields>
      ) : null}
      <ConnectionTest service="crm" />
    </>
  )
}
