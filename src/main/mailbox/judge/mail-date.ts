const ZONE = /(?:[+-]\d{4}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))\s*(?:\([^()]*\)\s*)?$/i

/** Epoch milliseconds of a Date field; null when there is none or it is no date. Without a zone it is taken as UTC. */
export function parseMailDate(text: string | undefined): number | null {
  if (!text || text.length > 200) return null
  const at = Date.parse(ZONE.test(text) ? text : `${text} +0000`)
  return Number.isNaN(at) ? null : at
}
