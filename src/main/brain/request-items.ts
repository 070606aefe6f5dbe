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
      return rest
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
    getResponse: async (request) => {
      const { getCurrentTrace, withTrace } = await import('@openai/agents')
      const call = async (): ReturnType<Model['getResponse']> => await model.getResponse(prepare(request))
      // The SDK refuses a call outside of a trace; the fast flow has no run that would have opened one.
      return getCurrentTrace() ? await call() : await withTrace('model call', call)
    },
    getStreamedResponse: (request) => model.getStreamedResponse(prepare(request)),
  }
}
