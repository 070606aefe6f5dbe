import type { Found } from './meaning.ts'
import { isPlainWord } from './name-words.ts'
import { plainSigns, wordsOf } from './words-of.ts'

/** What every shingle and every window may be called without being another one. */
const ORDINARY = new Set(
  (
    'quality high-quality matching different modern sturdy solid plain simple clean fresh ' +
    'custom replacement strong thick heavy heavier thicker durable proper correct real full ' +
    'extra additional special beautiful white black gray grey brown tan beige dark light color ' +
    'colour front back upper lower side north south east west main same right old existing ' +
    'broken damaged worn rotten missing cracked loose exterior interior weather tight energy ' +
    'efficient double single hung bath floor wall garage patio entry storm attic ridge valley ' +
    'pipe chimney yard curb weatherproof waterproof reliable trusted everyday standard regular ' +
    'basic such premium great wonderful up down in on top first-class well-made long-lasting'
  ).split(' '),
)
const FITTED = new RegExp(
  String.raw`\b(?:(?:we|we'll|we will|crew|crews)(?: (?:only|always|also|will|can|would))? (?:use|` +
    String.raw`install|put (?:on|up|in)|fit|` +
    String.raw`hang|lay|carry|recommend|sell|mount|supply)s?(?: only)?|(?:you get|you'll get|you ` +
    String.raw`will get)) ` +
    String.raw`((?:[\w'-]+ ){1,3})(shingles?|siding|decking|underlayment|gutters|windows|skylights?|` +
    String.raw`membrane|cabinets|` +
    String.raw`faucets?|countertops?|flooring|insulation)\b`,
  'gi',
)

/** Makers and lines written small: every unknown word in front of what is fitted. */
export function findFitted(text: string): readonly Found[] {
  return [...plainSigns(text).matchAll(FITTED)].flatMap((match): readonly Found[] => {
    const before = match[1] ?? ''
    const words = wordsOf(before).map((word) => word.text.replace(/'s$/, ''))
    const unknown = words.filter(
      (word) => !isPlainWord(word) && !ORDINARY.has(word) && !/(?:ly|ing|ed|er|est)$/.test(word),
    )
    if (
      unknown.length === 0 ||
      words.some((word) => /^(?:to|that|of|and|for|with|at|on|from|about|into|per|each)$/.test(word))
    )
      return []
    const end = match.index + match[0].length
    const start = end - (match[2] ?? '').length - before.length
    return [{ kind: 'product', start, end, meaning: { type: 'phrase', sense: 'material', words: unknown } }]
  })
}
