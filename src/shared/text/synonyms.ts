import { stem } from './stem.ts'
import { moreSynonymGroups } from './synonym-groups-more.ts'
import { synonymGroups } from './synonym-groups.ts'

const GROUPS = `${synonymGroups}${moreSynonymGroups}`

export interface Synonym {
  /** As a dictionary has it, for an index that cuts words itself. */
  readonly words: string
  /** Its stems, joined by a space. */
  readonly stems: string
}

export interface SynonymBook {
  /** What else the given stem sequence may be called, itself left out. */
  alternatives(stems: string): readonly Synonym[]
  has(stems: string): boolean
  /** Longest phrase in the book, in words. */
  readonly longest: number
}

/** Cuts a phrase the way questions and passages are cut. */
export function phraseStems(phrase: string): string {
  return (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stem).join(' ')
}

export function createSynonymBook(groups: string = GROUPS): SynonymBook {
  const book = new Map<string, Map<string, Synonym>>()
  let longest = 1
  for (const line of groups.split('\n')) {
    const members = line
      .split(',')
      .map((words) => ({ words: words.trim(), stems: phraseStems(words) }))
      .filter(({ stems }) => stems)
    for (const member of members) {
      longest = Math.max(longest, member.stems.split(' ').length)
      const known = book.get(member.stems) ?? new Map<string, Synonym>()
      for (const other of members) if (other.stems !== member.stems) known.set(other.stems, other)
      book.set(member.stems, known)
    }
  }
  return {
    alternatives: (stems) => [...(book.get(stems)?.values() ?? [])],
    has: (stems) => book.has(stems),
    longest,
  }
}

export const synonyms: SynonymBook = createSynonymBook()
