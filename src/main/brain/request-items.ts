import type { AgentInputItem, Model, ModelRequest } from '@openai/agents'

type Item = AgentInputItem & { id?: string; providerData?: unknown }

/**
 * History as a service may see it. With `store: false` nothing can be referenced later, so reasoning items
 * and ids of earlier answers go; so does provider data, which another brain may have written.
 */
export function portableItems(items: readonly AgentInputItem[]): AgentInputItem[] {
  return items
    .filter((item) => item.type !== 'reasoning' && item.type !== 'compaction')
    .map((item) => {
      const { id: _id, providerData: _providerData, ...rest } = item as Item
      return rest as AgentInputItem
    })
}

/** Wraps a service model so that every request is private (`store: false`) and portable. */
export function withPrivacy(model: Model): Model {
  const prepare = (request: ModelRequest): ModelRequest => ({
    ...request,
    input: typeof request.input === 'string' ? request.input : portableItems(request.input),
    modelSettings: { ...request.modelSettings, store: false },
  })
  return {
    getResponse: async (request) => await model.getResponse(prepare(request)),
    getStreamedResponse: (request) => model.getStreamedResponse(prepare(request)),
  }
}
