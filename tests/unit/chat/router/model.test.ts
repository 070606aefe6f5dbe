import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actsAlone } from '#main/chat/router/cascade.ts'
import { flowOf } from '#main/chat/router/flow.ts'
import { readRouterModel, writeRouterModel } from '#main/chat/router/model-format.ts'
import type { RouteInput } from '#main/chat/router/router.ts'
import type { Flow, Route } from '#shared/domain/route.ts'
import { trainingHash } from '../../../../scripts/routing/training-data.ts'
import { loadLexical, routingDir } from './parts.ts'

interface Row {
  readonly text: string
  readonly history?: RouteInput['history']
  readonly route: Route
  readonly flow: Flow
}
const bytes = readFileSync(join(routingDir, 'model.bin'))
const rows = readFileSync(join(import.meta.dirname, '../../../data/route-validation.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)
const lexical = loadLexical()
const judged = rows.map((row) => ({ row, verdict: lexical.classify(row.text, row.history ?? []) }))

describe('the routing model', () => {
  it('the training data was edited and the model was not trained again (node scripts/train-router.ts)', () => {
    expect(readRouterModel(bytes).trainedFrom).toBe(trainingHash(routingDir))
  })

  it('the file loses something on the way through', () => {
    const again = writeRouterModel(readRouterModel(bytes))
    expect(Buffer.compare(Buffer.from(again), bytes)).toBe(0)
  })

  it('a file cut short is read as a model', () => {
    expect(() => readRouterModel(bytes.subarray(0, bytes.length - 5))).toThrow(/cut short/)
  })

  it('routes are right less than 95 times in a hundred on the validation set', () => {
    const right = judged.filter(({ row, verdict }) => verdict.route === row.route).length
    expect(right / rows.length).toBeGreaterThanOrEqual(0.95)
  })

  it('probabilities do not mean what they say', () => {
    const claimed = judged.reduce((sum, { verdict }) => sum + verdict.probability, 0) / rows.length
    const right = judged.filter(({ row, verdict }) => verdict.route === row.route).length / rows.length
    expect(Math.abs(claimed - right)).toBeLessThan(0.1)
  })

  it('a write is taken for a harmless look-up by the stage that acts alone', () => {
    const slipped = judged.filter(({ row, verdict }) => actsAlone(verdict) && row.flow === 'agent')
    expect(slipped.map(({ row }) => row.text)).toEqual([])
  })

  it('the fast flow is given to a route that can write', () => {
    const fast = judged.filter(({ verdict }) => flowOf(verdict.route, verdict.writes) === 'fast')
    const routes = new Set(fast.map(({ verdict }) => verdict.route))
    for (const route of ['scripting', 'new_client', 'analysis'] as const) expect(routes).not.toContain(route)
  })
})
