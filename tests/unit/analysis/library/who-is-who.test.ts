import { describe, expect, test } from 'vitest'
import { countSpeakers } from '#main/analysis/library/count-speakers.ts'
import { isGenericName, nameKey, roleOfLabel, shownName } from '#main/analysis/library/speaker-names.ts'
import {
  colleagueNamed,
  repOf,
  rolesDiffer,
  whoIsWho,
  type WhoIsWhoFacts,
} from '#main/analysis/library/who-is-who.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'

const colleagues = [
  { name: 'Marcus Bell', role: 'Senior Sales Rep' },
  { name: 'Zoë Peña', role: 'Sales Rep' },
  { name: 'Tom Okafor', role: 'Sales Rep' },
  { name: 'Tom Reyes', role: 'Installer' },
  { name: 'Sam Delgado', role: 'Service & Warranty' },
]
const row = (speaker: string, more: Partial<SpeakerRow> = {}): SpeakerRow => ({
  speaker,
  name: speaker,
  role: 'unknown',
  roleBy: 'none',
  turns: 1,
  words: 10,
  ...more,
})
const facts = { colleagues, known: [] }
const told = (names: readonly string[], more: WhoIsWhoFacts = facts) =>
  whoIsWho(
    names.map((name) => row(name)),
    more,
  ).map(({ role, roleBy }) => `${role}/${roleBy}`)

test.each([
  ['Marcus Bell', 'Marcus Bell'],
  ['marcus bell', 'Marcus Bell'],
  ['MARCUS BELL (Larkfield)', 'Marcus Bell'],
  ['Marcus Bell | Larkfield Exteriors', 'Marcus Bell'],
  ['Marcus Bell - Larkfield', 'Marcus Bell'],
  ['Bell, Marcus', 'Marcus Bell'],
  ['Marcus J. Bell', 'Marcus Bell'],
  ['Marcus Bell (she/her)', 'Marcus Bell'],
  ['Marcus Bell she/her', 'Marcus Bell'],
  ['Marcus Bell, he/him/his', 'Marcus Bell'],
  ['Marcus Bell (he/him | Larkfield)', 'Marcus Bell'],
  ['Marcus Bell | they/them | Larkfield', 'Marcus Bell'],
  ['Marcus (he/him) Bell', 'Marcus Bell'],
  ['Marcus Bell (Guest)', 'Marcus Bell'],
  ['Marcus Bell (External, Unverified)', 'Marcus Bell'],
  ['Bell, Marcus (External)', 'Marcus Bell'],
  ['Marcus Bell, Larkfield', 'Marcus Bell'],
  ['Marcus Bell @ Larkfield', 'Marcus Bell'],
  ['Larkfield | Marcus Bell', 'Marcus Bell'],
  ['Larkfield | Marcus Belling', null],
  ['Zoe Pena', 'Zoë Peña'],
  ['Marcus', 'Marcus Bell'],
  ['Tom', null],
  ['Bell', null],
  ['Marcus Belling', null],
  ['Maria Ortiz', null],
  ['Speaker 1', null],
  ['', null],
])('"%s" is taken for the wrong colleague', (speaker, name) => {
  expect(colleagueNamed(speaker, colleagues)?.name ?? null).toBe(name)
})

