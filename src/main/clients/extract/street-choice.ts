import { isCorrection } from './correction-cues.ts'
import type { Finding } from './finding.ts'
import type { Said } from './said.ts'
import type { StreetSaid } from './streets.ts'
import { streetTypes, weakStreetTypes } from './street-words.ts'

const nameWords = (street: string): string[] =>
  street
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !/^\d+$/.test(word) && !streetTypes.has(word) && !weakStreetTypes.has(word))

/** The street that counts, and its unit. A later one of the same name, or after a correction, replaces. */
export function chooseStreet(said: Said, streets: readonly StreetSaid[], known: string | null): Finding[] {
  let best: StreetSaid | null = null
  for (const street of streets) {
    if (best === null) best = completed(street, known)
    else if (isCorrection(said, street.from) || shares(best.value, street.value))
      best = combined(best, street)
    else if (best.number === null && street.number !== null) best = street
  }
  if (!best) return []
  const out: Finding[] = [
    { field: 'street', value: best.value, from: best.from, to: best.to, confidence: best.confidence },
  ]
  const unit = best.unit ?? streets.find((one) => one.unit)?.unit
  if (unit) out.push({ field: 'unit', value: unit.value, from: unit.from, to: unit.to, confidence: 0.92 })
  return out
}

const shares = (one: string, other: string): boolean => {
  const words = nameWords(one)
  return nameWords(other).some((word) => words.includes(word) && word.length > 2)
}

/** A correction may say only the part that changes: the number, or the name without the number. */
function combined(before: StreetSaid, after: StreetSaid): StreetSaid {
  const hasType = after.value.split(' ').some((word) => streetTypes.has(word.toLowerCase()))
  let value = after.value
  if (!hasType && after.number !== null && shares(before.value, after.value)) {
    value = `${after.number} ${before.value.replace(/^\d+\S* /, '')}`
  } else if (after.number === null && before.number !== null) value = `${before.number} ${after.value}`
  return {
    ...after,
    value,
    number: after.number ?? before.number,
    unit: after.unit ?? before.unit,
    confidence: Math.max(before.confidence, after.confidence) - 0.04,
  }
}

function completed(street: StreetSaid, known: string | null): StreetSaid {
  if (!known || !shares(known, street.value)) return street
  const typed = street.value.split(' ').some((word) => streetTypes.has(word.toLowerCase()))
  if (typed || street.number === null) return street
  return { ...street, value: `${street.number} ${known.replace(/^\d+\S* /, '')}` }
}
