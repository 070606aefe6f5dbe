import { unitSigns } from './measure-units.ts'
import { readAmounts } from './number-grammar.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

const longestUnit = 5
const signs = unitSigns()

interface Unit {
  readonly end: number
  readonly text: string
}

function readUnit(tokens: readonly Token[], at: number): Unit | null {
  for (let length = longestUnit; length > 0; length -= 1) {
    if (at + length > tokens.length) continue
    const name = tokens.slice(at, at + length).map((token) => token.lower)
    const sign = signs.get(name.join(' ').replaceAll(/metre/g, 'meter').replaceAll(/litre/g, 'liter'))
    if (sign !== undefined) return { end: at + length, text: sign }
  }
  return null
}

/** "kilometers per hour" → km/h, "per square mile" → /sq mi. */
function readRate(tokens: readonly Token[], at: number): Unit | null {
  const unit = readUnit(tokens, at)
  const end = unit?.end ?? at
  if (tokens[end]?.lower !== 'per') return unit
  const rate = readUnit(tokens, end + 1)
  return rate === null ? unit : { end: rate.end, text: `${unit?.text ?? ''}/${rate.text}` }
}

/** "eight hundred twenty one point zero feet" → "821.0 ft". */
export const measureGrammar: Grammar = (tokens) => (at) =>
  readAmounts(tokens, at).flatMap((amount): readonly Reading[] => {
    const unit = readRate(tokens, amount.end)
    if (unit === null) return []
    const text = `${amount.text} ${unit.text}`
    return [{ length: unit.end - at, text, kind: 'measure', cost: cost.number }]
  })
