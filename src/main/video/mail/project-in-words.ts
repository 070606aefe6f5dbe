import { oneLine } from './one-line.ts'

const SEPARATORS = /^[\s\-–—:,|/]+|[\s\-–—:,|/]+$/gu

/** What follows "your": small, unless the word is an abbreviation ("TPO re-cover") or has a sign of its own. */
function small(name: string): string {
  const [first = ''] = name.split(/[\s-]/, 1)
  return /^\p{Lu}\p{Ll}*$/u.test(first) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** What the job is called in a sentence after "your": "kitchen remodel", "roofing and gutters project". */
export function projectInWords(
  job: { readonly name: string; readonly trades: readonly string[] },
  customerName: string,
): string {
  const person = oneLine(customerName)
  let name = oneLine(job.name)
  if (person !== '' && name.toLowerCase().startsWith(person.toLowerCase())) name = name.slice(person.length)
  name = (name.split(',', 1)[0] ?? '').replace(SEPARATORS, '')
  if (/\p{L}/u.test(name) && name.length <= 60) return small(name)
  const trades = job.trades.map((trade) => small(oneLine(trade))).filter((trade) => trade !== '')
  if (trades.length === 0) return 'project'
  const last = trades.at(-1) ?? ''
  const before = trades.slice(0, -1).join(', ')
  return `${before === '' ? last : `${before} and ${last}`} project`
}
