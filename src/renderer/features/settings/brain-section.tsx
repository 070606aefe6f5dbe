import { Cpu, ListChecks, Sparkles } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, SecretSetting, SwitchSetting, TextSetting } from './controls.tsx'
import { ModelCatalogue } from './model-catalogue.tsx'
import { ModelSetting } from './model-setting.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const providers = [
  { value: 'rules', icon: <ListChecks aria-hidden /> },
  { value: 'openai', icon: <Sparkles aria-hidden /> },
  { value: 'compatible', icon: <Cpu aria-hidden /> },
] as const

const roles = ['fast', 'agent', 'triage', 'transcribe'] as const

export function BrainSection() {
  const form = useSettingsForm()
  const provider = String(form.value('brain.provider'))
  const models = useRows('settings.models', {}).data ?? []
  const where = provider === 'compatible' ? 'compatible' : 'openai'
  const address = (
    <TextSetting
      name="brain.baseUrl"
      type="url"
      label={t(`brain.baseUrl.${where}`)}
      help={t(`brain.baseUrl.${where}.help`)}
      placeholder={where === 'compatible' ? 'http://127.0.0.1:11434/v1' : 'https://api.openai.com/v1'}
    />
  )
  return (
    <>
      <ProviderChoice
        name="brain.provider"
        options={providers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`brain.provider.${value}`),
          help: t(`brain.provider.${value}.help`),
        }))}
      />
      {provider === 'rules' ? null : (
        <>
          <Card className="flex flex-col gap-4 p-4">
            {provider === 'compatible' ? address : null}
            <SecretSetting
              key={where}
              name={`${where}.apiKey`}
              label={t(`brain.key.${where}`)}
              help={t(`brain.key.${where}.help`)}
            />
          </Card>
          <section aria-labelledby="brain-models" className="flex flex-col gap-3">
            <h2 id="brain-models" className="text-base font-semibold">
              {t('brain.models')}
            </h2>
            <Card className="flex flex-col gap-4 p-4">
              {roles.map((role) => (
                <ModelSetting
                  key={role}
                  name={`brain.model.${role}`}
                  label={t(`brain.model.${role}`)}
                  help={t(`brain.model.${role}.help`)}
                  role={role}
                  models={provider === 'openai' ? models : []}
                />
              ))}
              <SwitchSetting
                name="brain.embeddings"
                label={t('brain.embeddings')}
                help={t('brain.embeddings.help')}
              />
            </Card>
          </section>
          <MoreFields>
            <Pair>
              {provider === 'openai' ? address : null}
              <TextSetting
                name="brain.timeoutSeconds"
                type="number"
                label={t('brain.timeout')}
                help={t('brain.timeout.help')}
              />
            </Pair>
            <SwitchSetting
              name="brain.fallback"
              label={t('brain.fallback')}
              help={t('brain.fallback.help')}
            />
          </MoreFields>
        </>
      )}
      <ConnectionTest service="brain" />
      {provider === 'openai' && models.length > 0 ? <ModelCatalogue models={models} /> : null}
    </>
  )
}
