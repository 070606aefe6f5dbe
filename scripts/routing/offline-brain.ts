import type { Brain } from '../../src/main/brain/brain.ts'

/** The built-in rules as far as the router sees them: no Decisions endpoint, no model to ask. */
export const offlineBrain: Brain = {
  kind: 'rules',
  label: () => 'Built-in rules',
  modelId: () => 'rules',
  model: () => Promise.reject(new Error('The route evaluation runs no model')),
  judgeRoute: () => Promise.resolve(null),
  embeddings: null,
  transcriber: null,
  check: () => Promise.resolve(),
}
