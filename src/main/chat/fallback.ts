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
  const brain = services.brain()
  const speaker: Speaker = { service: brain.kind, label: brain.label(role), modelId: brain.modelId(role) }
  const model = await brain.model(role)
  if (brain.kind === 'rules' || !services.mayFallBack()) return { model, speaker }
  const rules = await services.rules.model(role)
  const guarded = withFallback(model, rules, {
    onFallback: (error) => {
      services.log.warn('the built-in rules took over', { error })
      emit({
        type: 'notice',
        kind: 'fallback',
        text: `${speaker.label} could not be reached. The built-in rules answer this one.`,
        open: 'settings/brain',
      })
      speaker.service = services.rules.kind
      speaker.label = services.rules.label(role)
      speaker.modelId = services.rules.modelId(role)
    },
  })
  return { model: guarded, speaker }
}
