import { fold } from '#shared/domain/likeness.ts'
import type { SpeakerRole } from '#shared/domain/transcript.ts'

/** "Marcus Bell (Larkfield)", "Marcus Bell | Larkfield", "Marcus Bell [Host]" → "Marcus Bell". */
export function bareName(name: string): string {
  const bare = name
    .replace(/\s*[([{][^)\]}]*[)\]}]?/g, ' ')
    .split(/\s+[|–—-]\s+|\s*\|\s*/)[0]
    ?.trim()
  const turned = /^([^,]+),\s*([^,]+)$/.exec(bare ?? '')
  return (turned ? `${turned[2]} ${turned[1]}` : (bare ?? '')).replace(/\s+/g, ' ').trim()
}

/** The name as it is compared: without case, accents and what stands in brackets. */
export function nameKey(name: string): string {
  const bare = bareName(name)
  // Names in other scripts have no plain letters to be folded to.
  return fold(bare) || (/\p{L}/u.test(bare) ? bare.toLowerCase() : '')
}

const ROLE_WORDS: Readonly<Record<Exclude<SpeakerRole, 'unknown'>, ReadonlySet<string>>> = {
  rep: words(`agent rep representative salesperson salesman saleswoman sales seller consultant advisor
    adviser estimator salesrep closer`),
  customer: words('customer client homeowner buyer prospect owner lead purchaser shopper'),
  other: words('installer adjuster inspector technician contractor subcontractor interpreter translator'),
}
/** Who calls may be either side: it only decides beside somebody who is known. */
const CALLERS = words('caller callee')
const PLACEHOLDERS = words(`speaker participant person unknown unidentified guest user me you host voice
  male female man woman side channel left right inbound outbound attendee presenter moderator operator
  recording phone iphone ipad android computer zoom teams meeting room`)
/** Words that only belong to a label beside others: "the customer", "sales rep 2", "project consultant". */
const BESIDE = words('the a our my your project design home sales senior service field spk spkr mr mrs ms')

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** The role that a label says by itself: "Agent", "Homeowner 2". Null: it is a name, or says nothing. */
export function roleOfLabel(name: string): Exclude<SpeakerRole, 'unknown'> | 'caller' | null {
  const said = labelWords(name)
  if (said.length === 0) return null
  const rest = said.filter((word) => !BESIDE.has(word) || word === 'sales')
  if (rest.length === 0) return null
  for (const role of ['rep', 'customer', 'other'] as const) {
    if (rest.every((word) => ROLE_WORDS[role].has(word))) return role
  }
  return rest.every((word) => CALLERS.has(word)) ? 'caller' : null
}

function labelWords(name: string): readonly string[] {
  return nameKey(name)
    .split(' ')
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word.length > 1)
}

/** "Speaker 1", "Agent", "Me", "+1 614 555 0111": such a name is somebody else in the next conversation. */
export function isGenericName(name: string): boolean {
  const said = labelWords(name)
  return said.every(
    (word) =>
      PLACEHOLDERS.has(word) ||
      CALLERS.has(word) ||
      BESIDE.has(word) ||
      Object.values(ROLE_WORDS).some((set) => set.has(word)),
  )
}
