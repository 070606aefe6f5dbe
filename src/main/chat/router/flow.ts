import type { Flow, Route } from '#shared/domain/route.ts'

/** Above this probability of a write, a CRM turn gets tools and approvals. */
const writeThreshold = 0.4

/** The flow of a route; `writes` (0 to 1) only matters for the CRM. The fast flow has no writing tools. */
export function flowOf(route: Route, writes: number): Flow {
  switch (route) {
    case 'scripting':
    case 'new_client':
    case 'analysis':
      return 'agent'
    case 'crm':
      return writes >= writeThreshold ? 'agent' : 'fast'
    case 'knowledge':
    case 'web_search':
    case 'general':
    case 'unsupported':
      return 'fast'
    default:
      return route satisfies never
  }
}

/** Routes where a wrong guess can do no harm. */
export function isReadOnly(route: Route, writes: number): boolean {
  return flowOf(route, writes) === 'fast' && writes < 0.15
}
