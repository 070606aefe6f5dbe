import { describe, expect, test } from 'vitest'
import type { Fact } from '#shared/domain/script-draft.ts'
import { phaseOf, situationOf } from '#main/scripts/compose/situation.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { practiceJobs } from '../facts/practice.ts'
import { briefOf, engineCall, slotsWith, templates } from './brief-fixture.ts'

const writer = createRulesWriter({
  templates,
  about: async () => await Promise.resolve([]),
  ids: { next: (prefix) => prefix },
})
const crm = (label: string, value: string, record = 'job:1'): Fact => ({
  id: `${record}/${label}/${value}`,
  kind: 'detail',
  label,
  value,
  source: { type: 'crm', record, field: label },
})
const stage = (name: string): Fact => crm('Stage', `${name} since Monday, November 2`)
const next = (title: string): readonly Fact[] => [
  crm('Next appointment', 'Friday, June 5 at 2:00 PM', 'appointment:1'),
  crm('Appointment about', title, 'appointment:1'),
]

test.each([
  ['New lead', 'lead'],
  ['Appointment set', 'lead'],
  ['Estimate sent', 'planned'],
  ['Negotiation', 'planned'],
  ['Sold', 'signed'],
  ['Materials ordered', 'signed'],
  ['Scheduled', 'signed'],
  ['In progress', 'underway'],
  ['Punch list', 'underway'],
  ['Completed', 'done'],
  ['Paid in full', 'done'],
  ['Lost', 'lost'],
  ['Blue', 'unknown'],
])('the stage “%s” is taken for another than %s', (name, phase) => {
  expect(phaseOf([stage(name)])).toBe(phase)
})

describe('what a date is for', () => {
  test.each([
    ['Gutter install - Dobbins', 'nextWork'],
    ['Bath start - Lowell', 'nextWork'],
    ['Roof day 3 - Fitzgerald', 'nextWork'],
    ['Rough-in inspection', 'nextOther'],
    ['Adjuster meeting', 'nextOther'],
    ['Dumpster delivery', 'nextOther'],
    ['Pre-production walk', 'next'],
    ['Price review - Petrov', 'next'],
    ['Closing visit', 'next'],
  ])('“%s” is announced as something else than %s', (title, key) => {
    expect(situationOf(next(title))).toHaveProperty(key)
  })

  test.each([
    ['Adjuster meeting', false],
    ['Phone consult', false],
    ['Bath start', false],
    ['Deck site visit', true],
  ])('after “%s” we say that we looked: %s', (title, looked) => {
    const facts = [
      crm('Last appointment', 'Monday, May 4', 'appointment:2'),
      crm('Appointment about', title, 'appointment:2'),
    ]
    expect('lastVisit' in situationOf(facts)).toBe(looked)
  })
})

/** What must not be said to somebody whose job is there. */
const UNTRUE: readonly (readonly [stage: RegExp, words: RegExp])[] = [
  [
    /^(?:Completed|Paid)/,
    /before you decide|if you say yes|we sign\b|our proposal|next meeting|will know who to call/i,
  ],
  [
    /^(?:Sold|Scheduled|Materials|In progress|Punch)/,
    /before you decide|if you say yes|no rush|our proposal/i,
  ],
  [/^Lost/, /before you decide|thank you for choosing|our next meeting/i],
  [
    /^(?:New lead|Appointment)/,
    /talking with us|you told us what|we have planned for you|having us out|next meeting/i,
  ],
]

test.each(['primer', 'proposal'] as const)(
  'a %s says what is not true at that stage',
  async (kind) => {
    const wrong: string[] = []
    for (const { number, facts } of await practiceJobs()) {
      const { paragraphs } = await writer.write(
        briefOf({ kind, facts, sender: '', company: '' }),
        engineCall(),
      )
      const text = paragraphs.map((one) => one.text).join(' ')
      const name = facts.find(({ label }) => label === 'Stage')?.value ?? ''
      const visited = 'lastVisit' in situationOf(facts)
      const known = facts.some(
        ({ label, value }) => label === 'Note' && /want|ask|like|need|worr/i.test(value),
      )
      const hits = UNTRUE.filter(([at]) => at.test(name)).flatMap(([, words]) => words.exec(text)?.[0] ?? [])
      if (hits.length > 0 && !visited && !known) wrong.push(`${number} ${name}: ${hits.join()}`)
      const { next: meeting } = situationOf(facts)
      if (!meeting && /\bmeeting is on|meeting set for|look(?:ing)? forward to seeing you on/i.test(text))
        wrong.push(`${number}: meeting`)
    }
    expect(wrong).toEqual([])
  },
  60_000,
)

test('somebody who never spoke with us is thanked for talking', async () => {
  const facts = [crm('First name', 'Ida'), crm('Project', 'Roof repair'), stage('New lead')]
  const { paragraphs } = await writer.write(briefOf({ kind: 'primer', facts }), engineCall())
  expect(paragraphs.map((one) => one.text).join(' ')).not.toMatch(
    /thank(?:s| you) for (?:talking|telling|having|letting)|you told us/i,
  )
})

test('a proposal for a finished job is written without a word to the person', async () => {
  const facts = [crm('First name', 'Ida'), stage('Paid in full')]
  const { remarks } = await writer.write(
    briefOf({ kind: 'proposal', facts, slots: slotsWith({}) }),
    engineCall(),
  )
  expect(remarks.join()).toContain('Paid in full')
})
