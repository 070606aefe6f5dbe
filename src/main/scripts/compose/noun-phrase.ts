import { lowerFirst } from './words.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const DETERMINERS = setOf(
  'a an the to more less some no any all both every each someone somebody something it everything ' +
    'our your this my their its one two three four five six seven eight nine ten twelve ' +
    'that how why what whether where when',
)
/** Nouns that stand without an article. */
const MASS = setOf(
  'shade light space privacy storage ventilation quiet dust noise mess insulation siding decking ' +
    'roofing drainage ' +
    'clean-up cleanup trim mold moss soapstone quartz tile wood vinyl composite cedar stain paint ' +
    'hail water heat ' +
    'scheduling timing parking communication access safety durability color quality maintenance ' +
    'upkeep black white ' +
    'gray grey blue green brown bronze beige',
)

const isPlural = (word: string): boolean => /[^s'u]s$/.test(word) && !/(?:ss|us|is)$/.test(word)

/** Short names of months stay as they were written: the check of claims reads "dec 15" as no date. */
const CALENDAR = new RegExp(
  String.raw`\b(?:january|february|april|june|july|august|september|october|november|december|` +
    String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|thanksgiving|easter)\b`,
  'g',
)

/** Abbreviations of the trade, written out so that they can be spoken. */
export function spellOut(text: string): string {
  return text
    .replace(/\bw\/o\b/gi, 'without')
    .replace(/\bw\/ ?/gi, 'with ')
    .replace(/\bsq\.? ?ft\b\.?/gi, 'square feet')
    .replace(/(\d) ?ft\b\.?/gi, '$1 feet')
    .replace(/(\d) ?in\b\.?(?= \p{L}|$)/giu, '$1 inch')
    .replace(/\byrs?\b\.?(?= (?!to\b|of\b|in\b|on\b|for\b|and\b|or\b|from\b|after\b)[a-z])/gi, 'year')
    .replace(/\byrs?\b\.?/gi, 'years')
    .replace(/\babt\b\.?/gi, 'about')
    .replace(/\bb\/c\b/gi, 'because')
    .replace(/\bhrs\b\.?/gi, 'hours')
    .replace(/\bwks\b\.?/gi, 'weeks')
    .replace(/\bthru\b/gi, 'through')
    .replace(CALENDAR, (name) => name.charAt(0).toUpperCase() + name.slice(1))
    .replace(/\s*\+\s*/g, ' and ')
    .replace(/\s*&\s*/g, ' and ')
}

/**
 * True where an article must stand or nothing is missing: "the deck", "new windows", "shade for the
 * pond".
 */
export function standsAlone(phrase: string): boolean {
  const words = phrase.toLowerCase().split(/[\s,]+/)
  const [first = ''] = words
  if (DETERMINERS.has(first) || MASS.has(first) || /^[\d$]/.test(first) || first.endsWith('ing')) return true
  return (
    isPlural(first) ||
    (words.length > 1 &&
      words.slice(1, 3).some((word) => isPlural(word) || MASS.has(word)) &&
      !/^(?:on|in|for|by|at|of|with)$/.test(words[1] ?? ''))
  )
}

/** "rain screen" becomes "the rain screen", so that it can stand in a sentence. */
export function withArticle(phrase: string): string {
  const plain = lowerFirst(phrase.trim())
  const [first = ''] = plain.split(' ')
  const bare = /^\d/.test(first)
    ? plain.split(' ').length > 2 && !isPlural(plain.split(' ').at(-1) ?? '')
    : false
  return standsAlone(plain) && !bare ? plain : `the ${plain}`
}
