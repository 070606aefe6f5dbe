import { fold } from '#shared/domain/likeness.ts'
import type { SpeakerRole } from '#shared/domain/transcript.ts'

const PRONOUN = '(?:she|her|hers|he|him|his|they|them|theirs|ze|zir|xe|xem|any|all)'
/** "she/her", "he / him / his", also without brackets. */
const PRONOUNS = new RegExp(
  `(?<![\\p{L}\\p{N}])${PRONOUN}(?: ?[/|] ?${PRONOUN}){1,3}(?![\\p{L}\\p{N}])`,
  'giu',
)
/** What a meeting service adds to a name: it says how somebody came in, not who it is. */
const STATUS =
  'guest|external|internal|unverified|verified|host|co-?host|organi[sz]er|presenter|me|you|moderator|' +
  'attendee|invited|anonymous'
const STATUS_IN_BRACKETS = new RegExp(`\\s*[([{]\\s*(?:(?:${STATUS}|${PRONOUN})[\\s,;&/|-]*)*[)\\]}]`, 'gi')
const STATUS_BEHIND = new RegExp(`\\s+[|–—-]\\s+(?:${STATUS})$|,\\s*(?:${STATUS})$`, 'i')
const SET_OFF = /\s+[|–—@·•-]\s+|\s*\|\s*/
/** "Smith" or "van der Berg" in front of a comma: the first name follows. */
const FAMILY_NAME =
  /^(?:(?:van|von|de|der|den|del|della|di|da|la|le|st\.?|ter|ten|bin|al|el|mac|mc|o)\s+)*\S+$/i
const TITLE_BEHIND = /^(?:jr|sr|ii|iii|iv|esq|phd|md|pe|mba|cpa|aia)\.?$/i

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** "Gail Marsh (she/her)", "Gail Marsh (Guest)", "Gail Marsh - External" → "Gail Marsh"; a company stays. */
export function shownName(name: string): string {
  const shown = oneSpace(
    name
      .replace(PRONOUNS, '')
      .replace(STATUS_IN_BRACKETS, '')
      .replace(/(?<=[([{])[\s,;/|-]+|[\s,;/|-]+(?=[)\]}])/g, '')
      .replace(/\s*(?:\(\)|\[\]|\{\})/g, '')
      .replace(/(?:\s*\|){2,}/g, ' |')
      .replace(/[\s|,–—-]+$/, '')
      .replace(STATUS_BEHIND, ''),
  )
  return shown || name
}

/** "Bell, Marcus" is turned; behind "Marcus Bell, …" stands a company or a title. */
function turned(name: string): string {
  const [front = '', behind = '', ...more] = name.split(/\s*,\s*/).filter(Boolean)
  const isTurned = behind && more.length === 0 && FAMILY_NAME.test(front) && !TITLE_BEHIND.test(behind)
  return oneSpace(isTurned ? `${behind} ${front}` : front)
}

/** A name without what stands in brackets, without pronouns, and the parts that are set off in it. */
const partsOf = (name: string): readonly string[] =>
  name
    .replace(PRONOUNS, ' ')
    .replace(/\s*[([{][^)\]}]*[)\]}]?/g, ' ')
    .trim()
    .split(SET_OFF)
    .map((part) => part.replace(/^[\s,–—-]+|[\s,–—-]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))

/** "Marcus Bell (Larkfield)", "Marcus Bell | Larkfield", "Marcus Bell [Host]" → "Marcus Bell". */
export function bareName(name: string): string {
  return turned(partsOf(name)[0] ?? '')
}

/** Every name that a label may hold: "Larkfield | Marcus Bell", "Ortiz Vega, Maria". */
export function namesIn(label: string): readonly string[] {
  const names = partsOf(label).flatMap((part) => {
    const [front = '', behind = ''] = part.split(/\s*,\s*/)
    return behind ? [front, `${behind} ${front}`] : [front]
  })
  return [...new Set(names.map(oneSpace))]
}

/** What somebody is called in a role: a rep is the same with and without the company in the label. */
export function nameInRole(label: string, role: SpeakerRole): string {
  const name = role === 'rep' ? bareName(label) : shownName(label)
  return name === '' || isGenericName(name) ? label : name
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
