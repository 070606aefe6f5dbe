import { describe, expect, it } from 'vitest'
import { catalogueRows } from '#renderer/features/settings/catalogue-rows.ts'
import { commandLine, quoted } from '#renderer/features/settings/command-lines.ts'
import { changesOf, inSteps, refusedSetting } from '#renderer/features/settings/draft.ts'
import { kindWords } from '#renderer/features/settings/kind-words.ts'
import { sectionOf } from '#renderer/features/settings/sections.ts'
import { switchWords } from '#renderer/features/settings/switch-words.ts'

describe('what counts as a change', () => {
  const saved = { 'crm.provider': 'local', 'crm.requestsPerMinute': 55, 'brain.fallback': true }

  it.each([
    ['typed and taken back', { 'crm.provider': 'local' }, {}],
    ['a number as text', { 'crm.requestsPerMinute': '55' }, {}],
    ['spaces around', { 'crm.provider': ' local ' }, {}],
    ['a switch turned off', { 'brain.fallback': false }, { 'brain.fallback': false }],
    ['trimmed before it is saved', { 'crm.provider': ' leap ' }, { 'crm.provider': 'leap' }],
    ['a setting without a saved value', { 'company.name': 'Larkfield' }, { 'company.name': 'Larkfield' }],
  ])('%s is judged wrongly', (_, values, changed) => {
    expect(changesOf({ values, secrets: {} }, saved).values).toEqual(changed)
  })

  it('an emptied secret field overwrites the saved secret', () => {
    const changes = changesOf({ values: {}, secrets: { 'leap.token': '  ', 'openai.apiKey': ' k ' } }, saved)
    expect(changes.secrets).toEqual({ 'openai.apiKey': 'k' })
    expect(changes.count).toBe(1)
  })
})

it('a service is switched on before its fields are accepted', () => {
  const values = {
    'documents.s3.enabled': true,
    'documents.s3.bucket': 'plans',
    'crm.provider': 'leap',
    'crm.baseUrl': 'x',
  }
  expect(inSteps(values)).toEqual([
    { 'documents.s3.bucket': 'plans', 'crm.baseUrl': 'x' },
    { 'documents.s3.enabled': true, 'crm.provider': 'leap' },
  ])
})

describe('a refused value', () => {
  const refusal = (code: string, message: string) =>
    refusedSetting({ code, message, nextStep: 'The largest allowed is 60.' })

  it('is not shown at its field', () => {
    expect(refusal('INVALID_SETTING', '"900" does not fit the setting crm.requestsPerMinute.')).toEqual({
      key: 'crm.requestsPerMinute',
      words: 'The largest allowed is 60.',
    })
  })
  it('is blamed on a field when something else failed', () => {
    expect(refusal('DISCONNECTED', 'about the setting crm.provider.')).toBeNull()
    expect(refusedSetting(null)).toBeNull()
  })
})

describe('the sentence before a switch', () => {
  it('is missing or shown without a change', () => {
    expect(switchWords('crm.provider', 'local', 'local')).toBeNull()
    expect(switchWords('crm.provider', 'local', 'leap')).toContain('not copied')
    expect(switchWords('brain.provider', 'rules', 'openai')).toContain('Built-in rules → OpenAI')
    expect(switchWords('documents.s3.enabled', false, true)).toContain('bucket')
  })
})

it.each([
  ['auth', 'Key refused'],
  ['unknown_model', 'Unknown model'],
  ['notFound', 'Not found'],
  ['something_new', null],
])('the class %s of a failed test has the wrong word', (kind, words) => {
  expect(kindWords(kind)).toBe(words)
})

it('a deep link to a section that does not exist breaks the screen', () => {
  expect(sectionOf('search')).toBe('search')
  expect(sectionOf('no-such')).toBe('brain')
  expect(sectionOf(null)).toBe('brain')
})

it('a data folder with spaces breaks the command to paste', () => {
  expect(quoted('/home/dana/Hard-E')).toBe('/home/dana/Hard-E')
  const line = commandLine('backup', '/Users/dana/Application Support/Hard-E', '2026-11-23')
  expect(line).toBe(
    'npm run --silent hard-e -- backup hard-e-2026-11-23.zip --data-dir "/Users/dana/Application Support/Hard-E"',
  )
})

it('a model with several roles stands several times in the catalogue, and old ones stand first', () => {
  const model = (id: string, role: string, sunset: string | null) => ({
    id,
    role,
    label: id,
    sunset,
    replacement: null,
    warning: null,
  })
  const rows = catalogueRows([
    model('old-late', 'earlier', '2027-04-01'),
    model('old-soon', 'earlier', '2026-12-11'),
    model('small', 'fast', null),
    model('small', 'triage', null),
  ])
  expect(rows.map(({ id, roles }) => [id, roles])).toEqual([
    ['small', 'quick answers, choosing the way'],
    ['old-soon', 'earlier model'],
    ['old-late', 'earlier model'],
  ])
})
