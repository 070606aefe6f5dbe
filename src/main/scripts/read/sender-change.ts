import { clearFirstNames, doubtfulFirstNames } from '../check/first-names.ts'
import { brands } from '../check/name-words.ts'

const NAMED = String.raw`\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}`
/** Typed in a hurry; counts only where one of the names is known as one. */
const SMALL = String.raw`(?!(?:the|a|an|her|his|my|our|your|it|this|that|some|more|less)\b)\p{L}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?`
const COMES = '(?:should|has to|must|needs to|ought to|will|shall|is to)'
const WHAT = '(?:it|this|that|the (?:script|text|video|primer|proposal|message|thing))'
const SPEAKS = '(?:say|speak|present|send|sign|read|record)(?: (?:it|this|that))?'

interface Patterns {
  /** It is said that the person sends or speaks it. */
  readonly clear: readonly RegExp[]
  /** A change of names alone; it is about the sender only where both are people. */
  readonly exchange: readonly RegExp[]
}

function patternsFor(person: string): Patterns {
  const value = `(?<value>${person})`
  const old = `(?<old>${person})`
  const not = `(?:,? (?:and )?(?:not|instead of|rather than) (?:from |by )?${old})?`
  const clear = [
    `^${WHAT} ${COMES} (?:be |come |go out )?(?:sent |spoken |said |signed |presented )?(?:from|by) ${value}${not}$`,
    `^(?:make|have|let) ${WHAT} (?:be |come )?(?:from|by) ${value}${not}$`,
    `^(?:i want|i need|i'd like|we want|we need) ${WHAT} (?:to be |to come )?(?:from|by) ${value}${not}$`,
    `^(?:(?:it's|it is|this is) )?(?:sent |signed |spoken )?(?:from|by) ${value},? (?:not|instead of|rather than) (?:from |by )?${old}$`,
    `^(?:change|switch|set|make) the (?:sender|speaker|presenter|signature)(?: from ${old})? (?:to |be )?${value}$`,
    `^(?:use|take|put|make|have) ${value} as (?:the )?(?:sender|speaker|presenter)${not}$`,
    `^(?:have|let) ${value} ${SPEAKS}${not}$`,
    `^${value} ${COMES} ${SPEAKS}${not}$`,
  ]
  const exchange = [
    `^(?:use|take|put|make it) ${value},? (?:instead of|rather than|in place of|not) ${old}$`,
    `^(?:use|take|make it) ${value} instead$`,
    `^${value} (?:instead of|rather than) ${old}$`,
    `^not ${old}, (?:but )?${value}$`,
  ]
  const compiled = (all: readonly string[]): readonly RegExp[] => all.map((one) => new RegExp(one, 'u'))
  return { clear: compiled(clear), exchange: compiled(exchange) }
}
const named = patternsFor(NAMED)
const small = patternsFor(SMALL)

const isBrand = (name: string): boolean => {
  const words = name.toLowerCase().split(' ')
  return brands.has(words.join('-')) || words.some((word) => brands.has(word))
}
const firstOf = (name: string): string => name.toLowerCase().split(' ')[0] ?? ''
const isFirstName = (name: string): boolean =>
  clearFirstNames.has(firstOf(name)) || doubtfulFirstNames.has(firstOf(name))
const titled = (name: string): string =>
  name.replace(/(^|[ -])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())

/** "Use Priya Nair instead of Marcus", "it should be from Priya, not Dana": who speaks now, or null. */
export function changedSender(text: string): string | null {
  // Only the names keep their capitals; an order may begin with one.
  const plain = text
    .trim()
    .replace(/[\s.!?]+$/, '')
    .replace(/^(?:can|could|would) (?:you|we) (?:please |just )?/i, '')
    .replace(
      /^(?:It|It's|I|I'd|We|This|That|The|Make|Have|Let|Change|Switch|Set|Use|Take|Put|From|By|Sent|Signed|Spoken|Not)(?=\s)/,
      (word) => word.toLowerCase(),
    )
  const find = (
    patterns: readonly RegExp[],
    fits: (value: string, old: string) => boolean,
  ): string | undefined => {
    for (const pattern of patterns) {
      const { value = '', old = '' } = pattern.exec(plain)?.groups ?? {}
      if (value && !isBrand(value) && !isBrand(old) && fits(value, old)) return titled(value)
    }
    return undefined
  }
  const isKnown = (value: string, old: string): boolean => isFirstName(value) || isFirstName(old)
  const isSure = (value: string, old: string): boolean =>
    clearFirstNames.has(firstOf(value)) || clearFirstNames.has(firstOf(old))
  return (
    find(named.clear, () => true) ??
    find(named.exchange, isKnown) ??
    find([...small.clear, ...small.exchange], isSure) ??
    null
  )
}
