import { t } from '../../i18n/t.ts'
import { TextSetting, type SettingProps } from './controls.tsx'
import { FieldWarning } from './field-warning.tsx'
import { modelsFor, type CatalogueModel, type ModelUse } from './model-choices.ts'
import { useSettingsForm } from './settings-form-context.ts'

export interface ModelSettingProps extends SettingProps {
  /** The role whose model is the usual one. */
  readonly role: 'fast' | 'agent' | 'triage' | 'transcribe' | 'speech' | 'realtime'
  /** The catalogue; empty for a server whose models are not known here. */
  readonly models: readonly CatalogueModel[]
}

const useOf = (role: ModelSettingProps['role']): ModelUse =>
  role === 'transcribe' || role === 'speech' || role === 'realtime' ? role : 'text'

/**
 * The model for one role: free text with the catalogue's suggestions, and a warning for one that goes
 * away.
 */
export function ModelSetting({ name, label, help, role, models }: ModelSettingProps) {
  const form = useSettingsForm()
  const chosen = String(form.value(name)).trim()
  const standard = models.find((model) => model.role === role)
  const warning = models.find((model) => model.id === (chosen || standard?.id))?.warning ?? null
  return (
    <TextSetting
      name={name}
      label={label}
      help={help}
      placeholder={standard ? t('brain.model.default', { model: standard.id }) : t('brain.model.compatible')}
      suggestions={modelsFor(useOf(role), models).map(({ id, warning: trouble }) => ({
        value: id,
        label: trouble ?? '',
      }))}
      warning={warning ? <FieldWarning>{warning}</FieldWarning> : null}
    />
  )
}
