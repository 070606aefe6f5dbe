import { expect, test } from 'vitest'
import { analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { Route, RouteDecision } from '#shared/domain/route.ts'
import type { AnalysisPlan } from '#main/analysis/analysis.ts'
import { countedInstead } from '#main/chat/analysis/counted-instead.ts'

const counts: AnalysisPlan = { queries: [{ measure: 'questions' }], search: null, cannot: null }
const nothing: AnalysisPlan = { queries: [], search: null, cannot: 'It is not in them.' }

const decision = (route: Route, stage: RouteDecision['stage'] = 'offline'): RouteDecision => ({
  route,
  flow: 'fast',
  confidence: 0.6,
  reason: 'Sounds like it.',
  stage,
})

function routed(
  text: string,
  from: RouteDecision,
  { plan = counts, after = 'general' }: { plan?: AnalysisPlan; after?: Route } = {},
): Route {
  const tools = [
    { tool: 'measure_transcripts', args: { query: analysisQuerySchema.parse({ measure: 'win_rate' }) } },
  ]
  const services = {
    turns: { get: () => ({ decision: decision(after), view: { tools } }) },
    analysis: { plan: () => plan },
  }
  const turn = { text, ancestors: ['t1'] }
  return countedInstead(services as unknown as Parameters<typeof countedInstead>[0], turn, from).route
}

test.each([
  ['How often do we say "warranty"?', 'knowledge'],
  ['Do reps who ask more questions win more?', 'knowledge'],
  ['how many questions does Tom ask?', 'crm'],
  ['which objections do we hear most in calls', 'knowledge'],
] as const)('a count of what was said is looked up elsewhere: %s', (text, route) => {
  expect(routed(text, decision(route))).toBe('analysis')
})

test.each(['by month', 'which ones?', 'and the least?', 'and timing?', 'how many were answered'])(
  'a follow-up leaves the transcripts: %s',
  (text) => {
    expect(routed(text, decision('knowledge'), { after: 'analysis' })).toBe('analysis')
    expect(routed(text, decision('knowledge'))).toBe('knowledge')
  },
)

test.each([
  ['a question about records', 'how many jobs do we win per call', decision('crm'), {}],
  ['what was asked of the documents', 'How do we handle price objections?', decision('knowledge'), {}],
  ['what a person chose', 'How many calls?', decision('knowledge', 'person'), {}],
  ['what cannot be counted', 'How often do we say the truth?', decision('knowledge'), { plan: nothing }],
  ['a script', 'how many words is it', decision('scripting'), { after: 'analysis' }],
] as const)('%s is taken for a count', (_, text, from, more) => {
  expect(routed(text, from, more)).toBe(from.route)
})