describe('roles', () => {
  test.each([
    [
      ['Marcus Bell', 'Maria Ortiz'],
      ['rep/colleague', 'customer/exclusion'],
    ],
    [
      ['Maria Ortiz', 'Luis Ortiz'],
      ['unknown/none', 'unknown/none'],
    ],
    [
      ['Marcus Bell', 'Maria Ortiz', 'Luis Ortiz'],
      ['rep/colleague', 'unknown/none', 'unknown/none'],
    ],
    [
      ['Marcus Bell', 'Zoë Peña'],
      ['rep/colleague', 'rep/colleague'],
    ],
    // The one who fixes is not the one who sells.
    [
      ['Marcus Bell', 'Sam Delgado'],
      ['rep/colleague', 'other/colleague'],
    ],
    [
      ['Sam Delgado', 'Maria Ortiz'],
      ['rep/colleague', 'customer/exclusion'],
    ],
    // A customer who is also called Marcus.
    [
      ['Marcus Bell', 'Marcus'],
      ['rep/colleague', 'customer/exclusion'],
    ],
    [
      ['Marcus Bell', ''],
      ['rep/colleague', 'unknown/none'],
    ],
    [
      ['Marcus Bell', 'Maria Ortiz', ''],
      ['rep/colleague', 'customer/exclusion', 'unknown/none'],
    ],
    [
      ['Agent', 'Caller'],
      ['rep/exclusion', 'customer/exclusion'],
    ],
    [
      ['Customer', 'Caller'],
      ['customer/exclusion', 'rep/exclusion'],
    ],
    [
      ['Caller', 'Speaker 2'],
      ['unknown/none', 'unknown/none'],
    ],
    [
      ['Sales Rep 1', 'Homeowner 1', 'Homeowner 2'],
      ['rep/exclusion', 'customer/exclusion', 'customer/exclusion'],
    ],
    [
      ['Agent', 'Maria Ortiz'],
      ['rep/exclusion', 'customer/exclusion'],
    ],
    [
      ['Speaker 1', 'Speaker 2'],
      ['unknown/none', 'unknown/none'],
    ],
    [
      ['Grad A', 'Grad B', 'Professor C'],
      ['unknown/none', 'unknown/none', 'unknown/none'],
    ],
    [
      ['Marcus Bell', 'Installer'],
      ['rep/colleague', 'other/exclusion'],
    ],
    [[''], ['unknown/none']],
  ])('%j are given the wrong roles', (names, expected) => {
    expect(told(names)).toEqual(expected)
  })

  test('what a person said is overruled, or not used for the other one', () => {
    const rows = [row('Marcus Bell', { role: 'customer', roleBy: 'person' }), row('Maria Ortiz')]
    const after = whoIsWho(rows, facts)
    expect(after.map(({ role, roleBy }) => `${role}/${roleBy}`)).toEqual(['customer/person', 'rep/exclusion'])
  })

  test('a person who does not know is told all the same', () => {
    const rows = [row('Marcus Bell'), row('Maria Ortiz', { role: 'unknown', roleBy: 'person' })]
    expect(whoIsWho(rows, facts)[1]).toMatchObject({ role: 'unknown', roleBy: 'person' })
  })

  test('a remembered name is asked about again, or its full name is lost', () => {
    const known = [{ key: nameKey('Mo'), name: 'Maureen Doyle', role: 'rep' as const }]
    const after = whoIsWho([row('Mo'), row('Al')], { colleagues: [], known })
    expect(after[0]).toMatchObject({ name: 'Maureen Doyle', role: 'rep', roleBy: 'remembered' })
    expect(after[1]).toMatchObject({ role: 'customer', roleBy: 'exclusion' })
  })

  test('"Speaker 1" of one conversation is taken for the one of another', () => {
    const known = [{ key: nameKey('Speaker 1'), name: 'Marcus Bell', role: 'rep' as const }]
    expect(told(['Speaker 1', 'Speaker 2'], { colleagues: [], known })).toEqual([
      'unknown/none',
      'unknown/none',
    ])
  })

  test('a colleague is forgotten when the CRM is not asked', () => {
    const before = whoIsWho([row('Marcus Bell'), row('Maria Ortiz')], facts)
    expect(whoIsWho(before, { colleagues: null, known: [] })).toEqual(before)
  })

  test('an earlier conclusion stays when what it rested on is gone', () => {
    const before = [
      row('Ann', { role: 'unknown', roleBy: 'person' }),
      row('Bo', { role: 'customer', roleBy: 'exclusion' }),
    ]
    expect(whoIsWho(before, { colleagues: null, known: [] })[1]).toMatchObject({
      role: 'unknown',
      roleBy: 'none',
    })
  })
})

