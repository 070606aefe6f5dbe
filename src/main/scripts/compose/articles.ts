const ACTS =
  'replace:replacing keep:keeping move:moving remove:removing reface:refacing install:installing ' +
  'repair:repairing build:building add:adding tear:tearing wrap:wrapping seal:sealing blow:blowing ' +
  'refinish:refinishing convert:converting fix:fixing rebuild:rebuilding upgrade:upgrading paint:painting'
export const gerunds: ReadonlyMap<string, string> = new Map(
  ACTS.split(' ').map((pair) => {
    const [act = '', gerund = ''] = pair.split(':')
    return [act, gerund] as const
  }),
)
const GERUND_FORMS: ReadonlySet<string> = new Set([...gerunds.values(), 'taking', 'going'])
export const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'
const UNCOUNTED = new RegExp(
  '(?:siding|tile|marble|quartz|granite|insulation|trim|wrap|foam|lighting|wood|flooring|roofing|rail|' +
    'railing|seating|work|EPDM|TPO)$',
  'i',
)

export const isPlural = (word: string): boolean => /[^s'u]s$/.test(word)
export const startsCounted = (phrase: string): boolean =>
  new RegExp(
    String.raw`^(?:\d[\d,.]*|${NUMBERS.replaceAll(' ', '|')})\b(?![ -](?:foot|inch|by)\b)`,
    'i',
  ).test(phrase)

function articleFor(phrase: string): 'a' | 'an' {
  if (/^[A-Z]{2,}\b/.test(phrase)) return /^[AEFHILMNORSX]/.test(phrase) ? 'an' : 'a'
  if (/^(?:8|11|18)\b/.test(phrase)) return 'an'
  return /^(?:a|e|i|o|u(?!-|ni|se|ti))/i.test(phrase) ? 'an' : 'a'
}

/** A thing by itself gets its article: "tub" is "the tub", "new vanity" "a new vanity". */
export function asThing(phrase: string): string {
  const [first = ''] = phrase.split(' ')
  if (/^(?:a|an|the|no|all|both|some|your|our|every)$/i.test(first) || GERUND_FORMS.has(first)) return phrase
  if (startsCounted(phrase)) return phrase
  if (/^tear-off of\b/.test(phrase)) return `the ${phrase}`
  if (/^(?:whole|entire)\b/.test(phrase)) return /house|home/.test(phrase) ? phrase : `the ${phrase}`
  const head =
    phrase.split(/ (?:with|for|at|in|on|over|under|of|from|to|plus|and|outside|inside|front|back)\b/)[0] ?? ''
  const noun = head.split(' ').at(-1) ?? ''
  if (isPlural(noun) || UNCOUNTED.test(noun)) return phrase
  if (head === phrase && head.split(' ').length === 1) return `the ${phrase}`
  return `${articleFor(phrase)} ${phrase}`
}

/** "keep floor" lacks its article, "reface cabinets" lacks nothing. */
export function withThe(phrase: string): string {
  const thing = asThing(phrase)
  return /^an? /.test(thing) && !/^an? /.test(phrase) ? `the ${phrase}` : thing
}

/** "on time", "in writing": what stands without an article. */
const FIXED = new RegExp(
  String.raw`^(?:time|writing|home|site|advance|night|spring|summer|fall|winter|hand|budget|cost|top|place|` +
    String.raw`` +
    String.raw`stock|work|person|schedule|pressure|code|cash|full|warranty|noon|once|least|first|last|` +
    String.raw`general|` +
    String.raw`detail|front|back|paper|file|board|earth|[a-z]*day)\b`,
  'i',
)

/** "to island" and "over existing slab" lack their articles. */
export const withArticles = (text: string): string =>
  text.replace(
    new RegExp(
      String.raw`(?<![\w-])(to|in|at|on|from|over|under) (?!(?:the|an?|your|our|all|both|each|every) )` +
        String.raw`((?:[a-z-]+ ){0,2}[a-z-]+)$`,
      'g',
    ),
    (whole, where: string, what: string) =>
      isPlural(what) || UNCOUNTED.test(what) || FIXED.test(what) ? whole : `${where} the ${what}`,
  )
