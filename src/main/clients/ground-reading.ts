import {
  clientFields,
  type ClientField,
  type ClientReading,
  type ReadValue,
} from '#shared/domain/new-client.ts'

/** The written form of what was said; injected, so that this file needs no engine. */
export interface Heard {
  readonly said: string
  readonly written: string
}

export interface Grounded {
  readonly reading: ClientReading
  /** Fields whose value a model gave and nobody said. */
  readonly invented: readonly ClientField[]
}

/** Said in other words than they are written: their own check is the list of known values. */
const BY_MEANING: readonly ClientField[] = ['projectTypes', 'leadSource', 'notes', 'state']
const DIGITS: readonly ClientField[] = ['phone', 'phone2', 'zip']
/** From here on the rules may fill in what a model overlooked; the person is asked to look. */
const OVERLOOKED = 0.9
const TO_BE_LOOKED_AT = 0.6

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
const digits = (text: string): string => text.replace(/\D/g, '')

/** True when the value can be found in what was said, as it was said or in its written form. */
export function isGrounded(field: ClientField, { value }: ReadValue, heard: Heard): boolean {
  if (BY_MEANING.includes(field)) return true
  const sources = [heard.said, heard.written]
  if (DIGITS.includes(field)) {
    const wanted = digits(value).replace(/^1(?=\d{10}$)/, '')
    return wanted !== '' && sources.some((source) => digits(source).includes(wanted))
  }
  if (field === 'email') return sources.some((source) => letters(source).includes(letters(value)))
  const joined = sources.map(letters)
  const words = value
    .split(/[\s,]+/)
    .map(letters)
    .filter(Boolean)
  // A street type may be written out or shortened; the rest of the words must have been said.
  const needed = words.filter((word) => word.length > 2 || /\d/.test(word))
  const found = (needed.length ? needed : words).filter((word) =>
    joined.some((source) => source.includes(word)),
  )
  const enough = field === 'street' ? Math.max(1, needed.length - 1) : needed.length || words.length
  return found.length >= enough && (field !== 'street' || numbersSaid(value, sources))
}

function numbersSaid(value: string, sources: readonly string[]): boolean {
  return (value.match(/\d+/g) ?? []).every((number) =>
    sources.some((source) => digits(source).includes(number)),
  )
}

/**
 * What a model read, checked against what was said: an invented value is left out, and replaced by what the
 * rules read where they read something.
 */
export function groundReading(model: ClientReading, rules: ClientReading, heard: Heard): Grounded {
  const values: Partial<Record<ClientField, ReadValue>> = {}
  const invented: ClientField[] = []
  for (const field of clientFields) {
    const read = model.values[field]
    const own = rules.values[field]
    if (read && isGrounded(field, read, heard)) values[field] = read
    else if (read) {
      invented.push(field)
      if (own) values[field] = { ...own, confidence: Math.min(own.confidence, TO_BE_LOOKED_AT) }
    } else if (own && own.confidence >= OVERLOOKED && [...DIGITS, 'email'].includes(field)) {
      if (!model.skipped[field]) values[field] = { ...own, confidence: TO_BE_LOOKED_AT }
    }
  }
  return { reading: { ...model, values }, invented }
}
