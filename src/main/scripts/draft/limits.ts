import type { DraftSlots } from '#shared/domain/script-draft.ts'
import { kindOf, valueOf } from './slots.ts'

/** A primer video is one to two minutes, whatever else was wished. */
export const primerSeconds = { min: 60, max: 120, aim: 90 } as const
/** A proposal may be this much shorter or longer than the length that was asked for. */
const PROPOSAL_LEEWAY = 0.25
export const defaultMinutes = { primer: 1.5, proposal: 4 } as const

/** Seconds the script should lie between, and aim at. */
export interface SpokenLimits {
  readonly min: number
  readonly max: number
  readonly aim: number
}

export function limitsOf(slots: DraftSlots): SpokenLimits {
  const minutes = Number(valueOf(slots, 'length'))
  if (kindOf(slots) !== 'proposal') {
    if (!(minutes > 0)) return primerSeconds
    // At the very edge a word more or less would miss it.
    const aim = Math.min(Math.max(minutes * 60, primerSeconds.min + 6), primerSeconds.max - 6)
    return { ...primerSeconds, aim }
  }
  const aim = (minutes > 0 ? minutes : defaultMinutes.proposal) * 60
  return { min: Math.round(aim * (1 - PROPOSAL_LEEWAY)), max: Math.round(aim * (1 + PROPOSAL_LEEWAY)), aim }
}

/** The same in words, at a pace. */
export function wordLimits(limits: SpokenLimits, wordsPerMinute: number): SpokenLimits {
  const words = (seconds: number): number => (seconds * wordsPerMinute) / 60
  return {
    min: Math.ceil(words(limits.min)),
    max: Math.floor(words(limits.max)),
    aim: Math.round(words(limits.aim)),
  }
}
