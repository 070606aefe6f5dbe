import { expect, test } from 'vitest'
import type { Fact } from '#shared/domain/script-draft.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { scopeOf } from '#main/scripts/compose/scope.ts'
import { briefOf, engineCall, templates } from './brief-fixture.ts'

const work = (value: string): Fact => ({
  id: value,
  kind: 'detail',
  label: 'Work',
  value,
  source: { type: 'crm', record: 'job:1', field: 'description' },
})
const said = (trade: string, ...parts: readonly string[]): string =>
  scopeOf(parts.map(work), [trade], () => true).work

test.each([
  ['Bathrooms', ['Tub', 'tile and floor'], 'the tub, the tile and the floor'],
  [
    'Bathrooms',
    ['Tub to walk-in shower', 'new vanity'],
    'a walk-in shower instead of the tub and a new vanity',
  ],
  ['Bathrooms', ['Curbless shower', 'freestanding tub'], 'a curbless shower and a freestanding tub'],
  ['Kitchens', ['Full kitchen', 'move sink to island'], 'a full kitchen and moving the sink to the island'],
  ['Kitchens', ['L-shape', 'keep floor'], 'an L-shaped layout and keeping the floor'],
  ['Decks', ['12x16 with bench seating'], 'a 12 by 16 deck with bench seating'],
  ['Decks', ['14x18 low deck', 'no rail'], 'a 14 by 18 low deck with no rail'],
  ['Roofing', ['38 squares'], '38 squares of roof'],
  ['Roofing', ['34 squares', 'impact-rated shingles'], '34 squares of roof and impact-rated shingles'],
  ['Roofing', ['30 squares', 'two layers to remove'], '30 squares of roof and removing two layers'],
  ['Windows', ['7 windows', 'one bay'], '7 windows and one bay'],
  ['Gutters', ['Replace 90 ft gutters'], 'replacing 90 feet of gutters'],
  ['Siding', ['Board and batten front', 'lap sides'], 'a board and batten front, plus lap sides'],
])('%s: %j is said in a way nobody speaks', (trade, parts, spoken) => {
  expect(said(trade, ...parts)).toBe(spoken)
})

test.each([
  ['Decks', ['Keep frame', 'new boards', 'see drawing #2']],
  ['Insulation', ['Air seal and blow R-60']],
  ['Siding', ['Two-story vinyl siding', 'wants fiber cement priced too']],
  ['Gutters', ['Rear gutter pulled away']],
])('%s: of %j a part is left out without a word', async (trade, parts) => {
  const facts = [{ ...work(trade), label: 'Trade' }, ...parts.map(work)]
  const writer = createRulesWriter({
    templates,
    about: async () => await Promise.resolve([]),
    ids: { next: (prefix) => prefix },
  })
  const { paragraphs, remarks } = await writer.write(briefOf({ kind: 'proposal', facts }), engineCall())
  const text = paragraphs.map((one) => one.text).join(' ')
  for (const part of parts) expect(text).not.toContain(part.toLowerCase())
  expect(remarks.join()).toContain(`“${parts.at(-1) ?? ''}”`)
})
