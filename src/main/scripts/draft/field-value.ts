import { scriptKindSchema, type DraftField, type ScriptKind } from '#shared/domain/script-draft.ts'
import { UserError } from '#main/core/errors.ts'
import { primerSeconds } from './limits.ts'

const MOST_MINUTES = 30
const LEAST_MINUTES = 0.5
const BULLET = /^\s*(?:[-*•–—]|\d{1,2}[.)])\s+/

/** "1.5", "90 seconds", "1:30", "2 min" → minutes; null when it is no length. */
export function minutesIn(text: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)(?:\s*(?:min|minutes?|m))?$/i.exec(text.trim())
  if (clock) return Number(clock[1]) + Number(clock[2]) / 60
  const plain = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?)?\.?$/i.exec(
    text.trim(),
  )
  if (!plain) return null
  const amount = Number(plain[1]?.replace(',', '.'))
  return plain[2]?.toLowerCase().startsWith('s') ? amount / 60 : amount
}

function lengthValue(text: string, kind: ScriptKind | null): string {
  const minutes = minutesIn(text)
  if (minutes === null || minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
    const next = `Give minutes between ${LEAST_MINUTES} and ${MOST_MINUTES}, for example 1.5.`
    throw new UserError('LENGTH_UNKNOWN', `“${text.trim()}” is not a length.`, next)
  }
  if (kind === 'primer' && (minutes * 60 < primerSeconds.min || minutes * 60 > primerSeconds.max)) {
    throw new UserError(
      'PRIMER_LENGTH',
      'A primer is spoken in one to two minutes.',
      'Choose a length between 1 and 2 minutes, or make it a proposal.',
    )
  }
  return String(Math.round(minutes * 100) / 100)
}

/** The value as it is stored; empty when nothing is left of it. UserError when it cannot be meant. */
export function fieldValue(field: DraftField, value: string, kind: ScriptKind | null): string {
  switch (field) {
    case 'kind': {
      const known = scriptKindSchema.safeParse(value.trim().toLowerCase())
      if (known.success) return known.data
      const next = 'Choose primer or proposal.'
      throw new UserError('KIND_UNKNOWN', 'A script is a primer or a proposal.', next)
    }
    case 'length':
      return value.trim() === '' ? '' : lengthValue(value, kind)
    case 'goals':
    case 'cover':
    case 'avoid':
    case 'offer':
      return value
        .split(/\r?\n/)
        .map((line) => line.replace(BULLET, '').trim())
        .filter((line) => line !== '')
        .join('\n')
    case 'job':
    case 'tone':
    case 'sender':
      return value.replace(/\s+/g, ' ').trim()
  }
}
