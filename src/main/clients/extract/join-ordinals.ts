import type { Token } from './token.ts'

const ORDINAL = /^([1-9](?:st|nd|rd|th))$/
const ORDINAL_WORDS: Readonly<Record<string, string>> = {
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
  eleventh: '11th',
  twelfth: '12th',
}
const TENS: Readonly<Record<string, string>> = {
  twenty: '2',
  thirty: '3',
  forty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
}
const DIRECTION = /^(?:north|south|east|west|northeast|northwest|southeast|southwest|[nsew]|[ns][ew])$/

/** "fifty third street" is one word: 53rd. Before a plain "second" only where a street can be meant. */
export function joinOrdinals(tokens: readonly Token[], source: string): Token[] {
  const out: Token[] = []
  for (const token of tokens) {
    const before = out.at(-1)
    const tens = before ? (TENS[before.lower] ?? spokenTens(before, out.at(-2), source)) : undefined
    const plain = DIRECTION.test(out.at(-2)?.lower ?? '') ? ORDINAL_WORDS[token.lower] : undefined
    const unit = ORDINAL.exec(token.lower)?.[1] ?? plain
    const alone = DIRECTION.test(before?.lower ?? '') ? ORDINAL_WORDS[token.lower] : undefined
    if (alone && token.gap === '') out.push({ ...token, text: alone, lower: alone, kind: 'ordinal' })
    else if (!before || tens === undefined || unit === undefined || token.gap !== '') out.push(token)
    else {
      const text = tens + unit
      out[out.length - 1] = { ...before, text, lower: text, kind: 'ordinal', end: token.end }
    }
  }
  return out
}

/** "West two thirty third": said in words, behind a direction or a house number. "220 Fifth Avenue" is no 225th. */
function spokenTens(token: Token, behind: Token | undefined, source: string): string | undefined {
  if (!DIRECTION.test(behind?.lower ?? '') && behind?.kind !== 'number') return undefined
  if (/\d/.test(source.slice(token.start, token.end))) return undefined
  return /^(\d?[1-9])0$/.exec(token.text)?.[1]
}
