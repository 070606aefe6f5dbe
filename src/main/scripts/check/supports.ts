import { stem } from '#shared/text/stem.ts'
import { contextOf, stemsOf, within } from './context.ts'
import { dateHolds, isDated } from './date-holds.ts'
import type { Claimed, Meaning } from './meaning.ts'
import { isNumbered, numberHolds } from './number-holds.ts'
import type { ReadFact } from './read-fact.ts'
import { isCustomer, isPersonal } from './standing.ts'
import { tradesIn, agree } from './topics.ts'
import { fold, plainSigns } from './words-of.ts'

type NameMeaning = Extract<Meaning, { type: 'name' }>
type PhraseMeaning = Extract<Meaning, { type: 'phrase' }>

/** The words of a name stand in the fact side by side: "Maria" in "Maria Ortiz", not "Maria Bell". */
function standsIn(words: readonly string[], names: readonly string[]): boolean {
  const equal = (a: string, b: string): boolean =>
    a === b || (a.length > 3 && (a === `${b}s` || a === `${b}es`))
  const wanted = words.filter((word) => word !== '&')
  const held = names.filter((word) => word !== '&')
  return held.some((_, at) => wanted.every((word, i) => equal(word, held[at + i] ?? '')))
}

const THEIRS =
  /^ (?:roof|deck|windows?|doors?|siding|gutters?|kitchen|bath(?:room)?|home|house|family|project|job)\b/i

/** A person who is greeted is the customer, who speaks is not; a note names nobody. */
function nameHolds(claim: Claimed, { words, role }: NameMeaning, fact: ReadFact): boolean {
  const whole = fact.standing !== 'note' && words.join(' ') === literal(fact.fact.value)
  if (!whole && !standsIn(words, fact.names)) return false
  const product = claim.kind === 'product'
  if (fact.standing === 'note') return product && mayTell(claim, fact)
  // "The Whitaker roof" is theirs.
  if (product && isCustomer(fact.fact) && THEIRS.test(claim.place.clause.slice(claim.place.end))) return true
  if (product) return !isPersonal(fact.fact) || /^[A-Z]{2,}/.test(claim.place.clause.slice(claim.place.start))
  const spoken = fact.standing === 'ours' && fact.fact.source.type === 'person'
  if (role === 'titled') return isCustomer(fact.fact)
  if (role === 'addressed') return isCustomer(fact.fact) || (spoken && fact.fact.label !== 'Sender')
  return role !== 'self' || !isCustomer(fact.fact)
}

const WISH = /\b(?:wants?|wishes|would|if|asked|asks|maybe|offer|promise\w*|price)\b/i

/** A note may be told back to the customer: as a wish, as what was seen, or as it stands. */
function mayTell(claim: Claimed, fact: ReadFact): boolean {
  const { told, saw } = contextOf(claim.place)
  if (told) return true
  const { sentence } = claim.place
  if (WISH.test(fact.fact.value) || /\b(?:we (?!found|saw|noticed|looked)|our|us|you get)\b/i.test(sentence))
    return false
  return saw || within(stemsOf(sentence), fact.about)
}

const OURS = new Set(['free', 'discount', 'money', 'rating', 'promise', 'contact', 'duration', 'scale'])

function phraseHolds(claim: Claimed, { words, sense }: PhraseMeaning, fact: ReadFact): boolean {
  const { standing, content, found } = fact
  if (standing === 'note' && (OURS.has(sense) || !mayTell(claim, fact))) return false
  if (sense === 'lifetime' && standing === 'note' && !contextOf(claim.place).told) return false
  if (sense === 'contact' || sense === 'duration')
    return found.some(
      ({ meaning }) => meaning.type === 'phrase' && meaning.sense === sense && meaning.words[0] === words[0],
    )
  const held = words.map(stem).every((word) => content.has(word))
  if (sense === 'material') return held
  const alike = found.some(({ meaning }) => meaning.type === 'phrase' && meaning.sense === sense)
  if (!alike || standing === 'record') return alike && held && sense === 'lifetime'
  // What is given away or promised must be the same thing.
  const own = tradesIn(`${claim.place.lead} ${claim.place.clause}`)
  if (!agree(own, tradesIn(fact.whole))) return false
  return held || (sense === 'free' && own.length > 0 && words.length < 2)
}

const literal = (text: string): string =>
  fold(plainSigns(text))
    .replace(/\s+/g, ' ')
    .replace(/[.,;:!?]+$/, '')
    .trim()

/** True when a claim says nothing that the fact does not. `text`: the claim as it stands. */
export function supports(claim: Claimed, text: string, fact: ReadFact): boolean {
  if (fact.standing === 'confirmed') return literal(text) === literal(fact.fact.value)
  const { meaning } = claim
  switch (meaning.type) {
    case 'number':
      return isNumbered(claim) && fact.found.some((one) => isNumbered(one) && numberHolds(claim, one, fact))
    case 'date':
      return isDated(claim) && fact.found.some((one) => isDated(one) && dateHolds(claim, one, fact))
    case 'name':
      return nameHolds(claim, meaning, fact)
    case 'phrase':
      return phraseHolds(claim, meaning, fact)
  }
}
