import { capitalPlace } from './capitals.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { floorUnit, hashUnit, unitWord } from './street-words.ts'

export interface UnitSaid extends Span {
  readonly value: string
}

const count = (flat: string): number =>
  flat
    .trim()
    .split(/\s+/)
    .filter((word) => /[a-z0-9]/.test(word)).length

/** An apartment, unit, suite, lot or floor that begins at a token. */
export function unitAt(said: Said, at: number): UnitSaid | null {
  const right = said.right(at, 5)
  const made = (match: RegExpExecArray, value: string): UnitSaid => ({
    from: at,
    to: at + count(match[0]),
    value,
  })
  const floor = floorUnit.exec(right)
  if (floor) return made(floor, capitalPlace(`${floor[1] ?? ''} ${floor[2] ?? ''}`))
  const hash = hashUnit.exec(right)
  if (hash?.[1]) return made(hash, `#${hash[1].toUpperCase()}`)
  const unit = unitWord.exec(right)
  if (!unit) return null
  const kind = unit[1] ?? ''
  // "unit c dana point": a letter behind a number belongs to it, behind a letter it does not.
  const letter = unit[3] !== undefined && /\d$/.test(unit[2] ?? '') ? unit[3] : ''
  const to = at + count(unit[0]) - (unit[3] !== undefined && letter === '' ? 1 : 0)
  const value = `${(unit[2] ?? '').replace('#', '')}${letter}`.toUpperCase()
  if (/^(?:number|no)$/.test(kind)) return { from: at, to, value: `#${value}` }
  return { from: at, to, value: `${/^(?:apartment|apt)$/.test(kind) ? 'Apt' : capitalPlace(kind)} ${value}` }
}

/** Units that are said apart from a street: only where the word can mean nothing else. */
export function findUnits(said: Said): UnitSaid[] {
  return said.tokens.flatMap((token, at) => {
    if (!/^(?:apartment|apt|unit|suite|ste|lot)$/.test(token.lower)) return []
    return unitAt(said, at) ?? []
  })
}
