import type { Model } from '@openai/agents'
import type { Brain, ModelRole } from '../brain/brain.ts'
import { withFallback } from '../brain/fallback-model.ts'
import type { Emit } from './flow.ts'
import type { FlowServices } from './flow-services.ts'

/** The brain that speaks; changes when the built-in rules take over. */
export interface Speaker {
  service: Brain['kind']
  label: string
  modelId: string
}

/** The brain's model; when it cannot be reached before its first word, the built-in rules go on, visibly. */
export async function speakingModel(
  services: FlowServices,
  role: ModelRole,
  emit: Emit,
): Promise<{ model: Model; speaker: Speaker }> {
  const { rules } = services
  const takeOver = (text: string): void => {
    emit({
      type: 'notice',
      kind: 'fallback',
      text: `${text} The built-in rules answer this one.`,
      open: 'settings/brain',
    })
    Object.assign(speaker, { service: rules.kind, label: rules.label(role), modelId: rules.modelId(role) })
  }
  const speaker: Speaker = { service: 'rules', label: '', modelId: '' }
  const needs = await services.brainNeeds()
  if (needs !== null) {
    takeOver(needs)
    return { model: await rules.model(role), speaker }
  }
  const brain = services.brain()
  Object.assign(speaker, { service: brain.kind, label: brain.label(role), modelId: brain.modelId(role) })
  const model = await brain.model(role)
  if (brain.kind === 'rules' || !services.mayFallBack()) return { model, speaker }
  const { label } = speaker
  const guarded = withFallback(model, await rules.model(role), {
    onFallback: (error) => {
      services.log.warn('the built-in rules took over', { error })
      takeOver(`${label} could not be reached.`)
    },
  })
  return { model: guarded, speaker }
}
