import { DELICATE, PRICE } from './delicate.ts'
import { spellOut, standsAlone, withArticle } from './noun-phrase.ts'
import { inARow, lowerFirst } from './words.ts'

/** What can be said of a note, as it fits behind "you told us", "you asked about", "we found". */
export interface NoteSpeech {
  readonly wants: readonly string[]
  readonly asked: readonly string[]
  readonly found: readonly string[]
  /** Whole sentences about the house. */
  readonly seen: readonly string[]
}

const WISH = new RegExp(
  String.raw`^(?:he|she|they|customer|client|homeowners?|owners?)? ?(?:also |really |mainly |said (?:he|` +
    String.raw`she|they) )?(wants?|needs?|would like|prefers?|likes?|(?:is |are )?worried about|` +
    String.raw`worries about|(?:is |are )?concerned about|asked (?:us )?about|asks about|` +
    String.raw`asked for)\s+(.+)$`,
  'i',
)
const VERBS: Readonly<Record<string, string>> = {
  want: 'you want',
  wants: 'you want',
  need: 'you need',
  needs: 'you need',
  'would like': 'you would like',
  prefer: 'you prefer',
  prefers: 'you prefer',
  like: 'you like',
  likes: 'you like',
}
/** Signs, figures, capitals and other people make a rest that cannot be turned by rule. */
const UNSAFE = new RegExp(
  String.raw`[\d#~@*=+/()[\]"“”!?;:&]|(?<=.)\p{Lu}|\b(?:he|she|they|them|him|we|us|i|me|my|who|hers|` +
    String.raw`theirs|abt|est|asap|w|told|tell|said|says|asked|hers)\b| - `,
  'u',
)
const CONTACT = /\b(?:calls?|texts?|e-?mails?|phone|voicemail|visit|refs?|references?)\b/i

/** The clause as far as it can be turned: "dust, she works from home" is cut, "x, y" is not. */
function clauseOf(rest: string): string | null {
  const cut = rest
    .replace(/\.$/, '')
    .replace(/,? (?:but|and|because|since) (?:he|she|they)\b.*$/i, '')
    .replace(/, (?:he|she|they)\b.*$/i, '')
  const parts = cut.split(', ')
  const parallel =
    parts.length === 2 && parts.every((part) => part.split(' ').length <= 3 && !/ed\b/.test(part))
  if (parts.length > 1 && !parallel) return null
  const whole = parallel ? parts.join(' and ') : cut
  const own = whole.replace(/\b(?:his|their)\b/gi, 'your').replace(/\bher (?=\p{Ll})/gu, 'your ')
  const words = own.split(' ').length
  return UNSAFE.test(own) || CONTACT.test(own) || words > 14 ? null : lowerFirst(own)
}

function wishOf(sentence: string): Pick<NoteSpeech, 'wants' | 'asked'> | null {
  const [, said = '', rest = ''] = WISH.exec(sentence) ?? []
  const clause = rest && clauseOf(rest)
  if (!clause) return null
  const verb = said.toLowerCase()
  if (verb.startsWith('ask')) return { wants: [], asked: [withArticle(clause)] }
  if (/worri|concern/.test(verb))
    return { wants: [`you are worried about ${withArticle(clause)}`], asked: [] }
  if (!standsAlone(clause) || clause.split(' ').length < 2) return null
  return { wants: [`${VERBS[verb] ?? 'you want'} ${clause}`], asked: [] }
}

