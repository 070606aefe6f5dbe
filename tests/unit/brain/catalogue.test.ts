import { describe, expect, it } from 'vitest'
import { catalogueEntries, catalogueWarnings, modelFor } from '#main/brain/catalogue.ts'
import { catalogueEntrySchema } from '#shared/contract/settings.ts'

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`)

describe('the model catalogue', () => {
  it.each([
    ['gpt-4o', '2026-11-23', /switched off on 2027-01-14.*gpt-6-sol/],
    ['gpt-4o', '2027-01-15', /no longer served/],
    ['o4-mini', '2026-11-23', /no longer served/],
  ])('warns about %s on %s', (id, day, warning) =>
    expect(catalogueWarnings(at(day), [id])[0]).toMatch(warning),
  )

  it.each([
    ['gpt-4o', '2026-06-01'],
    ['gpt-6-sol', '2026-11-23'],
    ['llama3.1', '2026-11-23'],
  ])('says nothing about %s on %s', (id, day) => expect(catalogueWarnings(at(day), [id])).toEqual([]))

  it('chooses no default that is going', () => {
    const roles = ['fast', 'agent', 'triage', 'distill', 'decisions', 'embeddings'] as const
    expect(
      catalogueWarnings(
        at('2027-06-01'),
        roles.map((role) => modelFor(role)),
      ),
    ).toEqual([])
    expect(modelFor('fast', ' my-model ')).toBe('my-model')
  })

  it('fits the settings contract', () => {
    for (const entry of catalogueEntries(at('2026-11-23')))
      expect(() => catalogueEntrySchema.parse(entry)).not.toThrow()
  })
})
