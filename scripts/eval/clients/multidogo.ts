import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ClientReader } from '../../../src/main/clients/extract/read-client.ts'

const rowSchema = z.looseObject({
  turns: z.array(
    z.looseObject({
      text: z.string(),
      slots: z.array(z.object({ type: z.string(), value: z.string() })),
    }),
  ),
})

type Kind = 'phone_number' | 'email_address' | 'name'

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
/** The turns have lost "@" and ".", so a phone is any run of seven or more digits. */
const FLOOR: Readonly<Record<Kind, RegExp | null>> = {
  phone_number: /(?<!\d)\+?\d(?:[ -]?\d){6,}(?!\d)/g,
  email_address: /\S+(?: \S+)? ?(?:@ ?)?\S*(?:gmail|yahoo|hotmail|outlook|aol|mail)\S*com\b/g,
  name: null,
}

interface Count {
  right: number
  given: number
  stated: number
}
const blank = (): Count => ({ right: 0, given: 0, stated: 0 })

function count(tally: Count, gold: readonly string[], got: readonly string[]): void {
  const wanted = gold.map(plain)
  tally.stated += wanted.length
  tally.given += got.length
  for (const value of got.map(plain)) {
    const at = wanted.indexOf(value)
    if (at < 0) continue
    tally.right += 1
    wanted.splice(at, 1)
  }
}

const show = ({ right, given, stated }: Count): string =>
  `P ${(right / Math.max(1, given)).toFixed(3)} R ${(right / Math.max(1, stated)).toFixed(3)}`

/**
 * Phone, e-mail and name in single customer turns of conversations that have one labelled, by letters and digits only, beside one regular expression.
 * The numbers are not American and the e-mails have lost their marks, so a reader of US contacts misses many.
 */
export function scoreMultidogo(file: string, reader: ClientReader): void {
  const kinds: readonly Kind[] = ['phone_number', 'email_address', 'name']
  const ours = { phone_number: blank(), email_address: blank(), name: blank() }
  const floor = { phone_number: blank(), email_address: blank(), name: blank() }
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { turns } = rowSchema.parse(JSON.parse(line))
    // A conversation in which a kind was never labelled may hold it all the same; it proves nothing.
    const labelled = kinds.filter((kind) =>
      turns.some(({ slots }) => slots.some(({ type }) => type === kind)),
    )
    for (const { text, slots } of turns) {
      const { values } = reader.read(text, { asked: [], known: {} })
      const national = (value: string | undefined): string[] => (value ? [value.replace(/^\+1/, '')] : [])
      const name = [values.firstName?.value, values.lastName?.value].filter(Boolean).join(' ')
      const got = {
        phone_number: [...national(values.phone?.value), ...national(values.phone2?.value)],
        email_address: values.email ? [values.email.value] : [],
        name: name ? [name] : [],
      }
      for (const kind of labelled) {
        const gold = slots.filter(({ type }) => type === kind).map(({ value }) => value)
        const bare =
          kind === 'phone_number' ? gold.map((one) => plain(one).replace(/^1(?=\d{10}$)/, '')) : gold
        count(ours[kind], bare, got[kind])
        const pattern = FLOOR[kind]
        const found = pattern ? (text.match(pattern) ?? []) : []
        count(floor[kind], gold, found)
      }
    }
  }
  console.log('multidogo, single turns')
  for (const kind of kinds) {
    const beside = FLOOR[kind] ? `   one regex ${show(floor[kind])}` : ''
    console.log(`  ${kind.padEnd(14)} rules ${show(ours[kind])}${beside}`)
  }
}