const DAMAGE = new RegExp(
  String.raw`^(?:(?:some|minor|light|heavy|visible|slight|severe|old|active) )?(?:bruising|` +
    String.raw`hail (?:damage|hits|marks)|(?:dry )?rot|soft (?:decking|spots|wood|boards)|rotted (?:wood|` +
    String.raw`trim|decking|sheathing|fascia|boards)|granule loss|moss|algae|rust|mold|wet (?:insulation|` +
    String.raw`decking|sheathing|drywall)|(?:cracked|lifted|missing|loose|curled|broken|worn|` +
    String.raw`damaged) (?:shingles|tiles|flashing|boards|siding|panels|caulk|seals|gutters|vents)|` +
    String.raw`cracking|water (?:stains|damage|marks)|(?:wind|storm|ice) damage|failed (?:seals|caulk|` +
    String.raw`flashing)|nail pops|(?:small |large )?(?:gaps|leaks|cracks|holes|dents)|drafts|` +
    String.raw`wear)(?: (?:on|by|around|near|at|in|under|along|above|below|behind|over|across) (?:the|your|` +
    String.raw`` +
    String.raw`both|all) [a-z]+(?: [a-z]+){0,3})?$`,
  'i',
)

/** "Bruising on the south slope, soft decking by the chimney, about 2 sheets." */
function foundOf(sentence: string): string | null {
  const parts = sentence
    .replace(/\.$/, '')
    .split(/, | and |; /)
    .filter((part) => DAMAGE.test(part))
  return parts.length > 0 && DAMAGE.test(sentence.split(/, | and |; |\.$/)[0] ?? '')
    ? inARow(parts.map(lowerFirst))
    : null
}

const HOUSE = new RegExp(
  String.raw`\b(?:roof|shingles?|decking|gutters?|siding|windows?|doors?|frames?|sills?|walls?|floors?|` +
    String.raw`joists?|deck|attic|insulation|flashing|chimney|valley|vents?|skylights?|ridge|slope|fascia|` +
    String.raw`` +
    String.raw`soffits?|trim|tub|shower|tiles?|cabinets?|panel|pipes?|boards?|rails?|stairs|ceiling|glass|` +
    String.raw`` +
    String.raw`seals?|foundation|basement|bathroom|kitchen)\b`,
  'i',
)
const SENTENCE =
  /^(?:The|There (?:is|are|was|were)|Your|Both|We (?:found|saw|noticed|measured)|I (?:found|saw|noticed))\b/
const VERB = new RegExp(
  String.raw`\b(?:is|are|was|were|has|have|had|needs?|leaks?|shows?|found|saw|noticed|looks?|sits?|runs?|` +
    String.raw`drains?|sags?|fails?)\b`,
)
const INSIDE = new RegExp(
  String.raw`\b(?:customer|client|homeowner|owner|rep|crew|call|sign|signed|contract|paid|order|ordered|` +
    String.raw`stage|invoice|told|send|sent|quote|asap|maybe|probably|unknown|office)\b`,
  'i',
)

function seenOf(sentence: string): string | null {
  const words = sentence.split(' ').length
  if (!SENTENCE.test(sentence) || !VERB.test(sentence) || !HOUSE.test(sentence) || INSIDE.test(sentence))
    return null
  if (words < 5 || words > 20 || /[#~@*=+/()[\]"“”;:&]|(?<=.)\p{Lu}/u.test(sentence)) return null
  if (/\b(?:he|she|they|him|them)\b/i.test(sentence)) return null
  const own = sentence.replace(/\b(?:his|her|their)\b/g, 'your')
  return /[.]$/.test(own) ? own : `${own}.`
}

/** Turns notes into what can be said to the customer's face; what cannot be turned safely is left out. */
export function speakNotes(sentences: readonly string[]): NoteSpeech {
  const wants: string[] = []
  const asked: string[] = []
  const found: string[] = []
  const seen: string[] = []
  for (const raw of sentences) {
    const sentence = spellOut(raw.trim()).replace(/\s+/g, ' ')
    if (DELICATE.test(sentence) || PRICE.test(sentence)) continue
    const wish = wishOf(sentence)
    if (wish) {
      wants.push(...wish.wants)
      asked.push(...wish.asked)
      continue
    }
    const damage = foundOf(sentence)
    if (damage) found.push(damage)
    else {
      const whole = seenOf(sentence)
      if (whole) seen.push(whole)
    }
  }
  return { wants, asked, found, seen }
}
