import { capitalPlace } from './capitals.ts'
import { findAnnounced } from './company-cues.ts'
import type { Finding } from './finding.ts'
import { cityAt } from './geo.ts'
import { isCased } from './name-spans.ts'
import type { Said } from './said.ts'

const SUFFIX = new Set(
  (
    'pc orthodontics elementary llc inc incorporated corp corporation co company pllc ltd church hoa bakery dental dentistry restaurant properties property management ' +
    'agency insurance school academy apartments realty associates association group salon motors market hotel inn cafe diner brewery clinic ' +
    'condominiums condos condominium temple ministries services enterprises holdings electric plumbing auto center centre ' +
    'hospital veterinary vet pharmacy daycare preschool library museum theater gym fitness studio spa barbershop grill pizzeria pizza bar ' +
    'pub tavern winery farm farms ranch nursery florist flowers hardware lumber supply bank partners law lawfirm offices trust ' +
    'chapel synagogue mosque parish cathedral lodge club college university rentals investments development developers builders boutique ' +
    'laundry cleaners storage warehouse logistics trucking mart deli coffee donuts grocery shop store books bookstore toys animal kennel stables jewelers jewelry body sons bros brothers brewing equipment rental designs design solutions systems'
  ).split(' '),
)
/** Enough alone to make a company; the others need a name of one before them and a place to end. */
const LEGAL = new Set('llc inc incorporated corp corporation pllc ltd hoa'.split(' '))
const STOP = new Set(
  (
    "you us me the a an at for from with by of to in on is was it's its his her their our my new lead client customer company business contact add enter put " +
    'and okay ok so um uh this that called name near across behind to told quote estimate bid owns runs called'
  ).split(' '),
)
const CUE =
  / (?:call from|call for|lead from|message from|inquiry from|company|business|company name|business name|it's for|for|with|at|owns|runs|manages|manager (?:at|of|for)|owner of|called|llc)(?: (?:is|called|named|the|a|name|it's|:|,))* $/
const RIVAL =
  / (?:quote|quotes|bid|estimate|competitor|competing|used|hired|went with|also|work by|work from|done by|installed by|insured (?:with|by)|through|with|adjuster (?:from|with)|works? (?:at|for)|this is \w+ (?:with|from|at|over at)|i'm \w+ (?:with|from)|works)(?: (?:from|by|with|is|the|named|called))* $/

/** Company names: words that end in "LLC", "Church", "Insurance Agency", or stand after "company is". */
export function findCompanies(said: Said, taken: (at: number) => boolean): Finding[] {
  const found: Finding[] = []
  const { tokens } = said
  const cased = isCased(said)
  for (let at = 0; at < tokens.length; at += 1) {
    if (!SUFFIX.has(tokens[at]?.lower ?? '') || taken(at)) continue
    let to = at + 1
    while (
      SUFFIX.has(tokens[to]?.lower ?? '') &&
      ['', ','].includes(tokens[to]?.gap ?? 'x') &&
      (tokens[to]?.gap === '' || LEGAL.has(tokens[to]?.lower ?? ''))
    )
      to += 1
    let from = at
    while (from > 0 && at - from < 4 && ['', '&'].includes(tokens[from]?.gap ?? 'x') && !taken(from - 1)) {
      const before = tokens[from - 1]
      if (!before || !/^[\p{L}'’.-]+$/u.test(before.text)) break
      if (before.lower !== 'of' && STOP.has(before.lower)) break
      if (cased && /^\p{Ll}/u.test(before.text) && before.lower !== 'of') break
      from -= 1
    }
    const legal = tokens.slice(at, to).some(({ lower }) => LEGAL.has(lower))
    const left = said.left(from, 5)
    const ends =
      to === tokens.length ||
      (tokens[to]?.gap ?? '') !== '' ||
      / (?:contact|on|at|in|phone|number|they|wants|needs|the|her|his|she|he|and|owner|is|out|over) /.test(
        said.right(to, 1),
      )
    const starts =
      from === 0 ||
      (tokens[from]?.gap ?? '') !== '' ||
      CUE.test(left) ||
      /(?: so uh| so| okay| uh| um| lead| customer| client| is| the| own| owns| you| me) $/.test(left)
    const capital = /^\p{Lu}/u.test(tokens[at]?.text ?? '')
    if (from === at || RIVAL.test(left)) continue
    // "Down at the feed store" is where somebody was met.
    if (
      / (?:at|to|by|near|from|in|behind|outside|runs|past) the $/.test(left) &&
      !tokens.slice(at, to).some(({ lower }) => LEGAL.has(lower))
    )
      continue
    // "Arvada CO" is a city in Colorado.
    if (tokens[at]?.lower === 'co' && cityAt(said, from)?.to === at) continue
    if (!legal && (!ends || !starts || (cased && !capital))) continue
    const everyday = tokens.slice(from, at).every(({ lower }) => said.lists.commonWords.has(lower))
    if (!legal && everyday && !cased && !CUE.test(left) && from > 3) continue
    found.push({
      field: 'companyName',
      value: companyCase(said.words({ from, to })),
      from,
      to,
      confidence: legal ? 0.93 : 0.82,
    })
    at = to - 1
  }
  if (found.length > 0) return found
  return findAnnounced(said, taken).map((span) => ({
    field: 'companyName',
    value: companyCase(said.words(span)),
    ...span,
    confidence: 0.82,
  }))
}

const UPPER = /^(?:llc|hoa|pllc|ltd|vfw|ymca|usa|ii|iii)$/i

/** A company's name with capitals. */
export function companyCase(name: string): string {
  return name
    .split(/\s+/)
    .map((word, at) =>
      UPPER.test(word) && word.toLowerCase() !== 'ltd'
        ? word.toUpperCase()
        : at > 0 && /^(?:of|the|and|for)$/i.test(word)
          ? word.toLowerCase()
          : capitalPlace(word),
    )
    .join(' ')
}
