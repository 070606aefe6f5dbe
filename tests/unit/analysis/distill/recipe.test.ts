import { describe, expect, test } from 'vitest'
import { isStale, recipeFor } from '#main/analysis/distill/recipe.ts'
import { BY_HAND } from '#main/store/distillations.ts'

const roles = new Map([['Rita', 'rep'] as const])
const rules = recipeFor({ kind: 'rules', modelId: 'built-in-rules', prompt: '' })
const model = recipeFor({ kind: 'openai', modelId: 'gpt-6.1-terra', prompt: 'Summarise.' })

describe('what makes a summary stale', () => {
  test.each([
    ['another prompt', recipeFor({ kind: 'openai', modelId: 'gpt-6.1-terra', prompt: 'Sum up.' })(roles)],
    ['another model', recipeFor({ kind: 'openai', modelId: 'gpt-6-sol', prompt: 'Summarise.' })(roles)],
    [
      'another kind of brain',
      recipeFor({ kind: 'compatible', modelId: 'gpt-6.1-terra', prompt: 'Summarise.' })(roles),
    ],
    ['other roles', model(new Map([['Rita', 'customer'] as const]))],
    ['the built-in rules before a model was set up', rules(roles)],
  ])('%s goes unnoticed', (_why, made) => {
    expect(isStale(made, model(roles))).toBe(true)
  })

  test('the same recipe, or no summary, is stale', () => {
    expect(isStale(model(roles), model(roles))).toBe(false)
    expect(isStale(null, model(roles))).toBe(false)
  })

  test('what a person wrote, or a model while the brain is the rules, is thrown away', () => {
    expect(isStale(BY_HAND, model(roles))).toBe(false)
    expect(isStale(model(roles), rules(roles))).toBe(false)
  })

  test('the order of the speakers matters', () => {
    const pair = [
      ['Rita', 'rep'],
      ['Carl', 'customer'],
    ] as const
    expect(rules(new Map(pair))).toBe(rules(new Map(pair.toReversed())))
  })
})
