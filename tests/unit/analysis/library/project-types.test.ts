import { expect, test } from 'vitest'
import { projectTypesOf } from '#main/analysis/library/project-types.ts'

test.each([
  ['The roof is old. How old is the roof?', ['Roofing']],
  ['The roof is old.', []],
  ['Hello there. Nice day. Sure.', []],
  [
    'We sat at the kitchen table. Over the kitchen it drips. The roof leaks, these shingles are done.',
    ['Roofing'],
  ],
  [
    'May I use your bathroom? Knock on the door. Come to the door. The windows are foggy, six windows.',
    ['Windows'],
  ],
  ['They went door to door, two doors down. Out the door price. New gutters, and downspouts.', ['Gutters']],
  ['Roof, roof, roof, roof, roof, roof, roof, roof. Gutters and gutters.', ['Roofing']],
  ['Roof and gutters. Roof with gutters. The roof.', ['Roofing', 'Gutters']],
  ['A walk-in shower instead of the tub, and a vanity.', ['Bathrooms']],
  ['New cabinets, new countertops, maybe an island.', ['Kitchens']],
  ['Blown-in insulation up there, R-49.', ['Insulation']],
  ['Composite deck, the joists are fine.', ['Decks']],
  ['Entry door, fiberglass door.', ['Doors']],
  ['Fiber cement siding, siding on all sides.', ['Siding']],
  ['roof roof siding siding windows windows gutters gutters', 3],
  ['raise the roof, over the roof, roof over our heads', []],
])('"%s" is about something else', (text, types) => {
  const found = projectTypesOf([text])
  expect(typeof types === 'number' ? found.length : found).toEqual(types)
})
