import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { normalizeForContact } from '../../../src/main/clients/speech/normalize-speech.ts'
import type { ClientReader } from '../../../src/main/clients/extract/read-client.ts'

const rowSchema = z.looseObject({
  turns: z.array(
    z.object({ item: z.string(), attempt: z.number(), text: z.string(), nbest: z.array(z.string()) }),
  ),
  gold: z.looseObject({ name: z.string(), dob: z.string() }),
})

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)

/** Day, month and year of a spoken or written British date, as "1986-09-08", or null. */
function dateOf(text: string): string | null {
  const written = normalizeForContact(text)
    .text.toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
  const year = /\b(19|20)(\d{2})\b/.exec(written)?.[0] ?? /\b(\d{2})$/.exec(written)?.[1]?.replace(/^/, '19')
  const month = MONTHS.findIndex((name) => written.includes(name))
  const day = /\b\d{1,2}\b/.exec(written)?.[0]
  if (!year || !day) return null
  if (month >= 0) return `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  const figures = /(\d{1,2})\D+(\d{1,2})\D+\d{2,4}/.exec(written)
  return figures?.[1] && figures[2]
    ? `${year}-${figures[2].padStart(2, '0')}-${figures[1].padStart(2, '0')}`
    : null
}

/**
 * Real calls: is the name, the date of birth right after the first attempt, and in any of three? Each attempt
 * counts with its best recognition only. The callers are British, and some did not say the gold.
 */
export function scoreEvi(file: string, reader: ClientReader): void {
  const tally = { name: [0, 0], dob: [0, 0] }
  let rows = 0
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { turns, gold } = rowSchema.parse(JSON.parse(line))
    rows += 1
    for (const item of ['name', 'dob'] as const) {
      const right = turns
        .filter((turn) => turn.item === item)
        .map(({ text }) => {
          if (item === 'dob') return dateOf(text) === gold.dob
          const { values } = reader.read(text, { asked: ['firstName', 'lastName'], known: {} })
          return plain(`${values.firstName?.value ?? ''}${values.lastName?.value ?? ''}`) === plain(gold.name)
        })
      if (right[0]) tally[item][0]! += 1
      if (right.slice(0, 3).some(Boolean)) tally[item][1]! += 1
    }
  }
  console.log('EVI, best recognition of each attempt')
  for (const [item, [first = 0, third = 0]] of Object.entries(tally)) {
    const share = (part: number): string => `${((100 * part) / rows).toFixed(1)} %`
    console.log(`  ${item.padEnd(5)} first attempt ${share(first)}   within three ${share(third)}`)
  }
}
