import { AudioLines, Mic, Monitor, Sparkles, Wand } from 'lucide-react'
import { Banner } from '../../components/banner.tsx'
import { Card } from '../../components/card.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { TextSetting } from './controls.tsx'
import { ElevenLabsAddresses, ElevenLabsFields } from './elevenlabs-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import { OpenAiVoiceAddresses, OpenAiVoiceFields } from './openai-voice-fields.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

const providers = [
  { value: 'auto', icon: <Wand aria-hidden /> },
  { value: 'local', icon: <Monitor aria-hidden /> },
  { value: 'openai', icon: <Sparkles aria-hidden /> },
  { value: 'elevenlabs', icon: <Mic aria-hidden /> },
  { value: 'chain', icon: <AudioLines aria-hidden /> },
] as const

export function VoiceSection() {
  const form = useSettingsForm()
  const provider = String(form.value('voice.provider'))
  const openai = provider === 'auto' || provider === 'openai' || provider === 'chain'
  const eleven = provider === 'auto' || provider === 'elevenlabs' || provider === 'chain'
  return (
    <>
      <ProviderChoice
        name="voice.provider"
        options={providers.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`voice.provider.${value}`),
          help: t(`voice.provider.${value}.help`),
        }))}
      />
      <NowSpeaks />
      {provider === 'local' || provider === 'auto' ? (
        <Card className="p-4">
          <TextSetting
            name="voice.local.name"
            label={t('voice.local.name')}
            help={t('voice.local.name.help')}
          />
        </Card>
      ) : null}
      {openai ? <OpenAiVoiceFields /> : null}
      {eleven ? <ElevenLabsFields /> : null}
      {openai && eleven ? <p className="text-meta text-ink-3">{t('voice.fallback')}</p> : null}
      {openai || eleven ? (
        <MoreFields>
          {openai ? <OpenAiVoiceAddresses /> : null}
          {eleven ? <ElevenLabsAddresses /> : null}
        </MoreFields>
      ) : null}
      <ConnectionTest service="voice" />
    </>
  )
}

/** Which voice would speak if a video were made now, and why: the choice behind "Automatic" in sight. */
function NowSpeaks() {
  const { changes } = useSettingsForm()
  const voice = useRows('app.status', {}).data?.voice
  if (!voice) return null
  return (
    <Banner tone="info" boxed>
      <span className="font-medium">{t('voice.now', { label: voice.label })}.</span> {voice.detail}
      {changes.count > 0 ? ` ${t('voice.nowUnsaved')}` : ''}
    </Banner>
  )
}
