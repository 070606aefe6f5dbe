import { TriangleAlert } from 'lucide-react'
import type { OutputOf } from '../../connection/routes.ts'
import { t } from '../../i18n/t.ts'
import { TextSetting } from './controls.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export type CatalogueModel = OutputOf<'settings.models'>[number]

export interface ModelSettingProps {
  readonly role: 'fast' | 'agent' | 'triage' | 'transcribe'
  /** The catalogue; empty for a server whose models are not known here. */
  readonly models: readonly CatalogueModel[]
}

/**
 * The model for one role: free text with the catalogue's suggestions, and a warning for one that goes
 * away.
 */
export function ModelSetting({ role, models }: ModelSettingProps) {
  const form = useSettingsForm()
  const name = `brain.model.${role}`
  const chosen = String(form.value(name)).trim()
  const standard = models.find((model) => model.role === role)
  const warning = models.find((model) => model.id === (chosen || standard?.id))?.warning ?? null
  const speech = models.find((model) => model.role === 'transcribe')?.id
  const isSpeech = (model: CatalogueModel): boolean => model.id === speech || model.replacement === speech
  const fits = (model: CatalogueModel): boolean =>
    role === 'transcribe' ? isSpeech(model) : model.role !== 'embeddings' && !isSpeech(model)
  const ids = [...new Set(models.filter(fits).map((model) => model.id))]
  return (
    <TextSetting
      name={name}
      label={t(`brain.model.${role}`)}
      help={t(`brain.model.${role}.help`)}
      placeholder={standard ? t('brain.model.default', { model: standard.id }) : t('brain.model.compatible')}
      suggestions={ids.map((id) => ({
        value: id,
        label: models.find((model) => model.id === id)?.warning ?? '',
      }))}
      warning={
        warning ? (
          <output className="mt-1 flex items-start gap-1.5 text-meta text-amber">
            <TriangleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
            {warning}
          </output>
        ) : null
      }
    />
  )
}
