import type { Claim, DraftField, DraftSlots } from '#shared/domain/script-draft.ts'
import { UserError } from '#main/core/errors.ts'
import { limitsOf } from './limits.ts'
import { kindOf } from './slots.ts'
import { changedSince, type WrittenFor } from './written-for.ts'

export interface SpokenText {
  readonly slots: DraftSlots
  readonly words: number
  readonly seconds: number
  readonly claims: readonly Claim[]
  readonly writtenFor: WrittenFor
}

const NAMED = 2

function unsourced(claims: readonly Claim[]): UserError | null {
  const texts = [...new Set(claims.filter((claim) => claim.factId === null).map((claim) => claim.text))]
  if (texts.length === 0) return null
  const named = texts.slice(0, NAMED).map((text) => `“${text}”`)
  const rest = texts.length - named.length
  const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(' and ')
  return new UserError(
    'CLAIMS_UNSOURCED',
    `Nobody knows where ${list} ${texts.length === 1 ? 'comes' : 'come'} from.`,
    'Correct or remove it in the text, or confirm it if you know that it is right.',
  )
}

const NAMES: Readonly<Partial<Record<DraftField, string>>> = {
  kind: 'kind of script',
  job: 'job',
  sender: 'sender',
  offer: 'offer',
  cover: 'points to cover',
  avoid: 'points to avoid',
}

function outdated({ slots, writtenFor }: SpokenText): UserError | null {
  const changed = changedSince(slots, writtenFor).map((field) => NAMES[field] ?? field)
  if (changed.length === 0) return null
  const names = changed.length === 1 ? changed[0] : `${changed.slice(0, -1).join(', ')} and ${changed.at(-1)}`
  return new UserError(
    'SCRIPT_OUTDATED',
    `You changed the ${names} after the text was written.`,
    'Have it written again, or correct the text yourself.',
  )
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Why a script cannot be final, or null. */
export function finalProblem(script: SpokenText): UserError | null {
  if (script.words === 0) {
    return new UserError('SCRIPT_EMPTY', 'There is no text yet.', 'Have it written, or add a paragraph.')
  }
  const early = outdated(script) ?? unsourced(script.claims)
  if (early) return early
  const { min, max } = limitsOf(script.slots)
  if (kindOf(script.slots) !== 'primer' || (script.seconds >= min && script.seconds <= max)) return null
  const long = script.seconds > max
  return new UserError(
    'PRIMER_LENGTH',
    `It takes ${minutes(script.seconds)} minutes to speak; a primer takes one to two.`,
    long ? 'Ask for it shorter, or take something out.' : 'Ask for it longer, or add something.',
  )
}
