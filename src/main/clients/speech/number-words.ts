const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen']
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** zero to nine. */
export const digitValue: ReadonlyMap<string, number> = new Map(digits.map((word, value) => [word, value]))
/** ten to nineteen. */
export const teenValue: ReadonlyMap<string, number> = new Map(
  [...teens, 'eighteen', 'nineteen'].map((word, index) => [word, index + 10]),
)
/** twenty to ninety. */
export const tensValue: ReadonlyMap<string, number> = new Map([
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['fourty', 40],
])
/** What stands for zero within digits. */
export const zeroWords: ReadonlySet<string> = new Set(['zero', 'oh', 'o'])

/** thousand and above, with the Indian steps. */
export const scaleValue: ReadonlyMap<string, bigint> = new Map([
  ['thousand', 10n ** 3n],
  ['lakh', 10n ** 5n],
  ['lakhs', 10n ** 5n],
  ['million', 10n ** 6n],
  ['crore', 10n ** 7n],
  ['crores', 10n ** 7n],
  ['billion', 10n ** 9n],
  ['trillion', 10n ** 12n],
  ['quadrillion', 10n ** 15n],
  ['quintillion', 10n ** 18n],
  ['sextillion', 10n ** 21n],
])

const units = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** An ordinal word and the cardinal word that it ends in: "twelfth" is "twelve". */
export const cardinalOfOrdinal: ReadonlyMap<string, string> = new Map([
  ...units.map((word, value): [string, string] => [word, digits[value] ?? '']),
  ...[...teenValue.keys()].map((word): [string, string] => [`${word}th`, word]),
  ['twelfth', 'twelve'],
  ...tens.map((word): [string, string] => [word.replace(/y$/, 'ieth'), word]),
  ['hundredth', 'hundred'],
  ...['thousand', 'million', 'billion', 'trillion'].map((word): [string, string] => [`${word}th`, word]),
])

/** Words that make up a number, so that the hyphens between them mean nothing. */
export function isNumberWord(word: string): boolean {
  return (
    digitValue.has(word) ||
    teenValue.has(word) ||
    tensValue.has(word) ||
    scaleValue.has(word) ||
    cardinalOfOrdinal.has(word) ||
    zeroWords.has(word) ||
    word === 'hundred' ||
    word === 'and' ||
    word === 'double' ||
    word === 'triple'
  )
}

/** One digit said as a word, "oh" included. */
export function digitOf(word: string): string | undefined {
  if (zeroWords.has(word)) return '0'
  return digitValue.get(word)?.toString()
}

/** 111 → "111th". */
export function withOrdinalEnding(value: bigint): string {
  const last = Number(value % 100n)
  if (last >= 11 && last <= 13) return `${value}th`
  const ending = ['th', 'st', 'nd', 'rd'][last % 10] ?? 'th'
  return `${value}${ending}`
}