test.each([
  ['Gail Marsh (she/her)', 'Gail Marsh'],
  ['Gail Marsh she/her', 'Gail Marsh'],
  ['Gail Marsh (Guest)', 'Gail Marsh'],
  ['Gail Marsh (External, she/her)', 'Gail Marsh'],
  ['Gail Marsh - Host', 'Gail Marsh'],
  ['Gail Marsh (Acme)', 'Gail Marsh (Acme)'],
  ['Gail Marsh (she/her | Acme)', 'Gail Marsh (Acme)'],
  ['Gail (neighbor)', 'Gail (neighbor)'],
  ['Guest', 'Guest'],
  ['(Guest)', '(Guest)'],
  ['Sheryl Hershey', 'Sheryl Hershey'],
])('"%s" is shown with what does not belong to the name, or without what does', (label, name) => {
  expect(shownName(label)).toBe(name)
})

test('pronouns make somebody else of a speaker, or the label of the file is lost', () => {
  const said = ['Gail Marsh (she/her)', 'Gail Marsh', 'Ann (Guest)', 'Ann (Host)'].map((speaker, ordinal) => {
    return { ordinal, speaker, start: null, end: null, text: 'Hello there' }
  })
  expect(countSpeakers(said).map(({ speaker, name }) => [speaker, name])).toEqual([
    ['Gail Marsh (she/her)', 'Gail Marsh'],
    ['Gail Marsh', 'Gail Marsh'],
    ['Ann (Guest)', 'Ann (Guest)'],
    ['Ann (Host)', 'Ann (Host)'],
  ])
})

test('the same rep is two because one label has the company', () => {
  const rep = { key: nameKey('Dee Lark'), name: 'Dee Lark (Acme)', role: 'rep' as const }
  const told = whoIsWho([row('Dee Lark (Acme)', { role: 'rep', roleBy: 'person' })], {
    colleagues: null,
    known: [],
  })
  expect(repOf(told)).toBe('Dee Lark')
  expect(told[0]?.speaker).toBe('Dee Lark (Acme)')
  const typed = row('Dee Lark', { name: 'Dee Lark (North)', role: 'rep', roleBy: 'person' })
  expect(repOf(whoIsWho([typed], { colleagues: null, known: [rep] }))).toBe('Dee Lark (North)')
})

test.each([
  ['Speaker 1', true],
  ['SPEAKER_00', true],
  ['Agent', true],
  ['Me', true],
  ['', true],
  ['+1 614 555 0111', true],
  ["Tom's iPhone", false],
  ['Maria', false],
  ['Grad A', false],
  ['李明', false],
])('"%s" is remembered though it is nobody, or forgotten though it is somebody', (name, generic) => {
  expect(isGenericName(name)).toBe(generic)
})

test.each([
  ['Agent', 'rep'],
  ['The customer', 'customer'],
  ['Homeowner 2', 'customer'],
  ['sales rep', 'rep'],
  ['Project Consultant', 'rep'],
  ['Insurance adjuster', null],
  ['Adjuster', 'other'],
  ['Caller', 'caller'],
  ['Owen Agent', null],
  ['Mr. Home', null],
  ['Speaker', null],
] as const)('the label "%s" is read wrongly', (label, role) => {
  expect(roleOfLabel(label)).toBe(role)
})

test('the rep is whoever says a word, or is called "Agent"', () => {
  const rep = { role: 'rep', roleBy: 'person' } as const
  expect(repOf([row('Al Berg', { ...rep, words: 5 }), row('Cy Dorn', { ...rep, words: 50 })])).toBe('Cy Dorn')
  expect(repOf([row('Agent', rep)])).toBeNull()
  expect(repOf([row('Maria Ortiz')])).toBeNull()
})

test('a new label of the same people makes every summary stale', () => {
  const before = [row('A', { role: 'rep', roleBy: 'colleague' })]
  expect(rolesDiffer(before, [row('A', { role: 'rep', roleBy: 'person' })])).toBe(false)
  expect(rolesDiffer(before, [row('A', { role: 'customer', roleBy: 'person' })])).toBe(true)
})
