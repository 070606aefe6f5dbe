import { describe, expect, it } from 'vitest'
import { flowOf } from '#main/chat/router/flow.ts'
import type { RouteInput } from '#main/chat/router/router.ts'
import type { Flow, Route } from '#shared/domain/route.ts'
import { loadLexical } from './parts.ts'

const lexical = loadLexical()
const lookup: RouteInput['history'] = [
  { role: 'user', text: 'look up Grace Hutchins' },
  { role: 'assistant', text: 'Grace Hutchins, Powell. One job: 2231-01, siding, stage Negotiation.' },
]
const offered: RouteInput['history'] = [
  { role: 'user', text: 'put a note on Hutchins that the dog bites' },
  { role: 'assistant', text: 'Here is the note for 2231-01: "The dog bites". Shall I add it?' },
]
const policy: RouteInput['history'] = [
  { role: 'user', text: 'what is our cancellation policy' },
  { role: 'assistant', text: 'Three business days after signing, says the handbook. [1]' },
]
const news: RouteInput['history'] = [
  { role: 'user', text: 'does Dublin require a permit for a deck' },
  { role: 'assistant', text: 'Yes, according to the city website. Source: building department.' },
]

const cases: readonly (readonly [string, RouteInput['history'], Route, Flow])[] = [
  ['and his phone number?', lookup, 'crm', 'fast'],
  ['the second one', lookup, 'crm', 'fast'],
  ['move it to sold', lookup, 'crm', 'agent'],
  ['yes', offered, 'crm', 'agent'],
  ['does that apply to siding', policy, 'knowledge', 'fast'],
  ['what about in Westerville?', news, 'web_search', 'fast'],
  ['thanks, that helps', policy, 'general', 'fast'],
  ['write her a primer script', lookup, 'scripting', 'agent'],
  ['whats the adress for zelinka', [], 'crm', 'fast'],
  ['tell Dana on the Ortiz job that the permit came', [], 'crm', 'agent'],
  ['compose a sonnet about my cat', [], 'unsupported', 'fast'],
]

describe('the lexical classifier', () => {
  it.each(cases)('"%s" goes the wrong way', (text, history, route, flow) => {
    const verdict = lexical.classify(text, history)
    expect(verdict.route).toBe(route)
    expect(flowOf(verdict.route, verdict.writes)).toBe(flow)
  })

  it('a decision depends on what was decided before', () => {
    const first = lexical.classify('what stage is Ortiz in', [])
    for (const text of ['delete everything', 'hi', 'draft a primer']) lexical.classify(text, lookup)
    expect(lexical.classify('what stage is Ortiz in', [])).toEqual(first)
  })

  it.each(['', ' ', '?', '🙂', '\n\n', 'x'.repeat(100_000), '((((', '\u0000', '日本語の質問'])(
    'odd text %j breaks the arithmetic',
    (text) => {
      const verdict = lexical.classify(text, [])
      const total = verdict.ranking.reduce((sum, { probability }) => sum + probability, 0)
      expect(total).toBeCloseTo(1, 6)
      expect(verdict.writes).toBeGreaterThanOrEqual(0)
      expect(verdict.writes).toBeLessThanOrEqual(1)
    },
  )
})
