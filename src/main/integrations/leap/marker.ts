import { createHash } from 'node:crypto'

const MARKER = /\s*\[Hard-E [0-9a-f]{12}\]/g

/** The idempotency key as it stands in Leap's texts, which have no field for it: `[Hard-E 7f3c19a0b2d4]`. */
export function markerText(key: string): string {
  return `[Hard-E ${createHash('sha256').update(key).digest('hex').slice(0, 12)}]`
}

export function withMarker(text: string, key: string): string {
  return `${text.trimEnd()}\n\n${markerText(key)}`
}

/** The markers in a text, as `markerText` writes them. */
export const markersIn = (text: string): readonly string[] =>
  (text.match(MARKER) ?? []).map((each) => each.trim())

/** The text as a person wrote it. */
export function withoutMarkers(text: string): string {
  return text.replace(MARKER, '').trimEnd()
}
