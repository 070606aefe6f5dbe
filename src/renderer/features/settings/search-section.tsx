import { Globe, GlobeOff } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { FieldRow } from '../../components/field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { SecretSetting, TextSetting } from './controls.tsx'
import { MoreFields } from './more-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export function SearchSection() {
  const form = useSettingsForm()
  const on = form.value('search.provider') === 'perplexity'
  return (
    <>
      <ProviderChoice
        name="search.provider"
        options={[
          {
            value: 'none',
            icon: <GlobeOff aria-hidden />,
            label: t('search.provider.none'),
            help: t('search.provider.none.help'),
          },
          {
            value: 'perplexity',
            icon: <Globe aria-hidden />,
            label: t('search.provider.perplexity'),
            help: t('search.provider.perplexity.help'),
          },
        ]}
      />
      {on ? (
        <>
          <Card className="flex flex-col gap-4 p-4">
            <SecretSetting name="perplexity.apiKey" label={t('search.key')} help={t('search.key.help')} />
            <FieldRow label={t('search.mode')} help={t('search.mode.help')}>
              {() => (
                <Segmented<'search' | 'agent'>
                  label={t('search.mode')}
                  value={form.value('search.mode') === 'agent' ? 'agent' : 'search'}
                  onChange={(next) => form.set('search.mode', next)}
                  options={(['search', 'agent'] as const).map((value) => ({
                    value,
                    label: t(`search.mode.${value}`),
                  }))}
                />
              )}
            </FieldRow>
            <TextSetting name="search.domains" label={t('search.domains')} help={t('search.domains.help')} />
          </Card>
          <MoreFields>
            <TextSetting name="search.baseUrl" type="url" label={t('search.baseUrl')} />
          </MoreFields>
        </>
      ) : null}
      <ConnectionTest service="search" />
    </>
  )
}
