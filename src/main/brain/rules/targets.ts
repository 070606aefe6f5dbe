/** Which job a sentence is about, as far as its words say. */
export type Target =
  /** "2231-01" */
  | { readonly kind: 'number'; readonly number: string }
  /** A name, street or phone to search for, and words that narrow it: "Ortiz" + "roof". */
  | {
      readonly kind: 'words'
      readonly search: string
      readonly narrow: readonly string[]
      /** Other words of the sentence, which may single out one of the same customer's jobs. */
      readonly context?: readonly string[]
    }
  /** "it", "that job": the job last spoken of. */
  | { readonly kind: 'that' }

export const JOB_NUMBER = /(?<![\w-])(\d{3,6})\s?(?:-|–|dash|hyphen)\s?(\d{1,3})(?![\w-])/i
const TRADES = new RegExp(
  String.raw`^(?:roof(?:s|ing)?|re-?roof|siding|windows?|doors?|gutters?|decks?|decking|` +
    String.raw`kitchens?|bath(?:room)?s?|insulation|attic|porch|skylights?|fascia|soffits?|` +
    String.raw`remodel|repairs?|replacement|install(?:ation)?|addition)$`,
  'i',
)
const NOISE = new RegExp(
  String.raw`^(?:the|a|an|our|my|that|this|those|these|of|for|about|on|to|in|at|with|jobs?|` +
    String.raw`projects?|files?|records?|accounts?|deals?|folder|customer|client|homeowner|` +
    String.raw`lead|family|house|home|residence|place|property|notes?|number|no|stage|status|` +
    String.raw`one|mr|mrs|ms|miss|dr|crm|leap|job's|please|card|log|history|timeline)$`,
  'i',
)
const THAT = new RegExp(
  String.raw`^(?:it|that|this|them|him|her|he|she|they|(?:that|this|the|same|` +
    String.raw`the same) (?:job|project|one|file|deal|account|customer|client)|(?:his|her|` +
    String.raw`their) (?:job|project|file|deal|account)|there)$`,
  'i',
)

/** "2231 dash 1" → "2231-01". */
export function jobNumberIn(text: string): string | null {
  const m = JOB_NUMBER.exec(text)
  return m ? `${m[1]}-${(m[2] ?? '').padStart(2, '0')}` : null
}

const bare = (word: string): string => word.replace(/^[("'#]+|[)"',.;:!?]+$/g, '').replace(/'s?$/i, '')

/** Reads a phrase such as "the Ortiz roof job", "Kowalski's deck in Dublin", "2231-01", "it". */
export function readTarget(phrase: string): Target | null {
  const said = phrase
    .trim()
    .replace(/[’`]/g, "'")
    .replace(/[,.;:!?]+$/, '')
  if (said === '') return null
  if (THAT.test(said)) return { kind: 'that' }
  const number = jobNumberIn(said)
  if (number) return { kind: 'number', number }
  const narrow: string[] = []
  const name: string[] = []
  const place = /\s(?:in|over in|out in)\s+([A-Z][\w ]+|\w+(?: \w+)?)$/.exec(said)
  if (place?.[1]) narrow.push(...place[1].split(' ').map(bare))
  for (const word of (place ? said.slice(0, place.index) : said).split(/\s+/)) {
    const plain = bare(word)
    if (plain === '' || NOISE.test(plain)) continue
    if (TRADES.test(plain)) narrow.push(plain)
    else name.push(plain)
  }
  if (name.length > 0) return { kind: 'words', search: name.join(' '), narrow }
  return narrow.length > 0 && !place ? { kind: 'words', search: narrow.join(' '), narrow: [] } : null
}

/** True when a phrase names a job beyond doubt: a number, "the … job", a trade, a possessive. */
export function isStrongTarget(phrase: string): boolean {
  const said = phrase.trim().replace(/[’`]/g, "'")
  if (THAT.test(said)) return true
  if (jobNumberIn(said)) return said.split(/\s+/).length < 6
  if (said.split(/\s+/).length > 7 || /\b(?:is|are|was|will|that|and|we|they)\b/i.test(said)) return false
  return (
    /\b(?:job|project|file|record|account|deal|card)s?(?: (?:notes?|log|history))?$/i.test(said) ||
    /'s? \w+$/.test(said) ||
    TRADES.test(said.split(/\s+/).at(-1) ?? '')
  )
}

/** What to search for, best first: "the Johnsons" as said, then in the singular, then the last word. */
export function searchTexts(target: Target): readonly string[] {
  if (target.kind === 'number') return [target.number]
  if (target.kind === 'that') return []
  const out = [target.search]
  const last = target.search.split(' ').at(-1) ?? ''
  if (/[^s]s$/i.test(last))
    out.push(
      target.search.replace(/(?:es|s)$/i, (end) =>
        /[zxs]es$|ches$|shes$/i.test(last) && end.length === 2 ? '' : end.slice(0, -1),
      ),
    )
  if (target.search.includes(' ')) out.push(last)
  return [...new Set(out)]
}
