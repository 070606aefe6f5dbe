import { cost, type Grammar, type Reading } from './reading.ts'

/** Set expressions and names that are written in a way of their own. */
const written: readonly (readonly [string, string])[] = [
  ['for example', 'e.g.'],
  ['that is to say', 'i.e.'],
  ['et cetera', 'etc.'],
  ['s and p five hundred', 'S&P 500'],
  ['s and p', 'S&P'],
  ['a t and t', 'AT&T'],
  ['seven eleven', '7-eleven'],
  ['r t x', 'RTX'],
  ['p c i e', 'PCIe'],
  ['c u d n n', 'cuDNN'],
  ['wi fi', 'Wi-Fi'],
  ['covid nineteen', 'COVID-19'],
]
const titles: ReadonlyMap<string, string> = new Map([
  ['doctor', 'dr.'],
  ['mister', 'mr.'],
  ['misses', 'mrs.'],
  ['missus', 'mrs.'],
  ['saint', 'st.'],
])
const noTitle = new Set([
  'a',
  'an',
  'the',
  'my',
  'your',
  'his',
  'her',
  'our',
  'their',
  'this',
  'that',
  'no',
  'every',
])
const noName = new Set([
  'and',
  'or',
  'is',
  'was',
  'said',
  'says',
  'who',
  'will',
  'the',
  'a',
  'in',
  'of',
  'to',
  'for',
])

const words = written.map(([said, text]) => ({ said: said.split(' '), text }))

/** Titles before a name and a short list of set expressions. */
export const whitelistGrammar: Grammar = (tokens) => (at) => {
  const found: Reading[] = []
  for (const { said, text } of words) {
    if (!said.every((word, index) => tokens[at + index]?.lower === word)) continue
    found.push({ length: said.length, text, kind: 'word', cost: cost.whitelist })
  }
  const token = tokens[at]
  const title = titles.get(token?.lower ?? '')
  const next = tokens[at + 1]
  if (token === undefined || title === undefined || next === undefined) return found
  const named = /^\p{L}/u.test(next.text) && !noName.has(next.lower)
  if (!named || noTitle.has(tokens[at - 1]?.lower ?? '')) return found
  const capital = token.text !== token.lower
  const text = capital ? title.charAt(0).toUpperCase() + title.slice(1) : title
  found.push({ length: 1, text, kind: 'word', cost: cost.whitelist })
  return found
}
