import type { Route } from '#shared/domain/route.ts'

/** What the agents that arrive in later versions say now. */
const NOT_YET: Partial<Record<Route, string>> = {
  scripting:
    'Writing scripts is not part of this version yet. I can already gather what a script needs: ask for the job ' +
    '(“summary of job 2231-01”) or for what the training documents say about proposals.',
  analysis:
    'Analysing transcripts is not part of this version yet, so I will not guess numbers. I can search the training ' +
    'documents and meeting summaries for what they say about it.',
}

/** The plain answer for a route whose agent is not there yet; null for the others. */
export function notYetAnswer(route: Route): string | null {
  return NOT_YET[route] ?? null
}
