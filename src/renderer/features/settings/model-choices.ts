import type { OutputOf } from '../../connection/routes.ts'

export type CatalogueModel = OutputOf<'settings.models'>[number]

/** What a field of the settings chooses a model for. */
export type ModelUse = 'text' | 'transcribe' | 'speech' | 'realtime'

function usedFor({ id, role }: CatalogueModel): ModelUse | 'embeddings' {
  if (role === 'transcribe' || role === 'speech' || role === 'realtime' || role === 'embeddings') return role
  // Earlier models are known by their names only.
  if (/transcribe|whisper/.test(id)) return 'transcribe'
  if (/(?:^|-)tts(?:-|$)/.test(id)) return 'speech'
  if (/realtime|gpt-audio/.test(id)) return 'realtime'
  return /embedding/.test(id) ? 'embeddings' : 'text'
}

/** The models a field may suggest, each once: none that cannot do what the field is for. Pure. */
export function modelsFor(use: ModelUse, models: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const fitting = models.filter((model) => usedFor(model) === use)
  return fitting.filter((model, index) => fitting.findIndex(({ id }) => id === model.id) === index)
}
