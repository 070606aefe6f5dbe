import { describe, expect, test } from 'vitest'
import { understand } from '#main/analysis/question/understand.ts'
import { FOLLOW_UPS, MORE, MORE_UNANSWERABLE, NOT_USED, OVERVIEWS } from './more-cases.ts'
import { CONTEXT, planWords } from './plan-words.ts'
import { PLANNED, UNANSWERABLE } from './planned-cases.ts'

const planOf = (question: string) => planWords(understand(question, null, CONTEXT).plan)

describe('a question is understood as another one', () => {
  test.each([...PLANNED, ...MORE, ...OVERVIEWS])('%s', (question, plan) => {
    expect(planOf(question)).toBe(plan)
  })
})

describe('something is counted for what no transcript tells', () => {
  test.each([...UNANSWERABLE, ...MORE_UNANSWERABLE])('%s', (question) => {
    expect(planOf(question)).toBe('cannot')
  })
})

describe('a question that goes on forgets what it goes on from', () => {
  test.each(FOLLOW_UPS)('%s – %s', (first, then, plan) => {
    const previous = understand(first, null, CONTEXT).plan
    expect(planWords(understand(then, previous, CONTEXT).plan)).toBe(plan)
  })
})

describe('a wish that cannot be kept is passed over in silence', () => {
  test.each(NOT_USED)('%s', (question, word) => {
    const { plan, remarks } = understand(question, null, CONTEXT)
    expect(`${remarks.join(' ')} ${plan.cannot ?? ''}`).toContain(word)
  })
})

describe('a question that was understood whole is said not to be', () => {
  test.each([...PLANNED, ...MORE])('%s', (question) => {
    expect(understand(question, null, CONTEXT).remarks).toEqual([])
  })
})
