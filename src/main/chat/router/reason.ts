import type { Route } from '#shared/domain/route.ts'

/** The routes as a person would name them. */
export const routeNames: Readonly<Record<Route, string>> = {
  crm: 'the CRM',
  knowledge: 'the company documents',
  scripting: 'a script',
  new_client: 'a new client',
  web_search: 'a web search',
  analysis: 'an analysis of calls',
  general: 'conversation',
  unsupported: 'something outside what Hard-E does',
}

/** One sentence: what it sounds like, and the cues that say so. */
export function lexicalReason(route: Route, writes: boolean, why: readonly string[]): string {
  const cues = why.length > 0 ? `: ${why.join(' and ')}` : ''
  if (route === 'crm') return `Sounds like ${writes ? 'a change' : 'a look-up'} in the CRM${cues}.`
  return `Sounds like ${routeNames[route]}${cues}.`
}
