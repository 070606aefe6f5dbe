import { digitValue, scaleValue, teenValue, tensValue } from './number-words.ts'
import type { Token } from './token.ts'

/** A number that ends before `end`. `quantity`: the one big step it ends in, as it was said ("Billion"). */
export interface CardinalRead {
  readonly end: number
  readonly value: bigint
  readonly quantity: { readonly text: string; readonly factor: string } | null
}

type Stage = 'empty' | 'digit' | 'teen' | 'tens' | 'twoDigits' | 'hundred' | 'hundredTens' | 'full'

interface State {
  readonly stage: Stage
  readonly total: bigint
  readonly group: number
  readonly smallest: bigint | null
  readonly steps: number
}

const longest = 60
const start: State = { stage: 'empty', total: 0n, group: 0, smallest: null, steps: 0 }

/**
 * Every number that can be read from `at` on, the shorter first; `word` lets ordinals stand in for
 * their cardinals.
 */
export function readCardinals(
  tokens: readonly Token[],
  at: number,
  word: (token: Token) => string = (token) => token.lower,
): readonly CardinalRead[] {
  const first = tokens[at]
  if (first === undefined) return []
  if (word(first) === 'zero') return [{ end: at + 1, value: 0n, quantity: null }]
  const reads: CardinalRead[] = []
  let state = start
  for (let next = at; next < tokens.length && next < at + longest; next += 1) {
    const token = tokens[next] as Token
    const said = word(token)
    if (said === 'and' && mayTakeAnd(state)) {
      const following = tokens[next + 1]
      if (following === undefined || step(state, word(following)) === null) break
      continue
    }
    const after = step(state, said)
    if (after === null) break
    state = after
    const following = tokens[next + 1]
    if (following !== undefined && isStep(word(following)) && step(state, word(following)) === null) break
    if (following !== undefined && isStep(word(following))) continue
    const alone = state.stage === 'empty' && state.steps === 1 && token.lower.endsWith('illion')
    const factor = alone ? (state.total / (state.smallest ?? 1n)).toString() : ''
    const value = state.total + BigInt(state.group)
    reads.push({ end: next + 1, value, quantity: alone ? { text: token.text, factor } : null })
  }
  return reads
}

const isStep = (word: string): boolean => word === 'hundred' || scaleValue.has(word)

const mayTakeAnd = (state: State): boolean =>
  state.stage === 'hundred' || (state.stage === 'empty' && state.steps > 0)

function step(state: State, word: string): State | null {
  const digit = word === 'zero' ? undefined : digitValue.get(word)
  if (digit !== undefined)
    return add(state, digit, { empty: 'digit', tens: 'twoDigits', hundred: 'full', hundredTens: 'full' })
  const teen = teenValue.get(word)
  if (teen !== undefined) return add(state, teen, { empty: 'teen', hundred: 'full' })
  const tens = tensValue.get(word)
  if (tens !== undefined) return add(state, tens, { empty: 'tens', hundred: 'hundredTens' })
  if (word === 'hundred') {
    if (!['digit', 'teen', 'twoDigits'].includes(state.stage)) return null
    return { ...state, stage: 'hundred', group: state.group * 100 }
  }
  const scale = scaleValue.get(word)
  if (scale === undefined || state.group === 0 || state.group >= 1000) return null
  if (state.smallest !== null && scale >= state.smallest) return null
  const total = state.total + BigInt(state.group) * scale
  return { stage: 'empty', total, group: 0, smallest: scale, steps: state.steps + 1 }
}

function add(state: State, value: number, stages: Partial<Record<Stage, Stage>>): State | null {
  const stage = stages[state.stage]
  return stage === undefined ? null : { ...state, stage, group: state.group + value }
}
