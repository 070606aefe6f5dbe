import { describe, expect, it } from 'vitest'
import type { RouteJudgement } from '#main/brain/brain.ts'
import { actsAlone } from '#main/chat/router/cascade.ts'
import type { LexicalClassifier, LexicalVerdict } from '#main/chat/router/lexical.ts'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { routeSchema, type Route } from '#shared/domain/route.ts'
import { brain, input, never, router, rulesBrain } from './parts.ts'

function saying(verdict: Partial<LexicalVerdict>): LexicalClassifier {
  const route = verdict.route ?? 'crm'
  const full: LexicalVerdict = {
    route,
    probability: 0.5,
    margin: 0.3,
    writes: 0,
    continues: 0,
    why: [],
    ranking: [{ route, probability: verdict.probability ?? 0.5 }],
    ...verdict,
  }
  return { classify: () => full }
}
const judgement = (part: Partial<RouteJudgement>): RouteJudgement => ({
  route: 'knowledge',
  confidence: 0.9,
  needsWrite: 0,
  continuesWorkflow: 0,
  ...part,
})
const hangs = (): Promise<never> => new Promise(() => undefined)
const instant: Clock = { ...systemClock, sleep: () => Promise.resolve() }

describe('the stage that acts alone', () => {
  const sure = { probability: 0.99, margin: 0.98 }
  it.each(routeSchema.options)(
    '%s with a possible write is acted on without a second opinion',
    (route: Route) => {
      const verdict = saying({ ...sure, route, writes: 0.5 }).classify('', [])
      expect(actsAlone(verdict)).toBe(false)
    },
  )

  it.each(['scripting', 'new_client', 'analysis'] as const)('%s runs on statistics alone', (route) => {
    expect(actsAlone(saying({ ...sure, route }).classify('', []))).toBe(false)
  })

  it('a sure look-up pays for a model call', async () => {
    const asked = brain('openai', () => Promise.reject(new Error('asked')))
    const sureRouter = router(saying({ ...sure, route: 'crm' }), { brain: () => asked })
    expect(await sureRouter.decide(input('x'), never)).toMatchObject({ stage: 'lexical', flow: 'fast' })
  })
})

describe('second opinions', () => {
  it('a good judgement is thrown away', async () => {
    const judging = brain('openai', () => Promise.resolve(judgement({ route: 'web_search' })))
    const decision = await router(saying({}), { brain: () => judging }).decide(input('x'), never)
    expect(decision).toMatchObject({ route: 'web_search', flow: 'fast', stage: 'decisions', confidence: 0.9 })
  })

  it('a CRM write judged by the model lands in the read-only flow', async () => {
    const judging = brain('openai', () => Promise.resolve(judgement({ route: 'crm', needsWrite: 0.8 })))
    const decision = await router(saying({}), { brain: () => judging }).decide(input('x'), never)
    expect(decision).toMatchObject({ route: 'crm', flow: 'agent' })
  })

  it('a continued workflow is lost when the model names another route', async () => {
    const judging = brain('openai', () => Promise.resolve(judgement({ continuesWorkflow: 0.9 })))
    const parts = { brain: () => judging }
    const decision = await router(saying({ probability: 0.6 }), parts).decide(
      input('x', { openWorkflow: 'scripting' }),
      never,
    )
    expect(decision).toMatchObject({ route: 'scripting', flow: 'agent', stage: 'decisions' })
  })

  it.each([
    ['refused', () => Promise.resolve(null)],
    ['failing', () => Promise.reject(new Error('offline'))],
    ['unsure', () => Promise.resolve(judgement({ confidence: 0.3 }))],
  ])('a %s judgement keeps triage from being asked', async (_, judgeRoute) => {
    const triage = () =>
      Promise.resolve({ route: 'analysis' as const, confidence: 0.8, reason: 'About calls.' })
    const parts = { brain: () => brain('openai', judgeRoute), triage }
    expect(await router(saying({}), parts).decide(input('x'), never)).toMatchObject({
      route: 'analysis',
      flow: 'agent',
      stage: 'triage',
    })
  })

  it('a judgement that never comes hangs the turn', async () => {
    const parts = { brain: () => brain('openai', hangs), triage: hangs, clock: instant }
    const decision = await router(saying({ route: 'knowledge' }), parts).decide(input('x'), never)
    expect(decision).toMatchObject({ route: 'knowledge', stage: 'offline' })
  })

  it('the late judgement goes on running after its deadline', async () => {
    const signals: AbortSignal[] = []
    const judging = brain('openai', (_question, signal) => {
      signals.push(signal)
      return hangs()
    })
    await router(saying({}), { brain: () => judging, clock: instant }).decide(input('x'), never)
    expect(signals.map((signal) => signal.aborted)).toEqual([true])
  })

  it('a failing network reaches the person as an exception', async () => {
    const down = () => Promise.reject(new Error('ENETUNREACH'))
    const parts = { brain: () => brain('openai', down), triage: down, documentsSupport: down }
    const decision = await router(saying({ margin: 0.01 }), parts).decide(input('x'), never)
    expect(decision.stage).toBe('offline')
  })

  it('stop is ignored while the model is asked', async () => {
    const stop = new AbortController()
    const judging = brain('openai', () => {
      stop.abort()
      return hangs()
    })
    const decided = router(saying({}), { brain: () => judging }).decide(input('x'), stop.signal)
    await expect(decided).rejects.toThrow(/abort/i)
  })
})

describe('offline', () => {
  const torn = saying({
    route: 'crm',
    probability: 0.4,
    margin: 0.02,
    ranking: [
      { route: 'crm', probability: 0.4 },
      { route: 'knowledge', probability: 0.38 },
      { route: 'unsupported', probability: 0.2 },
    ],
  })

  it('an even race is decided silently', async () => {
    const decision = await router(torn).decide(input('x'), never)
    expect(decision.choices).toEqual(['crm', 'knowledge'])
  })

  it.each([
    [0.9, 'knowledge'],
    [0.2, 'crm'],
  ] as const)('support of %f in the documents does not lead to %s', async (support, route) => {
    const parts = { brain: () => rulesBrain, documentsSupport: () => Promise.resolve(support) }
    expect((await router(torn, parts).decide(input('x'), never)).route).toBe(route)
  })

  it('documents overrule what might be a write', async () => {
    const writing = saying({ ...torn.classify('', []), writes: 0.4 })
    const parts = { documentsSupport: () => Promise.resolve(1) }
    expect((await router(writing, parts).decide(input('x'), never)).route).toBe('crm')
  })
})
