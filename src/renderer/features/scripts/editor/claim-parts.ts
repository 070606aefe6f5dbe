import type { Claim, Paragraph, ScriptDraft } from '#shared/domain/script-draft.ts'

/** A stretch of a paragraph; `claim` is null for plain words. */
export interface TextStretch {
  readonly text: string
  readonly claim: Claim | null
}

/** Cuts a paragraph at its claims. One that overlaps an earlier one or lies outside the text is left out. */
export function claimParts({ id, text }: Paragraph, claims: readonly Claim[]): readonly TextStretch[] {
  const inside = claims
    .filter((claim) => claim.paragraphId === id && claim.start < claim.end && claim.end <= text.length)
    // Of two at the same place the one without a source must not be hidden.
    .toSorted((a, b) => a.start - b.start || Number(a.factId !== null) - Number(b.factId !== null))
  const parts: TextStretch[] = []
  let at = 0
  for (const claim of inside) {
    if (claim.start < at) continue
    if (claim.start > at) parts.push({ text: text.slice(at, claim.start), claim: null })
    parts.push({ text: text.slice(claim.start, claim.end), claim })
    at = claim.end
  }
  if (at < text.length) parts.push({ text: text.slice(at), claim: null })
  return parts
}

export interface OpenClaim {
  readonly claim: Claim
  /** From 1, in the order of the text. */
  readonly paragraph: number
}

/** Claims without a source, each thing once, in the order of the text. */
export function claimsToSettle({
  paragraphs,
  claims,
}: Pick<ScriptDraft, 'paragraphs' | 'claims'>): readonly OpenClaim[] {
  const places = new Map(paragraphs.map((paragraph, index) => [paragraph.id, index + 1]))
  const seen = new Set<string>()
  return claims
    .filter((claim) => claim.factId === null)
    .map((claim) => ({ claim, paragraph: places.get(claim.paragraphId) ?? 0 }))
    .toSorted((a, b) => a.paragraph - b.paragraph || a.claim.start - b.claim.start)
    .filter(({ claim }) => {
      const key = `${claim.kind} ${claim.text}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
