import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPlaces, type Places } from '../checks/places.ts'

/** What the rules know of names and places. */
export interface ClientLists {
  /** First name → rank, 0 the most frequent; lower case. */
  readonly firstNames: ReadonlyMap<string, number>
  readonly surnames: ReadonlyMap<string, number>
  /** Everyday words; a name may be one of them. */
  readonly commonWords: ReadonlySet<string>
  readonly places: Places
}

/** The lists of resources/clients, each read when it is first needed. */
export function loadClientLists(resourcesDir: string): ClientLists {
  const linesOf = (file: string): string[] =>
    readFileSync(join(resourcesDir, 'clients', file), 'utf8')
      .split('\n')
      .filter(Boolean)
  const ranks = (file: string): Map<string, number> =>
    new Map(linesOf(file).map((name, rank) => [name, rank]))
  const once = <T>(read: () => T): (() => T) => {
    let kept: { readonly value: T } | null = null
    return () => (kept ??= { value: read() }).value
  }
  const firstNames = once(() => ranks('first-names.txt'))
  const surnames = once(() => ranks('surnames.txt'))
  const commonWords = once(() => new Set(linesOf('common-words.txt')))
  const places = once(() => createPlaces(readFileSync(join(resourcesDir, 'clients', 'places.txt'), 'utf8')))
  return {
    get firstNames() {
      return firstNames()
    },
    get surnames() {
      return surnames()
    },
    get commonWords() {
      return commonWords()
    },
    get places() {
      return places()
    },
  }
}
