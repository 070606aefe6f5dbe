import type { NameSpan } from './name-spans.ts'
import { isNickname } from './nicknames.ts'
import type { Said } from './said.ts'

const COMPOUND_FIRST = new Set(
  'ruth barbara patricia carol laura linda bonnie mary maria jose juan anna ana billy bobby jim john peggy betty martha sarah jo luis carlos miguel ann jean marie rose ma lee sue anne jorge jesus bobbie tommy'.split(
    ' ',
  ),
)
const SECOND_GIVEN = new Set(
  'ann anne jean jo lou lynn mae may sue beth rae ellen kay joe bob ray lee jack wayne'.split(' '),
)
const HISPANIC_FIRST = new Set('ana maria jose juan luis carlos miguel luz rosa'.split(' '))
const COMPOUND_SECOND = new Set(
  'ann anne jo joe beth lynn lou jane kay bob dean luis carlos antonio jose maria elena fernanda pierre paul luc angel manuel isabel ellen pat sue claire jean guadalupe teresa'.split(
    ' ',
  ),
)

/** First and last name from the parts of a full name. */
export function splitName(
  said: Said,
  span: NameSpan,
): { readonly first: string | null; readonly last: string | null } {
  const { firstNames, surnames } = said.lists
  const parts = span.parts
  const [one = '', two = '', three = ''] = parts
  const rank = (list: ReadonlyMap<string, number>, word: string): number =>
    list.get(word.toLowerCase()) ?? Infinity
  if (parts.length === 1) return { first: one, last: null }
  if (parts.length === 2) {
    // "Chen Wei-Lin": the family name first.
    const pieces = two.toLowerCase().split('-')
    const given =
      rank(firstNames, two) < 3000 ||
      (pieces.length === 2 && pieces.every((piece) => firstNames.has(piece) || piece.length < 5))
    const swapped =
      rank(firstNames, one) > 3000 && rank(surnames, one) < 1200 && given && rank(surnames, two) > 6000
    // "I have a Heikkinen, h e i k …, Eino": behind an article stands a surname.
    const article = /^an?$/.test(said.tokens[span.from - 1]?.lower ?? '')
    const surnameFirst =
      (span.spelledFirst || span.title !== null) &&
      ((rank(firstNames, one) > 4000 && rank(firstNames, two) < Math.min(4000, rank(surnames, two))) ||
        (article && span.spelledFirst && rank(firstNames, one) > 3000 && !surnames.has(two.toLowerCase())))
    // "Baumgartner Elke": the first is only a surname, the second only a first name.
    const onlyOrder =
      !firstNames.has(one.toLowerCase()) &&
      rank(surnames, one) < 12_000 &&
      rank(firstNames, two) < 3000 &&
      rank(surnames, two) > 12_000
    return swapped || onlyOrder || surnameFirst ? { first: two, last: one } : { first: one, last: two }
  }
  const rest = parts.slice(1)
  const [, , , four] = parts
  if (four && HISPANIC_FIRST.has(one.toLowerCase()) && rank(firstNames, two) < 2500) {
    return { first: `${one} ${two}`, last: `${three} ${four}` }
  }
  if (/^\p{L}$/u.test(two)) return { first: one, last: parts.slice(2).join(' ') }
  if (parts.length === 3) {
    // "Mr Singh, Gurpreet Singh": the surname twice.
    if (one.toLowerCase() === three.toLowerCase()) return { first: two, last: three }
    // "It's Rob, Rob Carlisle".
    if (one.toLowerCase() === two.toLowerCase() && !/^(?:dee|jo|lu|ce|mimi)$/i.test(one))
      return { first: one, last: three }
    // "Robert Bob Hensley" and "Bob Robert Hensley".
    if (isNickname(one, two)) return { first: one, last: three }
    if (isNickname(one, three)) return { first: one, last: two }
    if (isNickname(two, one)) return { first: two, last: three }
    if (COMPOUND_FIRST.has(one.toLowerCase()) && COMPOUND_SECOND.has(two.toLowerCase()))
      return { first: `${one} ${two}`, last: three }
    const given =
      rank(firstNames, one) < 3000 &&
      (SECOND_GIVEN.has(two.toLowerCase()) ||
        (HISPANIC_FIRST.has(one.toLowerCase()) && rank(firstNames, two) < 2500))
    if (given) return { first: `${one} ${two}`, last: three }
    const middle = rank(firstNames, two) < 2500 && rank(firstNames, two) < rank(surnames, two) * 2
    return middle ? { first: `${one} ${two}`, last: three } : { first: one, last: rest.join(' ') }
  }
  return { first: one, last: rest.join(' ') }
}
