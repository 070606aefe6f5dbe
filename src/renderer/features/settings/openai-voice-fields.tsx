import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { Pair, SecretSetting, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'
import { FieldWarning } from './field-warning.tsx'
import { ModelSetting } from './model-setting.tsx'
import { useSettingsForm } from './settings-form-context.ts'
import { TextAreaSetting } from './text-area-setting.tsx'
import { voicesFor, voiceTrouble, type VoiceMode } from './voice-names.ts'

function useMode(): VoiceMode {
  return useSettingsForm().value('voice.openai.mode') === 'realtime' ? 'realtime' : 'speech'
}

export function OpenAiVoiceFields() {
  const form = useSettingsForm()
  const mode = useMode()
  const voice = String(form.value('voice.openai.voice'))
  const trouble = voiceTrouble(mode, voice, String(form.value('voice.openai.baseUrl')))
  return (
    <FieldGroup title={t('voice.openai')}>
      <SecretSetting name="openai.apiKey" label={t('voice.openai.key')} help={t('voice.openai.key.help')} />
      <Pair>
        <ChoiceSetting
          name="voice.openai.mode"
          label={t('voice.openai.mode')}
          help={t('voice.openai.mode.help')}
          options={(['speech', 'realtime'] as const).map((value) => ({
            value,
            label: t(`voice.openai.mode.${value}`),
          }))}
        />
        <TextSetting
          name="voice.openai.voice"
          label={t('voice.openai.voice')}
          help={t('voice.openai.voice.help')}
          suggestions={voicesFor(mode).map((value) => ({ value, label: '' }))}
          warning={
            trouble === null ? null : (
              <FieldWarning>
                {trouble === 'unknown'
                  ? t('voice.openai.unknown')
                  : t('voice.openai.notRealtime', { voice: voice.trim() })}
              </FieldWarning>
            )
          }
        />
      </Pair>
      <TextAreaSetting
        name="voice.openai.instructions"
        label={t('voice.openai.instructions')}
        help={t('voice.openai.instructions.help')}
      />
    </FieldGroup>
  )
}

/** What most people never touch. */
export function OpenAiVoiceAddresses() {
  const mode = useMode()
  const models = useRows('settings.models', {}).data ?? []
  return (
    <Pair>
      <ModelSetting
        name="voice.openai.model"
        label={t('voice.openai.model')}
        help={t('voice.openai.model.help')}
        role={mode}
        models={models}
      />
      <TextSetting name="voice.openai.baseUrl" type="url" label={t('voice.openai.baseUrl')} />
    </Pair>
  )
}
