import { describe, expect, test } from 'vitest'
import { understand } from '#main/analysis/question/understand.ts'
import { FOLLOW_UPS, MORE, MORE_UNANSWERABLE, NOT_USED, OVERVIEWS } from './more-cases.ts'
import { DIRECTOR, DIRECTOR_CANNOT, DIRECTOR_FOLLOW_UPS } from './director-cases.ts'
import { CONTEXT, planWords } from './plan-words.ts'
import { PLANNED, UNANSWERABLE } from './planned-cases.ts'

const planOf = (question: string) => {
  const { plan, remarks } = understand(question, null, CONTEXT)
  return planWords(plan, remarks)
}

describe('a question is understood as another one', () => {
  test.each([...PLANNED, ...MORE, ...OVERVIEWS, ...DIRECTOR])('%s', (question, plan) => {
    expect(planOf(question)).toBe(plan)
  })
})

describe('something is counted for what no transcript tells', () => {
  test.each([...UNANSWERABLE, ...MORE_UNANSWERABLE, ...DIRECTOR_CANNOT])('%s', (question) => {
    expect(planOf(question)).toBe('cannot')
  })
})

describe('a question that goes on forgets what it goes on from', () => {
  test.each([...FOLLOW_UPS, ...DIRECTOR_FOLLOW_UPS])('%s – %s', (first, then, plan) => {
    const previous = understand(first, null, CONTEXT).plan
    const { plan: next, remarks } = understand(then, previous, CONTEXT)
    expect(planWords(next, remarks)).toBe(plan)
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
