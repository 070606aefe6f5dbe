import { Cloud, Monitor } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, SecretSetting, SwitchSetting, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'
import { MoreFields } from './more-fields.tsx'
import { MusicSetting } from './music-setting.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const renderers = [
  { value: 'local', icon: <Monitor aria-hidden /> },
  { value: 'cloudinary', icon: <Cloud aria-hidden /> },
] as const

export function VideoSection() {
  const form = useSettingsForm()
  const cloudinary = form.value('video.renderer') === 'cloudinary'
  return (
    <>
      <ProviderChoice
        name="video.renderer"
        options={renderers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`video.renderer.${value}`),
          help: t(`video.renderer.${value}.help`),
        }))}
      />
      {cloudinary ? <CloudinaryFields /> : null}
      <Card className="px-4 py-2">
        <SwitchSetting name="video.review" label={t('video.review')} help={t('video.review.help')} />
      </Card>
      <FieldGroup title={t('video.material')}>
        <TextSetting
          name="video.template"
          type="path"
          label={t('video.template')}
          help={t('video.template.help')}
        />
        <MusicSetting key={form.saves} />
      </FieldGroup>
      <WaitFields />
      {cloudinary ? (
        <MoreFields>
          <Pair>
            <TextSetting
              name="video.cloudinary.baseUrl"
              type="url"
              label={t('video.baseUrl')}
              help={t('video.baseUrl.help')}
            />
            <TextSetting name="video.cloudinary.deliveryUrl" type="url" label={t('video.deliveryUrl')} />
          </Pair>
        </MoreFields>
      ) : null}
      <ConnectionTest service="video" />
    </>
  )
}

function CloudinaryFields() {
  return (
    <Card className="flex flex-col gap-4 p-4">
      <Pair>
        <TextSetting
          name="video.cloudinary.cloudName"
          label={t('video.cloud')}
          help={t('video.cloud.help')}
        />
        <TextSetting name="video.cloudinary.apiKey" label={t('video.apiKey')} />
      </Pair>
      <SecretSetting
        name="cloudinary.apiSecret"
        label={t('video.apiSecret')}
        help={t('video.apiSecret.help')}
      />
      <Pair>
        <TextSetting
          name="video.cloudinary.templateId"
          label={t('video.templateId')}
          help={t('video.templateId.help')}
        />
        <TextSetting
          name="video.cloudinary.musicId"
          label={t('video.musicId')}
          help={t('video.musicId.help')}
        />
      </Pair>
    </Card>
  )
}

function WaitFields() {
  const fixed = useSettingsForm().value('video.wait.mode') === 'fixed'
  return (
    <FieldGroup title={t('video.wait')} help={t('video.wait.help')}>
      <ChoiceSetting
        name="video.wait.mode"
        label={t('video.wait.mode')}
        options={(['poll', 'fixed'] as const).map((value) => ({ value, label: t(`video.wait.${value}`) }))}
      />
      <Pair>
        {fixed ? null : (
          <TextSetting
            name="video.wait.floorSeconds"
            type="number"
            label={t('video.wait.floor')}
            help={t('video.wait.floor.help')}
          />
        )}
        <TextSetting
          name="video.wait.capMinutes"
          type="number"
          label={t('video.wait.cap')}
          help={t('video.wait.cap.help')}
        />
      </Pair>
    </FieldGroup>
  )
}
