import type { Route } from '#shared/domain/route.ts'

/** What the statistical model tells apart: the routes, with CRM reads and writes kept separate. */
export const topicLabels = [
  'crm_read',
  'crm_write',
  'knowledge',
  'scripting',
  'new_client',
  'web_search',
  'analysis',
  'general',
  'unsupported',
] as const
export type TopicLabel = (typeof topicLabels)[number]

/** An utterance that only means something after what was said before. */
export const continueLabel = 'continue'

export const utteranceLabels: readonly string[] = [...topicLabels, continueLabel]

export function routeOfLabel(label: TopicLabel): Route {
  return label === 'crm_read' || label === 'crm_write' ? 'crm' : label
}
