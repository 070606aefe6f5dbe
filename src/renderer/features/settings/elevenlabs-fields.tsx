import { t } from '../../i18n/t.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { Pair, SecretSetting, TextSetting } from './controls.tsx'
import { FieldGroup } from './field-group.tsx'

const formats = [
  'pcm_24000',
  'wav_24000',
  'pcm_22050',
  'wav_22050',
  'pcm_44100',
  'wav_44100',
  'pcm_48000',
  'wav_48000',
] as const

function formatWords(format: (typeof formats)[number]): string {
  const [kind = '', rate = ''] = format.split('_')
  const khz = Number(rate) / 1000
  return t(khz > 40 ? 'voice.eleven.pro' : 'voice.eleven.usual', { khz, kind: kind.toUpperCase() })
}

export function ElevenLabsFields() {
  return (
    <FieldGroup title={t('voice.eleven')}>
      <SecretSetting
        name="elevenlabs.apiKey"
        label={t('voice.eleven.key')}
        help={t('voice.eleven.key.help')}
      />
      <Pair>
        <TextSetting
          name="voice.elevenlabs.voiceId"
          label={t('voice.eleven.voiceId')}
          help={t('voice.eleven.voiceId.help')}
        />
        <ChoiceSetting
          name="voice.elevenlabs.format"
          label={t('voice.eleven.format')}
          help={t('voice.eleven.format.help')}
          options={formats.map((value) => ({ value, label: formatWords(value) }))}
        />
      </Pair>
      <Pair>
        <TextSetting
          name="voice.elevenlabs.stability"
          type="decimal"
          label={t('voice.eleven.stability')}
          help={t('voice.eleven.stability.help')}
        />
        <TextSetting
          name="voice.elevenlabs.style"
          type="decimal"
          label={t('voice.eleven.style')}
          help={t('voice.eleven.style.help')}
        />
      </Pair>
    </FieldGroup>
  )
}

/** What most people never touch. */
export function ElevenLabsAddresses() {
  return (
    <>
      <Pair>
        <TextSetting name="voice.elevenlabs.convertModel" label={t('voice.eleven.convertModel')} />
        <TextSetting name="voice.elevenlabs.speakModel" label={t('voice.eleven.speakModel')} />
      </Pair>
      <TextSetting
        name="voice.elevenlabs.baseUrl"
        type="url"
        label={t('voice.eleven.baseUrl')}
        help={t('voice.eleven.baseUrl.help')}
      />
    </>
  )
}
