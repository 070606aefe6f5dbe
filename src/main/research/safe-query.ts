/** What may not leave the house, and why it was taken out. */
export interface Removed {
  readonly text: string
  readonly kind: 'customer' | 'phone' | 'e-mail' | 'address' | 'job number' | 'money' | 'postal code'
}

export interface SafeQuery {
  /** Free of customer data; empty when nothing worth searching for is left. */
  readonly query: string
  readonly removed: readonly Removed[]
}

export interface SafeQueryOptions {
  /** Names of customers found in the CRM for this text: "Maria Ortiz", "Brightside Bakery LLC". */
  readonly customers: readonly string[]
  /** Our own company's name, which says who is asking; '' when unknown. */
  readonly company: string
}

const STREET =
  'street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|circle|cir|boulevard|' +
  'blvd|way|place|pl|terrace|ter|trail|trl|parkway|pkwy|square|sq|highway|hwy|pike|' +
  'run|loop|alley|crossing|xing|ridge'
// "30 year ridge" and "2026 price per square" are no addresses.
const NOT_STREET =
  'per|of|in|inch(?:es)?|ft|foot|feet|lf|sq|the|for|a|an|and|or|price|cost|years?|' +
  'to|vs|by|squares?|degrees?|mph|gauge|gal|lb|lbs|oz|mil|tab|on|with|is|are'
const patterns: readonly (readonly [Removed['kind'], RegExp])[] = [
  [
    'e-mail',
    new RegExp(
      String.raw`[\w.+-]+(?:\s+dot\s+\w+)*(?:@|\s+at\s+(?=[\w-]+\s*(?:dot|` +
        String.raw`\.)\s*\w+))[\w-]+(?:\s*(?:\.|\bdot\b)\s*[a-z]{2,})+`,
      'gi',
    ),
  ],
  ['phone', /(?<![\w-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)|\d{3})[\s.-]?\d{3}[\s.-]?\d{4}(?![\w-])/g],
  ['phone', /(?<![\w-])\d{3}[-.]\d{4}(?![\w-])/g],
  ['job number', /(?:\bjob\s*(?:number|no\.?|#)?\s*)?(?<![\w-])\d{4}-\d{2}(?![\w-])/gi],
  ['job number', /\bjob\s*(?:number|no\.?|#)?\s*\d{3,}(?:-\d+)?\b/gi],
  [
    'address',
    new RegExp(
      `(?<![\\w-])\\d{1,6}[A-Za-z]?\\s+(?:[NSEW]\\.?\\s+|north\\s+|south\\s+|east\\s+|` +
        `west\\s+)?(?:(?!(?:${NOT_STREET})\\b)[\\w'.-]+\\s+){1,3}?(?:${STREET}` +
        `)\\b\\.?(?:\\s*,?\\s*(?:apt|unit|suite|ste|` +
        `#)\\.?\\s*[\\w-]+)?(?:\\s*,\\s*[A-Z][\\w ]{1,25},?\\s+[A-Z]{2}\\b(?:\\s+\\d{5}(?:-\\d{4})?)?)?`,
      'gi',
    ),
  ],
  ['address', /\bp\.?\s?o\.?\s+box\s+\d+/gi],
  ['postal code', /(?<=\b(?:OH|ohio|zip|zip code|in)\s+)\d{5}(?:-\d{4})?\b/gi],
]
const MONEY =
  /\$\s?\d[\d,]*(?:\.\d{2})?\s?(?:k|thousand|million)?\b|\b\d[\d,]*(?:\.\d{2})?\s?(?:dollars|bucks|usd)\b/gi
const EMPTY = new Set(
  (
    'a about an and any call text quote are at be best by can check client could customer ' +
    'customers did do does email find for from get give go google has have he her him his ' +
    'homeowner house how i in info information internet into is it its job know let live lives ' +
    'look looking lookup me mr mrs ms my name need number of off on online or our out owes paid ' +
    'phone please price search send she should show so some tell that the their them there they ' +
    'this to up us was way we web were what when where which who whose why will with would you ' +
    'your vs job quoted family whats'
  ).split(' '),
)

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The text as it reads: letters in one form, none of the characters that nobody sees. */
export function legible(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

/** Whole names first, then their rarer parts: "Maria Ortiz" also hides "Mrs. Ortiz" and "the Ortizes". */
function namePatterns(name: string): RegExp[] {
  const parts = name
    .split(/[\s,&]+/)
    .filter((part) => part.length > 1 && !/^(?:and|the|inc|llc|co|corp|company|of)\.?$/i.test(part))
  const title = '(?:(?:mr|mrs|ms|miss|dr)\\.?\\s+(?:and\\s+(?:mr|mrs)\\.?\\s+)?|the\\s+)?'
  const whole = new RegExp(
    `(?<![\\w'-])${title}${parts.map(escape).join('[\\s,&]+(?:and\\s+)?')}(?:['’]?s|es)?(?:['’])?(?![\\w-])`,
    'giu',
  )
  const last = parts.at(-1) ?? ''
  const company = /\b(?:inc|llc|co|corp|company)\b/i.test(name) || parts.length > 2
  if (company || last.length < 3) return [whole]
  // A name that is an ordinary word ("Hill", "Price") is only taken out where it is written as a name.
  const surname = new RegExp(
    `(?<![\\w'-])(?:${title}${escape(last)}|${title}${escape(last.toUpperCase())}` +
      `)(?:['’]?s|es)?(?:['’])?(?![\\w-])`,
    'gu',
  )
  const titled = new RegExp(
    `(?<![\\w'-])(?:mr|mrs|ms|miss|dr)\\.?\\s+${escape(last)}(?:['’]s)?(?![\\w-])`,
    'giu',
  )
  const possessive = new RegExp(
    `(?<![\\w'-])(?:the\\s+)?${escape(last)}(?:['’]s|es['’]?|s['’])(?![\\w-])`,
    'giu',
  )
  return [whole, titled, possessive, surname]
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)|["“”]\s*["“”]/g, ' ')
    .replace(/\s+([,.?!;:])/g, '$1')
    .replace(/([,;:])(?:\s*[,;:.])+/g, '$1')
    .replace(/\b(?:for|at|of|by|from|on|to|with|about|named|called|near)\s*(?=[,.?!;]|$)/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:'’s-]+(?=\s)|[\s,;:-]+$/g, '')
    .trim()
}

/**
 * Takes customer data out of a web query: names that the CRM knows, phones, e-mails, street addresses, job
 * numbers, and sums of money that stand beside them. Product words stay. Refuses by an empty `query`.
 */
export function safeQuery(text: string, { customers, company }: SafeQueryOptions): SafeQuery {
  const removed: Removed[] = []
  let rest = legible(text)
  const take = (kind: Removed['kind'], pattern: RegExp): void => {
    rest = rest.replace(pattern, (found) => {
      removed.push({ text: found.trim(), kind })
      return ' '
    })
  }
  for (const [kind, pattern] of patterns) take(kind, pattern)
  const names = [
    ...new Set([...customers, company].map((name) => name.trim()).filter((name) => name.length > 1)),
  ]
  for (const name of names.toSorted((a, b) => b.length - a.length))
    for (const pattern of namePatterns(name)) take('customer', pattern)
  // A price alone is a fair question; beside a customer it is that customer's money.
  if (removed.length > 0) take('money', MONEY)
  const query = tidy(rest)
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return { query: words.some((word) => word.length > 1 && !EMPTY.has(word)) ? query : '', removed }
}
